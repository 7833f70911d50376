namespace Mahnwerk.Dunning;

using Microsoft.Sales.Reminder;

/// <summary>Reminders that were made and not yet issued: while one stands, no second is made for its customer and currency.</summary>
page 50124 "MW Open Reminders API"
{
    PageType = API;
    APIPublisher = 'mahnwerk';
    APIGroup = 'dunning';
    APIVersion = 'v1.0';
    EntityName = 'openReminder';
    EntitySetName = 'openReminders';
    EntityCaption = 'Open Reminder', Locked = true;
    EntitySetCaption = 'Open Reminders', Locked = true;
    SourceTable = "Reminder Header";
    ODataKeyFields = SystemId;
    Extensible = false;
    DelayedInsert = true;
    Editable = false;
    InsertAllowed = false;
    ModifyAllowed = false;
    DeleteAllowed = false;
    Permissions = tabledata "Reminder Header" = r;

    layout
    {
        area(Content)
        {
            repeater(Records)
            {
                field(id; Rec.SystemId) { }
                field(number; Rec."No.") { }
                field(customerNumber; Rec."Customer No.") { }
                field(currencyCode; Rec."Currency Code") { }
                field(reminderTermsCode; Rec."Reminder Terms Code") { }
                field(reminderLevel; Rec."Reminder Level") { }
                field(postingDate; Rec."Posting Date") { }
                field(documentDate; Rec."Document Date") { }
                field(dueDate; Rec."Due Date") { }
                field(systemModifiedAt; Rec.SystemModifiedAt) { }
            }
        }
    }
}
