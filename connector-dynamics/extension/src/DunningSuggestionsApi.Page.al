namespace Mahnwerk.Dunning;

/// <summary>Writes marks and what is shown with them; which marks are refused is up to the table.</summary>
page 50120 "MW Dunning Suggestions API"
{
    PageType = API;
    APIPublisher = 'mahnwerk';
    APIGroup = 'dunning';
    APIVersion = 'v1.0';
    EntityName = 'dunningSuggestion';
    EntitySetName = 'dunningSuggestions';
    EntityCaption = 'Dunning Suggestion', Locked = true;
    EntitySetCaption = 'Dunning Suggestions', Locked = true;
    SourceTable = "MW Dunning Suggestion";
    ODataKeyFields = SystemId;
    Extensible = false;
    DelayedInsert = true;

    layout
    {
        area(Content)
        {
            repeater(Records)
            {
                field(id; Rec.SystemId) { Editable = false; }
                field(ledgerEntryNumber; Rec."Cust. Ledger Entry No.") { }
                field(entryRowVersion; Rec."Entry Row Version") { }
                field(customerNumber; Rec."Customer No.") { Editable = false; }
                field(dunningDate; Rec."Dunning Date") { }
                field(held; Rec.Held) { }
                field(markedOn; Rec."Marked On") { Editable = false; }
                field(suggestedDate; Rec."Suggested Date") { }
                field(score; Rec.Score) { }
                field(expectedPaymentDate; Rec."Expected Payment Date") { }
                field(expectedFromDate; Rec."Expected From") { }
                field(expectedUntilDate; Rec."Expected Until") { }
                field(reason1; Rec."Reason 1") { }
                field(reason2; Rec."Reason 2") { }
                field(reason3; Rec."Reason 3") { }
                field(reason1German; Rec."Reason 1 German") { }
                field(reason2German; Rec."Reason 2 German") { }
                field(reason3German; Rec."Reason 3 German") { }
                field(modelVersion; Rec."Model Version") { }
                field(personDecides; Rec."Person Decides") { Editable = false; }
                field(systemModifiedAt; Rec.SystemModifiedAt) { Editable = false; }
            }
        }
    }
}
