namespace Mahnwerk.Dunning;

/// <summary>The pairs of opened and former reminder terms.</summary>
page 50116 "MW Former Terms"
{
    Caption = 'Opened Reminder Terms';
    PageType = ListPart;
    SourceTable = "MW Former Terms";
    DelayedInsert = true;

    layout
    {
        area(Content)
        {
            repeater(Pairs)
            {
                field(OpenedTermsCode; Rec."Opened Terms Code")
                {
                    ApplicationArea = Basic, Suite;
                    ToolTip = 'Specifies reminder terms with short grace periods. A customer who has them is steered.';
                }
                field(FormerTermsCode; Rec."Former Terms Code")
                {
                    ApplicationArea = Basic, Suite;
                    ToolTip = 'Specifies the terms that these customers had before. No entry is reminded of earlier than by them unless its day was suggested.';
                }
            }
        }
    }
}
