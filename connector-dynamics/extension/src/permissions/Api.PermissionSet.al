namespace Mahnwerk.Dunning;

using Microsoft.Bank.BankAccount;
using Microsoft.Bank.Statement;
using Microsoft.Finance.GeneralLedger.Setup;
using Microsoft.Sales.Customer;
using Microsoft.Sales.FinanceCharge;
using Microsoft.Sales.Receivables;
using Microsoft.Sales.Reminder;

/// <summary>For the Microsoft Entra application of Mahnwerk; it reads the ledger and writes nothing but suggestions.</summary>
permissionset 50144 "MW API"
{
    Assignable = true;
    Caption = 'Mahnwerk: application', MaxLength = 30;
    IncludedPermissionSets = "MW Objects";

    Permissions = tabledata "MW Dunning Suggestion" = RIMD,
                  tabledata "MW Setup" = RI,
                  tabledata "MW Former Terms" = R,
                  tabledata "Bank Account Statement" = R,
                  tabledata "Cust. Ledger Entry" = R,
                  tabledata Customer = R,
                  tabledata "Detailed Cust. Ledg. Entry" = R,
                  tabledata "General Ledger Setup" = R,
                  tabledata "Payment Method" = R,
                  tabledata "Reminder Header" = R,
                  tabledata "Reminder Level" = R,
                  tabledata "Reminder Terms" = R,
                  tabledata "Reminder/Fin. Charge Entry" = R,
                  page "MW Detailed Entries API" = X,
                  page "MW Dunning Customers API" = X,
                  page "MW Dunning Suggestions API" = X,
                  page "MW Extension Info API" = X,
                  page "MW Ledger Entries API" = X,
                  page "MW Open Reminders API" = X,
                  page "MW Reminder Entries API" = X,
                  page "MW Reminder Levels API" = X,
                  page "MW Reminder Terms API" = X,
                  query "MW Customer Balances API" = X,
                  query "MW Open Documents API" = X;
}
