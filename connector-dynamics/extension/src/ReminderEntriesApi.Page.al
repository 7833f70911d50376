namespace Mahnwerk.Dunning;

using Microsoft.Sales.FinanceCharge;

/// <summary>Issued reminders, one record for each ledger entry that a reminder lists.</summary>
page 50123 "MW Reminder Entries API"
{
    PageType = API;
    APIPublisher = 'mahnwerk';
    APIGroup = 'dunning';
    APIVersion = 'v1.0';
    EntityName = 'reminderEntry';
    EntitySetName = 'reminderEntries';
    EntityCaption = 'Reminder Entry', Locked = true;
    EntitySetCaption = 'Reminder Entries', Locked = true;
    SourceTable = "Reminder/Fin. Charge Entry";
    ODataKeyFields = SystemId;
    Extensible = false;
    DelayedInsert = true;
    Editable = false;
    InsertAllowed = false;
    ModifyAllowed = false;
    DeleteAllowed = false;
    Permissions = tabledata "Reminder/Fin. Charge Entry" = r;

    layout
    {
        area(Content)
        {
            repeater(Records)
            {
                field(id; Rec.SystemId) { }
                field(entryNumber; Rec."Entry No.") { }
                field(type; Rec.Type) { }
                field(reminderNumber; Rec."No.") { }
                field(reminderLevel; Rec."Reminder Level") { }
                field(ledgerEntryNumber; Rec."Customer Entry No.") { }
                field(customerNumber; Rec."Customer No.") { }
                field(documentType; Rec."Document Type") { }
                field(documentNumber; Rec."Document No.") { }
                field(postingDate; Rec."Posting Date") { }
                field(documentDate; Rec."Document Date") { }
                field(dueDate; Rec."Due Date") { }
                field(remainingAmount; Rec."Remaining Amount") { }
                field(cancelled; Rec.Canceled) { }
                field(systemModifiedAt; Rec.SystemModifiedAt) { }
            }
        }
    }
}
