namespace Mahnwerk.Dunning;

using Microsoft.Sales.Reminder;

/// <summary>Shows suggestions on the lines of a reminder that is not yet issued.</summary>
tableextension 50104 "MW Reminder Line" extends "Reminder Line"
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
        field(50101; "MW Score"; Decimal)
        {
            AutoFormatType = 0;
            Caption = 'Pays Within 30 Days';
            DecimalPlaces = 0 : 4;
            FieldClass = FlowField;
            CalcFormula = lookup("MW Dunning Suggestion".Score where("Cust. Ledger Entry No." = field("Entry No.")));
            Editable = false;
        }
        field(50102; "MW Expected Payment Date"; Date)
        {
            Caption = 'Expected Payment Date';
            FieldClass = FlowField;
            CalcFormula = lookup("MW Dunning Suggestion"."Expected Payment Date" where("Cust. Ledger Entry No." = field("Entry No.")));
            Editable = false;
        }
    }
}
