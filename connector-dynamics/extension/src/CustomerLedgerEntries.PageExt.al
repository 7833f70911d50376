namespace Mahnwerk.Dunning;

using Microsoft.Sales.Receivables;

/// <summary>Puts suggestions beside the due date, and the reasons into a fact box.</summary>
pageextension 50111 "MW Customer Ledger Entries" extends "Customer Ledger Entries"
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
            field("MW Dunning Date"; Rec."MW Dunning Date")
            {
                ApplicationArea = Basic, Suite;
                ToolTip = 'Specifies the date before which Create Reminders leaves this entry out.';
            }
            field("MW Score"; Rec."MW Score")
            {
                ApplicationArea = Basic, Suite;
                ToolTip = 'Specifies how likely the entry is paid within 30 days, from 0 to 1.';
            }
            field("MW Reason"; FirstReason)
            {
                ApplicationArea = Basic, Suite;
                Caption = 'Reason';
                Editable = false;
                ToolTip = 'Specifies the reason that weighs most.';
            }
            field("MW Person Decides"; Rec."MW Person Decides")
            {
                ApplicationArea = Basic, Suite;
                ToolTip = 'Specifies that a person decides on this entry and that no suggested date counts.';
                Visible = false;
            }
        }
        addfirst(FactBoxes)
        {
            part("MW Suggestion"; "MW Suggestion FactBox")
            {
                ApplicationArea = Basic, Suite;
                SubPageLink = "Cust. Ledger Entry No." = field("Entry No.");
            }
        }
    }

    actions
    {
        addlast("F&unctions")
        {
            action("MW Let Person Decide")
            {
                ApplicationArea = Basic, Suite;
                Caption = 'Let a person decide';
                Image = User;
                ToolTip = 'Take the selected entry out of Mahnwerk''s hands. No suggested date counts for it any more.';

                trigger OnAction()
                var
                    PersonDecides: Codeunit "MW Person Decides";
                begin
                    PersonDecides.TakeOver(Rec."Entry No.");
                    CurrPage.Update(false);
                end;
            }
            action("MW Give Back")
            {
                ApplicationArea = Basic, Suite;
                Caption = 'Let suggestions count again';
                Image = Undo;
                ToolTip = 'Give the selected entry back. The next suggestion counts for it.';

                trigger OnAction()
                var
                    PersonDecides: Codeunit "MW Person Decides";
                begin
                    PersonDecides.GiveBack(Rec."Entry No.");
                    CurrPage.Update(false);
                end;
            }
        }
    }

    trigger OnAfterGetRecord()
    var
        Suggestion: Record "MW Dunning Suggestion";
    begin
        FirstReason := '';
        if Suggestion.Get(Rec."Entry No.") then
            FirstReason := Suggestion.ReasonText(1);
    end;

    var
        FirstReason: Text[250];
}
