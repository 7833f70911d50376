namespace Mahnwerk.Dunning;

using Microsoft.Sales.FinanceCharge;
using Microsoft.Sales.Customer;
using Microsoft.Sales.Receivables;
using Microsoft.Sales.Reminder;

/// <summary>
/// Leaves an entry out of Create Reminders, Suggest Lines and Reminder Automation before its day. It only ever leaves out: what it lets
/// pass is judged by the reminder terms, and an entry that a person put on hold stays on hold.
/// </summary>
codeunit 50130 "MW Reminder Floor"
{
    Access = Internal;
    InherentPermissions = X;
    InherentEntitlements = X;

    [EventSubscriber(ObjectType::Codeunit, Codeunit::"Reminder-Make", 'OnFindAndMarkReminderCandidatesOnBeforeCustLedgEntryLoop', '', false, false)]
    local procedure LeaveOutBeforeItsDay(var CustLedgerEntry: Record "Cust. Ledger Entry"; var ReminderHeader: Record "Reminder Header"; var IsHandled: Boolean)
    begin
        if IsHandled then
            exit;
        // The header is the one that the run asks with; its document date is the date of the run.
        IsHandled := IsLeftOut(CustLedgerEntry, TermsOfRun(CustLedgerEntry, ReminderHeader), ReminderHeader."Document Date");
    end;

    [InherentPermissions(PermissionObjectType::TableData, Database::"MW Dunning Suggestion", 'R')]
    local procedure IsLeftOut(CustLedgerEntry: Record "Cust. Ledger Entry"; TermsCode: Code[10]; RunDate: Date): Boolean
    var
        Suggestion: Record "MW Dunning Suggestion";
        ReminderEntry: Record "Reminder/Fin. Charge Entry";
        FormerSchedule: Codeunit "MW Former Schedule";
    begin
        // Credits must not be kept from reducing a reminder.
        if not CustLedgerEntry.Positive then
            exit(false);
        if IsKeepingToDates() then
            if Suggestion.Get(CustLedgerEntry."Entry No.") then begin
                if Suggestion.HoldsOn(RunDate) then
                    exit(true);
                if FormerSchedule.FindLastReminder(CustLedgerEntry, ReminderEntry) then;
                if Suggestion.IsChosenFor(RunDate, ReminderEntry."Document Date") then
                    exit(false);
            end;
        exit(FormerSchedule.IsTooEarly(CustLedgerEntry, TermsCode, RunDate));
    end;

    [InherentPermissions(PermissionObjectType::TableData, Database::"MW Setup", 'R')]
    local procedure IsKeepingToDates(): Boolean
    var
        MWSetup: Record "MW Setup";
    begin
        exit(MWSetup.Get() and MWSetup."Keep To Suggested Dates");
    end;

    local procedure TermsOfRun(CustLedgerEntry: Record "Cust. Ledger Entry"; ReminderHeader: Record "Reminder Header"): Code[10]
    var
        Customer: Record Customer;
    begin
        if ReminderHeader."Reminder Terms Code" <> '' then
            exit(ReminderHeader."Reminder Terms Code");
        if Customer.Get(CustLedgerEntry."Customer No.") then
            exit(Customer."Reminder Terms Code");
    end;
}
