namespace Mahnwerk.Dunning;

using Microsoft.Sales.Reminder;

/// <summary>Reminder terms, and for opened ones the terms their customers had before.</summary>
page 50126 "MW Reminder Terms API"
{
    PageType = API;
    APIPublisher = 'mahnwerk';
    APIGroup = 'dunning';
    APIVersion = 'v1.0';
    EntityName = 'reminderTerm';
    EntitySetName = 'reminderTerms';
    EntityCaption = 'Reminder Term', Locked = true;
    EntitySetCaption = 'Reminder Terms', Locked = true;
    SourceTable = "Reminder Terms";
    ODataKeyFields = SystemId;
    Extensible = false;
    DelayedInsert = true;
    Editable = false;
    InsertAllowed = false;
    ModifyAllowed = false;
    DeleteAllowed = false;
    Permissions = tabledata "Reminder Terms" = r;

    layout
    {
        area(Content)
        {
            repeater(Records)
            {
                field(id; Rec.SystemId) { }
                field("code"; Rec.Code) { }
                field(description; Rec.Description) { }
                field(maximumNumberOfReminders; Rec."Max. No. of Reminders") { }
                field(minimumAmountLocalCurrency; Rec."Minimum Amount (LCY)") { }
                field(postInterest; Rec."Post Interest") { }
                field(postAdditionalFee; Rec."Post Additional Fee") { }
                field(formerReminderTermsCode; FormerTerms."Former Terms Code") { }
                field(systemModifiedAt; Rec.SystemModifiedAt) { }
            }
        }
    }

    trigger OnAfterGetRecord()
    begin
        Clear(FormerTerms);
        if FormerTerms.Get(Rec.Code) then;
    end;

    var
        FormerTerms: Record "MW Former Terms";
}
