namespace Mahnwerk.Dunning;

using Microsoft.Sales.Reminder;

/// <summary>
/// Which reminder terms are opened, and which terms their customers had before. A customer with opened terms is steered,
/// and the former terms are the floor: no earlier reminder than theirs unless its day was suggested.
/// </summary>
table 50102 "MW Former Terms"
{
    Caption = 'Opened Reminder Terms';
    DataClassification = CustomerContent;
    Access = Internal;

    fields
    {
        field(1; "Opened Terms Code"; Code[10])
        {
            Caption = 'Opened Terms Code';
            NotBlank = true;
            TableRelation = "Reminder Terms".Code;
        }
        field(2; "Former Terms Code"; Code[10])
        {
            Caption = 'Former Terms Code';
            NotBlank = true;
            TableRelation = "Reminder Terms".Code;

            trigger OnValidate()
            begin
                CheckPair();
            end;
        }
    }

    keys
    {
        key(PK; "Opened Terms Code")
        {
            Clustered = true;
        }
    }

    trigger OnInsert()
    begin
        CheckPair();
    end;

    trigger OnRename()
    begin
        CheckPair();
    end;

    local procedure CheckPair()
    var
        OtherPair: Record "MW Former Terms";
    begin
        TestField("Former Terms Code");
        if "Former Terms Code" = "Opened Terms Code" then
            Error(SameErr);
        if OtherPair.Get("Former Terms Code") then
            Error(ChainErr, "Former Terms Code");
        OtherPair.SetRange("Former Terms Code", "Opened Terms Code");
        if not OtherPair.IsEmpty() then
            Error(ChainErr, "Opened Terms Code");
    end;

    var
        SameErr: Label 'Opened terms must be other terms than the former ones.';
        ChainErr: Label 'Terms %1 cannot be opened and former at once.', Comment = '%1 = reminder terms code';
}
