namespace Mahnwerk.Dunning;

/// <summary>The company's settings, and the pairs of opened and former reminder terms.</summary>
page 50115 "MW Setup"
{
    Caption = 'Mahnwerk Setup';
    PageType = Card;
    SourceTable = "MW Setup";
    ApplicationArea = Basic, Suite;
    UsageCategory = Administration;
    InsertAllowed = false;
    DeleteAllowed = false;

    layout
    {
        area(Content)
        {
            group(General)
            {
                Caption = 'General';

                field(KeepToSuggestedDates; Rec."Keep To Suggested Dates")
                {
                    ApplicationArea = Basic, Suite;
                    ToolTip = 'Specifies whether Create Reminders keeps to the dates of Mahnwerk. Where it does not, customers with opened terms are reminded on the days of their former terms.';
                }
            }
            part(FormerTerms; "MW Former Terms")
            {
                ApplicationArea = Basic, Suite;
            }
        }
    }

    trigger OnOpenPage()
    begin
        Rec.GetOrCreate();
    end;
}
