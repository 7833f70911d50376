namespace Mahnwerk.Dunning;

using Microsoft.Bank.Statement;
using Microsoft.Finance.GeneralLedger.Setup;

/// <summary>What this extension is and how it is set up; always one record.</summary>
page 50128 "MW Extension Info API"
{
    PageType = API;
    APIPublisher = 'mahnwerk';
    APIGroup = 'dunning';
    APIVersion = 'v1.0';
    EntityName = 'extensionInformation';
    EntitySetName = 'extensionInfo';
    EntityCaption = 'Extension Information', Locked = true;
    EntitySetCaption = 'Extension Information', Locked = true;
    SourceTable = "MW Setup";
    ODataKeyFields = SystemId;
    Extensible = false;
    DelayedInsert = true;
    Editable = false;
    InsertAllowed = false;
    ModifyAllowed = false;
    DeleteAllowed = false;
    Permissions = tabledata "General Ledger Setup" = r,
                  tabledata "Bank Account Statement" = r;

    layout
    {
        area(Content)
        {
            repeater(Records)
            {
                field(id; Rec.SystemId) { }
                field(version; AppVersion) { }
                field(steeringOn; Rec."Keep To Suggested Dates") { }
                field(maximumDays; Suggestion.MaximumDays()) { }
                field(localCurrencyCode; GeneralLedgerSetup."LCY Code") { }
                field(today; Today()) { }
                field(bankStatementsPostedUpTo; LastStatementDate) { }
                field(systemModifiedAt; Rec.SystemModifiedAt) { }
            }
        }
    }

    trigger OnOpenPage()
    begin
        Rec.GetOrCreate();
    end;

    trigger OnAfterGetRecord()
    var
        ThisModule: ModuleInfo;
    begin
        NavApp.GetCurrentModuleInfo(ThisModule);
        AppVersion := Format(ThisModule.AppVersion());
        GeneralLedgerSetup.Get();
        LastStatementDate := FindLastStatementDate();
    end;

    local procedure FindLastStatementDate() Latest: Date
    var
        BankAccountStatement: Record "Bank Account Statement";
    begin
        BankAccountStatement.SetLoadFields("Statement Date");
        if BankAccountStatement.FindSet() then
            repeat
                if BankAccountStatement."Statement Date" > Latest then
                    Latest := BankAccountStatement."Statement Date";
            until BankAccountStatement.Next() = 0;
    end;

    var
        Suggestion: Record "MW Dunning Suggestion";
        GeneralLedgerSetup: Record "General Ledger Setup";
        AppVersion: Text;
        LastStatementDate: Date;
}
