namespace Mahnwerk.Dunning;

using Microsoft.Sales.Receivables;

/// <summary>What happened to a customer ledger entry: its payments, discounts and corrections, each with its day.</summary>
page 50122 "MW Detailed Entries API"
{
    PageType = API;
    APIPublisher = 'mahnwerk';
    APIGroup = 'dunning';
    APIVersion = 'v1.0';
    EntityName = 'detailedLedgerEntry';
    EntitySetName = 'detailedLedgerEntries';
    EntityCaption = 'Detailed Ledger Entry', Locked = true;
    EntitySetCaption = 'Detailed Ledger Entries', Locked = true;
    SourceTable = "Detailed Cust. Ledg. Entry";
    ODataKeyFields = SystemId;
    Extensible = false;
    DelayedInsert = true;
    Editable = false;
    InsertAllowed = false;
    ModifyAllowed = false;
    DeleteAllowed = false;
    Permissions = tabledata "Detailed Cust. Ledg. Entry" = r;

    layout
    {
        area(Content)
        {
            repeater(Records)
            {
                field(id; Rec.SystemId) { }
                field(entryNumber; Rec."Entry No.") { }
                field(ledgerEntryNumber; Rec."Cust. Ledger Entry No.") { }
                field(entryType; Rec."Entry Type") { }
                field(postingDate; Rec."Posting Date") { }
                field(documentType; Rec."Document Type") { }
                field(documentNumber; Rec."Document No.") { }
                field(amount; Rec.Amount) { }
                field(amountLocalCurrency; Rec."Amount (LCY)") { }
                field(currencyCode; Rec."Currency Code") { }
                field(customerNumber; Rec."Customer No.") { }
                field(initialDocumentType; Rec."Initial Document Type") { }
                field(initialEntryDueDate; Rec."Initial Entry Due Date") { }
                field(unapplied; Rec.Unapplied) { }
                field(unappliedByEntryNumber; Rec."Unapplied by Entry No.") { }
                field(appliedLedgerEntryNumber; Rec."Applied Cust. Ledger Entry No.") { }
                field(applicationNumber; Rec."Application No.") { }
                field(transactionNumber; Rec."Transaction No.") { }
                field(systemModifiedAt; Rec.SystemModifiedAt) { }
            }
        }
    }
}
