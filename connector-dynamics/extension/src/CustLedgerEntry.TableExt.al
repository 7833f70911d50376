namespace Mahnwerk.Dunning;

using Microsoft.Sales.Receivables;

/// <summary>Shows suggestions in the lists of the customer ledger. Every field is looked up; nothing is stored in the ledger.</summary>
tableextension 50103 "MW Cust. Ledger Entry" extends "Cust. Ledger Entry"
{
    fields
    {
        field(50100; "MW Suggested Date"; Date)
        {
            Caption = 'Suggested Reminder Date';
            FieldClass = FlowField;
            CalcFormula = lookup("MW Dunning Suggestion"."Suggested Date" where("Cust. Ledger Entry No." = field("Entry No.")));
            Editable = false;
        }
        field(50101; "MW Dunning Date"; Date)
        {
            Caption = 'No Reminder Before';
            FieldClass = FlowField;
            CalcFormula = lookup("MW Dunning Suggestion"."Dunning Date" where("Cust. Ledger Entry No." = field("Entry No.")));
            Editable = false;
        }
        field(50102; "MW Held"; Boolean)
        {
            Caption = 'Held';
            FieldClass = FlowField;
            CalcFormula = lookup("MW Dunning Suggestion".Held where("Cust. Ledger Entry No." = field("Entry No.")));
            Editable = false;
        }
        field(50103; "MW Score"; Decimal)
        {
            AutoFormatType = 0;
            Caption = 'Pays Within 30 Days';
            DecimalPlaces = 0 : 4;
            FieldClass = FlowField;
            CalcFormula = lookup("MW Dunning Suggestion".Score where("Cust. Ledger Entry No." = field("Entry No.")));
            Editable = false;
        }
        field(50104; "MW Expected Payment Date"; Date)
        {
            Caption = 'Expected Payment Date';
            FieldClass = FlowField;
            CalcFormula = lookup("MW Dunning Suggestion"."Expected Payment Date" where("Cust. Ledger Entry No." = field("Entry No.")));
            Editable = false;
        }
        field(50105; "MW Person Decides"; Boolean)
        {
            Caption = 'Person Decides';
            FieldClass = FlowField;
            CalcFormula = lookup("MW Dunning Suggestion"."Person Decides" where("Cust. Ledger Entry No." = field("Entry No.")));
            Editable = false;
        }
    }
}
