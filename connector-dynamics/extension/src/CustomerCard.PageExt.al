namespace Mahnwerk.Dunning;

using Microsoft.Sales.Customer;

/// <summary>Lets an administrator name key accounts, whose reminders a person looks at.</summary>
pageextension 50114 "MW Customer Card" extends "Customer Card"
{
    layout
    {
        addafter("Reminder Terms Code")
        {
            field("MW Key Account"; Rec."MW Key Account")
            {
                ApplicationArea = Basic, Suite;
                ToolTip = 'Specifies that a person looks at each reminder of this customer and that Mahnwerk never advances one.';
            }
        }
    }
}
