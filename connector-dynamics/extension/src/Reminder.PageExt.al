namespace Mahnwerk.Dunning;

using Microsoft.Sales.Reminder;

/// <summary>Shows the suggestion of the selected line beside a reminder that is not yet issued.</summary>
pageextension 50113 "MW Reminder" extends Reminder
{
    layout
    {
        addfirst(FactBoxes)
        {
            part("MW Suggestion"; "MW Suggestion FactBox")
            {
                ApplicationArea = Basic, Suite;
                Provider = ReminderLines;
                SubPageLink = "Cust. Ledger Entry No." = field("Entry No.");
            }
        }
    }
}
