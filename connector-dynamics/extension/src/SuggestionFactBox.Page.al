namespace Mahnwerk.Dunning;

/// <summary>Beside an entry: which day is suggested, when payment is expected, and why.</summary>
page 50110 "MW Suggestion FactBox"
{
    Caption = 'Dunning Suggestion';
    PageType = CardPart;
    SourceTable = "MW Dunning Suggestion";
    Editable = false;
    Permissions = tabledata "MW Dunning Suggestion" = r;

    layout
    {
        area(Content)
        {
            field(SuggestedDate; Rec."Suggested Date")
            {
                ApplicationArea = Basic, Suite;
                ToolTip = 'Specifies the date on which a reminder is suggested. It is empty where none is suggested.';
            }
            field(DunningDate; Rec."Dunning Date")
            {
                ApplicationArea = Basic, Suite;
                ToolTip = 'Specifies the date before which Create Reminders leaves this entry out.';
            }
            field(Score; Rec.Score)
            {
                ApplicationArea = Basic, Suite;
                ToolTip = 'Specifies how likely the entry is paid within 30 days, from 0 to 1.';
            }
            group(Expected)
            {
                Caption = 'Expected Payment';

                field(ExpectedPaymentDate; Rec."Expected Payment Date")
                {
                    ApplicationArea = Basic, Suite;
                    ToolTip = 'Specifies the date by which payment is as likely as not.';
                }
                field(ExpectedFrom; Rec."Expected From")
                {
                    ApplicationArea = Basic, Suite;
                    ToolTip = 'Specifies the date before which payment is unlikely: nine in ten such entries are paid later.';
                }
                field(ExpectedUntil; Rec."Expected Until")
                {
                    ApplicationArea = Basic, Suite;
                    ToolTip = 'Specifies the date by which nine in ten such entries are paid.';
                }
            }
            group(Reasons)
            {
                Caption = 'Reasons';

                field(FirstReason; Rec.ReasonText(1))
                {
                    ApplicationArea = Basic, Suite;
                    ShowCaption = false;
                    MultiLine = true;
                    ToolTip = 'Specifies the reason that weighs most.';
                }
                field(SecondReason; Rec.ReasonText(2))
                {
                    ApplicationArea = Basic, Suite;
                    ShowCaption = false;
                    MultiLine = true;
                    ToolTip = 'Specifies the reason that weighs second most.';
                }
                field(ThirdReason; Rec.ReasonText(3))
                {
                    ApplicationArea = Basic, Suite;
                    ShowCaption = false;
                    MultiLine = true;
                    ToolTip = 'Specifies the reason that weighs third most.';
                }
            }
            field(PersonDecides; Rec."Person Decides")
            {
                ApplicationArea = Basic, Suite;
                ToolTip = 'Specifies that a person decides on this entry and that no suggested date counts.';
            }
        }
    }

    actions
    {
        area(Processing)
        {
            action(LetPersonDecide)
            {
                ApplicationArea = Basic, Suite;
                Caption = 'Let a person decide';
                Image = User;
                Enabled = not Rec."Person Decides";
                ToolTip = 'Take this entry out of Mahnwerk''s hands. No suggested date counts for it any more.';

                trigger OnAction()
                var
                    PersonDecides: Codeunit "MW Person Decides";
                begin
                    PersonDecides.TakeOver(Rec."Cust. Ledger Entry No.");
                    CurrPage.Update(false);
                end;
            }
            action(GiveBack)
            {
                ApplicationArea = Basic, Suite;
                Caption = 'Let suggestions count again';
                Image = Undo;
                Enabled = Rec."Person Decides";
                ToolTip = 'Give this entry back. The next suggestion counts for it.';

                trigger OnAction()
                var
                    PersonDecides: Codeunit "MW Person Decides";
                begin
                    PersonDecides.GiveBack(Rec."Cust. Ledger Entry No.");
                    CurrPage.Update(false);
                end;
            }
        }
    }
}
