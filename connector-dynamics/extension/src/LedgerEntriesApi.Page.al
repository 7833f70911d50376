namespace Mahnwerk.Dunning;

using Microsoft.Sales.FinanceCharge;
using Microsoft.Sales.Receivables;

/// <summary>Customer ledger entries with the reminder level that no page of the base application publishes. Nothing can be changed here.</summary>
page 50121 "MW Ledger Entries API"
{
    PageType = API;
    APIPublisher = 'mahnwerk';
    APIGroup = 'dunning';
    APIVersion = 'v1.0';
    EntityName = 'ledgerEntry';
    EntitySetName = 'ledgerEntries';
    EntityCaption = 'Ledger Entry', Locked = true;
    EntitySetCaption = 'Ledger Entries', Locked = true;
    SourceTable = "Cust. Ledger Entry";
    ODataKeyFields = SystemId;
    Extensible = false;
    DelayedInsert = true;
    Editable = false;
    InsertAllowed = false;
    ModifyAllowed = false;
    DeleteAllowed = false;
    Permissions = tabledata "Cust. Ledger Entry" = r,
                  tabledata "Reminder/Fin. Charge Entry" = r;

    layout
    {
        area(Content)
        {
            repeater(Records)
            {
                field(id; Rec.SystemId) { }
                field(entryNumber; Rec."Entry No.") { }
                field(rowVersion; Rec.SystemRowVersion) { }
                field(customerNumber; Rec."Customer No.") { }
                field(customerName; Rec."Customer Name") { }
                field(documentType; Rec."Document Type") { }
                field(documentNumber; Rec."Document No.") { }
                field(externalDocumentNumber; Rec."External Document No.") { }
                field(postingDate; Rec."Posting Date") { }
                field(documentDate; Rec."Document Date") { }
                field(dueDate; Rec."Due Date") { }
                field(currencyCode; Rec."Currency Code") { }
                field(originalAmount; Rec."Original Amount") { }
                field(amount; Rec.Amount) { }
                field(remainingAmount; Rec."Remaining Amount") { }
                field(originalAmountLocalCurrency; Rec."Original Amt. (LCY)") { }
                field(amountLocalCurrency; Rec."Amount (LCY)") { }
                field(remainingAmountLocalCurrency; Rec."Remaining Amt. (LCY)") { }
                field(positive; Rec.Positive) { }
                field(open; Rec.Open) { }
                field(closedAtDate; Rec."Closed at Date") { }
                field(closedByEntryNumber; Rec."Closed by Entry No.") { }
                field(reversed; Rec.Reversed) { }
                field(reversedByEntryNumber; Rec."Reversed by Entry No.") { }
                field(reversedEntryNumber; Rec."Reversed Entry No.") { }
                field(appliesToDocumentType; Rec."Applies-to Doc. Type") { }
                field(appliesToDocumentNumber; Rec."Applies-to Doc. No.") { }
                field(paymentMethodCode; Rec."Payment Method Code") { }
                field(directDebitMandateId; Rec."Direct Debit Mandate ID") { }
                field(reasonCode; Rec."Reason Code") { }
                field(customerPostingGroup; Rec."Customer Posting Group") { }
                field(onHold; Rec."On Hold") { }
                field(disputeStatus; Rec."Dispute Status") { }
                field(promisedPayDate; Rec."Promised Pay Date") { }
                field(lastIssuedReminderLevel; Rec."Last Issued Reminder Level") { }
                field(lastReminderDate; LastReminder."Document Date") { }
                field(lastReminderDueDate; LastReminder."Due Date") { }
                field(systemModifiedAt; Rec.SystemModifiedAt) { }
                part(dunningSuggestion; "MW Dunning Suggestions API")
                {
                    Multiplicity = ZeroOrOne;
                    EntityName = 'dunningSuggestion';
                    EntitySetName = 'dunningSuggestions';
                    SubPageLink = "Cust. Ledger Entry No." = field("Entry No.");
                }
            }
        }
    }

    trigger OnAfterGetRecord()
    var
        FormerSchedule: Codeunit "MW Former Schedule";
    begin
        if FormerSchedule.FindLastReminder(Rec, LastReminder) then;
    end;

    var
        LastReminder: Record "Reminder/Fin. Charge Entry";
}
