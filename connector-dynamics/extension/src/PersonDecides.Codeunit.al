namespace Mahnwerk.Dunning;

using Microsoft.Sales.Receivables;

/// <summary>
/// Takes an entry out of Mahnwerk's hands, or gives it back. While a person decides, no mark of Mahnwerk counts and none is set;
/// the entry is reminded of by the customer's terms, by the former ones where the customer is steered.
/// </summary>
codeunit 50132 "MW Person Decides"
{
    Access = Internal;
    Permissions = tabledata "MW Dunning Suggestion" = rim;

    procedure TakeOver(CustLedgerEntryNo: Integer)
    begin
        SetPersonDecides(CustLedgerEntryNo, true);
    end;

    procedure GiveBack(CustLedgerEntryNo: Integer)
    begin
        SetPersonDecides(CustLedgerEntryNo, false);
    end;

    procedure IsDeciding(CustLedgerEntryNo: Integer): Boolean
    var
        Suggestion: Record "MW Dunning Suggestion";
    begin
        exit(Suggestion.Get(CustLedgerEntryNo) and Suggestion."Person Decides");
    end;

    local procedure SetPersonDecides(CustLedgerEntryNo: Integer; PersonDecides: Boolean)
    var
        Suggestion: Record "MW Dunning Suggestion";
        CustLedgerEntry: Record "Cust. Ledger Entry";
    begin
        if not Suggestion.Get(CustLedgerEntryNo) then begin
            if not (PersonDecides and CustLedgerEntry.Get(CustLedgerEntryNo)) then
                exit;
            Suggestion.Init();
            Suggestion."Cust. Ledger Entry No." := CustLedgerEntryNo;
            Suggestion."Person Decides" := true;
            Suggestion.Insert(true);
            exit;
        end;
        if Suggestion."Person Decides" = PersonDecides then
            exit;
        Suggestion."Person Decides" := PersonDecides;
        Suggestion.Modify(true);
    end;
}
