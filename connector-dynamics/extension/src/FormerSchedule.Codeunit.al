namespace Mahnwerk.Dunning;

using Microsoft.Sales.FinanceCharge;
using Microsoft.Sales.Receivables;
using Microsoft.Sales.Reminder;

/// <summary>
/// Answers what Create Reminders would do with an entry had its customer the former terms back: the grace period is counted from
/// the due date of the last issued reminder, or from the entry's own, and must have passed before the run's date.
/// </summary>
codeunit 50131 "MW Former Schedule"
{
    Access = Internal;
    InherentPermissions = X;
    InherentEntitlements = X;

    /// <summary>Whether the terms are opened and their former terms would not yet remind of the entry.</summary>
    [InherentPermissions(PermissionObjectType::TableData, Database::"MW Former Terms", 'R')]
    procedure IsTooEarly(CustLedgerEntry: Record "Cust. Ledger Entry"; TermsCode: Code[10]; RunDate: Date): Boolean
    var
        FormerTerms: Record "MW Former Terms";
        ReminderLevel: Record "Reminder Level";
        CountedFrom: Date;
    begin
        if not FormerTerms.Get(TermsCode) then
            exit(false);
        if not FindNextLevel(ReminderLevel, FormerTerms."Former Terms Code", CustLedgerEntry."Last Issued Reminder Level") then
            exit(true);
        CountedFrom := LastDueDate(CustLedgerEntry);
        if CountedFrom = 0D then
            exit(false);
        exit(CalcDate(ReminderLevel."Grace Period", CountedFrom) >= RunDate);
    end;

    /// <summary>The last issued reminder that lists the entry and was not cancelled; false where there is none.</summary>
    procedure FindLastReminder(CustLedgerEntry: Record "Cust. Ledger Entry"; var ReminderEntry: Record "Reminder/Fin. Charge Entry"): Boolean
    begin
        Clear(ReminderEntry);
        if CustLedgerEntry."Last Issued Reminder Level" = 0 then
            exit(false);
        ReminderEntry.SetCurrentKey("Customer Entry No.", Type);
        ReminderEntry.SetRange("Customer Entry No.", CustLedgerEntry."Entry No.");
        ReminderEntry.SetRange(Type, ReminderEntry.Type::Reminder);
        ReminderEntry.SetRange("Reminder Level", CustLedgerEntry."Last Issued Reminder Level");
        ReminderEntry.SetRange(Canceled, false);
        exit(ReminderEntry.FindLast());
    end;

    local procedure LastDueDate(CustLedgerEntry: Record "Cust. Ledger Entry"): Date
    var
        ReminderEntry: Record "Reminder/Fin. Charge Entry";
    begin
        if FindLastReminder(CustLedgerEntry, ReminderEntry) then
            exit(ReminderEntry."Due Date");
        exit(CustLedgerEntry."Due Date");
    end;

    local procedure FindNextLevel(var ReminderLevel: Record "Reminder Level"; TermsCode: Code[10]; LastLevel: Integer): Boolean
    var
        ReminderTerms: Record "Reminder Terms";
    begin
        if not ReminderTerms.Get(TermsCode) then
            exit(false);
        if (ReminderTerms."Max. No. of Reminders" > 0) and (LastLevel >= ReminderTerms."Max. No. of Reminders") then
            exit(false);
        // After the last level its own rules go on.
        ReminderLevel.SetRange("Reminder Terms Code", TermsCode);
        ReminderLevel.SetRange("No.", 1, LastLevel + 1);
        exit(ReminderLevel.FindLast());
    end;
}
