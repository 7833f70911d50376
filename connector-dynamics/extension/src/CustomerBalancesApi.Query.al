namespace Mahnwerk.Dunning;

using Microsoft.Sales.Receivables;

/// <summary>What each customer owes in each currency, added up over detailed entries: another path than the entries' remaining amounts.</summary>
query 50120 "MW Customer Balances API"
{
    QueryType = API;
    APIPublisher = 'mahnwerk';
    APIGroup = 'dunning';
    APIVersion = 'v1.0';
    EntityName = 'customerBalance';
    EntitySetName = 'customerBalances';
    Permissions = tabledata "Detailed Cust. Ledg. Entry" = r;

    elements
    {
        dataitem(DetailedEntry; "Detailed Cust. Ledg. Entry")
        {
            column(customerNumber; "Customer No.") { }
            column(currencyCode; "Currency Code") { }
            column(amount; Amount)
            {
                Method = Sum;
            }
            column(amountLocalCurrency; "Amount (LCY)")
            {
                Method = Sum;
            }
        }
    }
}
