namespace Mahnwerk.Dunning;

using Microsoft.Sales.Reminder;

/// <summary>Puts suggestions beside the due date of each line of a reminder.</summary>
pageextension 50112 "MW Reminder Lines" extends "Reminder Lines"
{
    layout
    {
        addafter("Due Date")
        {
            field("MW Suggested Date"; Rec."MW Suggested Date")
            {
                ApplicationArea = Basic, Suite;
                ToolTip = 'Specifies the date on which a reminder is suggested. It is empty where none is suggested.';
            }
            field("MW Score"; Rec."MW Score")
            {
                ApplicationArea = Basic, Suite;
                ToolTip = 'Specifies how likely the entry is paid within 30 days, from 0 to 1.';
            }
            field("MW Expected Payment Date"; Rec."MW Expected Payment Date")
            {
                ApplicationArea = Basic, Suite;
                ToolTip = 'Specifies the date by which payment is as likely as not.';
            }
        }
    }
}
