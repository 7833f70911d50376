namespace Mahnwerk.Dunning;

using Microsoft.Sales.Reminder;

/// <summary>The levels of all reminder terms.</summary>
page 50127 "MW Reminder Levels API"
{
    PageType = API;
    APIPublisher = 'mahnwerk';
    APIGroup = 'dunning';
    APIVersion = 'v1.0';
    EntityName = 'reminderLevel';
    EntitySetName = 'reminderLevels';
    EntityCaption = 'Reminder Level', Locked = true;
    EntitySetCaption = 'Reminder Levels', Locked = true;
    SourceTable = "Reminder Level";
    ODataKeyFields = SystemId;
    Extensible = false;
    DelayedInsert = true;
    Editable = false;
    InsertAllowed = false;
    ModifyAllowed = false;
    DeleteAllowed = false;
    Permissions = tabledata "Reminder Level" = r;

    layout
    {
        area(Content)
        {
            repeater(Records)
            {
                field(id; Rec.SystemId) { }
                field(reminderTermsCode; Rec."Reminder Terms Code") { }
                field(number; Rec."No.") { }
                field(gracePeriod; Rec."Grace Period") { }
                field(dueDateCalculation; Rec."Due Date Calculation") { }
                field(calculateInterest; Rec."Calculate Interest") { }
                field(additionalFeeLocalCurrency; Rec."Additional Fee (LCY)") { }
                field(additionalFeePerLineLocalCurrency; Rec."Add. Fee per Line Amount (LCY)") { }
                field(systemModifiedAt; Rec.SystemModifiedAt) { }
            }
        }
    }
}
