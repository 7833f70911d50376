namespace Mahnwerk.Dunning;

using Microsoft.Sales.Receivables;

/// <summary>
/// What Mahnwerk suggests for a customer ledger entry, and the mark by which Create Reminders keeps to it.
/// The ledger entry itself is never changed.
/// </summary>
table 50100 "MW Dunning Suggestion"
{
    Caption = 'Dunning Suggestion';
    DataClassification = CustomerContent;
    Access = Internal;

    fields
    {
        field(1; "Cust. Ledger Entry No."; Integer)
        {
            Caption = 'Customer Ledger Entry No.';
            TableRelation = "Cust. Ledger Entry"."Entry No.";
        }
        field(2; "Entry Row Version"; BigInteger)
        {
            Caption = 'Entry Row Version';
        }
        field(3; "Customer No."; Code[20])
        {
            Caption = 'Customer No.';
            Editable = false;
        }
        field(10; "Dunning Date"; Date)
        {
            Caption = 'No Reminder Before';
        }
        field(11; Held; Boolean)
        {
            Caption = 'Held';
        }
        field(12; "Marked On"; Date)
        {
            Caption = 'Marked On';
            Editable = false;
        }
        field(13; "Person Decides"; Boolean)
        {
            Caption = 'Person Decides';
        }
        field(20; "Suggested Date"; Date)
        {
            Caption = 'Suggested Reminder Date';
        }
        field(21; Score; Decimal)
        {
            AutoFormatType = 0;
            Caption = 'Pays Within 30 Days';
            DecimalPlaces = 0 : 4;
            MinValue = 0;
            MaxValue = 1;
        }
        field(22; "Expected Payment Date"; Date)
        {
            Caption = 'Expected Payment Date';
        }
        field(23; "Expected From"; Date)
        {
            Caption = 'Expected From';
        }
        field(24; "Expected Until"; Date)
        {
            Caption = 'Expected Until';
        }
        field(30; "Reason 1"; Text[250])
        {
            Caption = 'Reason 1';
        }
        field(31; "Reason 2"; Text[250])
        {
            Caption = 'Reason 2';
        }
        field(32; "Reason 3"; Text[250])
        {
            Caption = 'Reason 3';
        }
        field(33; "Reason 1 German"; Text[250])
        {
            Caption = 'Reason 1 (German)';
        }
        field(34; "Reason 2 German"; Text[250])
        {
            Caption = 'Reason 2 (German)';
        }
        field(35; "Reason 3 German"; Text[250])
        {
            Caption = 'Reason 3 (German)';
        }
        field(40; "Model Version"; Text[50])
        {
            Caption = 'Model Version';
        }
    }

    keys
    {
        key(PK; "Cust. Ledger Entry No.")
        {
            Clustered = true;
        }
        key(ByDate; "Dunning Date")
        {
        }
    }

    fieldgroups
    {
        fieldgroup(DropDown; "Cust. Ledger Entry No.", "Suggested Date", "Dunning Date")
        {
        }
    }

    trigger OnInsert()
    var
        NoMark: Record "MW Dunning Suggestion";
        CustLedgerEntry: Record "Cust. Ledger Entry";
    begin
        CustLedgerEntry.Get("Cust. Ledger Entry No.");
        "Customer No." := CustLedgerEntry."Customer No.";
        CheckChangedMark(NoMark);
    end;

    trigger OnModify()
    var
        Stored: Record "MW Dunning Suggestion";
    begin
        Stored.Get("Cust. Ledger Entry No.");
        CheckChangedMark(Stored);
    end;

    trigger OnDelete()
    begin
        if "Person Decides" then
            Error(PersonDecidesErr);
    end;

    trigger OnRename()
    begin
        Error(RenameErr);
    end;

    /// <summary>Whether the mark keeps the entry out of a run on this date.</summary>
    procedure HoldsOn(RunDate: Date): Boolean
    begin
        exit(Counts() and Held and ("Dunning Date" > RunDate) and ("Dunning Date" <= LastDay("Marked On")));
    end;

    /// <summary>Whether the mark's day was chosen for the next reminder and has come.</summary>
    procedure IsChosenFor(RunDate: Date; LastReminderDate: Date): Boolean
    begin
        exit(Counts() and ("Dunning Date" <= RunDate) and ("Dunning Date" > LastReminderDate));
    end;

    /// <summary>The reason of this rank, 1 to 3, in the reader's language.</summary>
    procedure ReasonText(Rank: Integer): Text[250]
    begin
        case Rank of
            1:
                exit(InReadersLanguage("Reason 1", "Reason 1 German"));
            2:
                exit(InReadersLanguage("Reason 2", "Reason 2 German"));
            3:
                exit(InReadersLanguage("Reason 3", "Reason 3 German"));
        end;
    end;

    /// <summary>The days a mark may reach ahead of the day on which it was written.</summary>
    procedure MaximumDays(): Integer
    begin
        exit(30);
    end;

    local procedure Counts(): Boolean
    begin
        exit(("Dunning Date" <> 0D) and not "Person Decides");
    end;

    local procedure LastDay(WrittenOn: Date): Date
    begin
        exit(WrittenOn + MaximumDays());
    end;

    local procedure CheckChangedMark(Stored: Record "MW Dunning Suggestion")
    begin
        if ("Dunning Date" = Stored."Dunning Date") and (Held = Stored.Held) then
            exit;
        CheckEntry();
        if Held or ("Dunning Date" <> Stored."Dunning Date") then
            CheckDate();
        "Marked On" := Today();
    end;

    local procedure CheckEntry()
    var
        CustLedgerEntry: Record "Cust. Ledger Entry";
    begin
        CustLedgerEntry.ReadIsolation := IsolationLevel::ReadCommitted;
        CustLedgerEntry.Get("Cust. Ledger Entry No.");
        if CustLedgerEntry.SystemRowVersion <> "Entry Row Version" then
            Error(EntryChangedErr);
        if ("Dunning Date" <> 0D) and Held and not CustLedgerEntry.Open then
            Error(EntryClosedErr);
    end;

    local procedure CheckDate()
    begin
        if "Dunning Date" = 0D then begin
            TestField(Held, false);
            exit;
        end;
        if "Person Decides" then
            Error(PersonDecidesErr);
        if "Dunning Date" > LastDay(Today()) then
            Error(TooFarErr, MaximumDays());
        if Held and ("Dunning Date" <= Today()) then
            Error(NotLaterErr);
    end;

    local procedure InReadersLanguage(English: Text[250]; German: Text[250]): Text[250]
    begin
        // The primary language of German in all its countries; English stands where no German text was given.
        if (GlobalLanguage() mod 1024 = 7) and (German <> '') then
            exit(German);
        exit(English);
    end;

    var
        RenameErr: Label 'A dunning suggestion belongs to one customer ledger entry and cannot be given to another.';
        EntryChangedErr: Label 'The customer ledger entry has changed since this mark was decided. Read it again and decide anew.';
        EntryClosedErr: Label 'The customer ledger entry is closed and cannot be held.';
        PersonDecidesErr: Label 'A person decides on this entry and has not given it back.';
        TooFarErr: Label 'A date may lie at most %1 days ahead.', Comment = '%1 = number of days';
        NotLaterErr: Label 'An entry can be held only up to a day after today.';
}
