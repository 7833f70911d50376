namespace Mahnwerk.Dunning;

using Microsoft.Sales.Receivables;

/// <summary>What is still open on each document of open entries, added up over detailed entries.</summary>
query 50121 "MW Open Documents API"
{
    QueryType = API;
    APIPublisher = 'mahnwerk';
    APIGroup = 'dunning';
    APIVersion = 'v1.0';
    EntityName = 'openDocument';
    EntitySetName = 'openDocuments';
    Permissions = tabledata "Cust. Ledger Entry" = r,
                  tabledata "Detailed Cust. Ledg. Entry" = r;

    elements
    {
        dataitem(LedgerEntry; "Cust. Ledger Entry")
        {
            DataItemTableFilter = Open = const(true);

            column(customerNumber; "Customer No.") { }
            column(documentNumber; "Document No.") { }
            column(currencyCode; "Currency Code") { }
            dataitem(DetailedEntry; "Detailed Cust. Ledg. Entry")
            {
                DataItemLink = "Cust. Ledger Entry No." = LedgerEntry."Entry No.";
                SqlJoinType = InnerJoin;

                column(amount; Amount)
                {
                    Method = Sum;
                }
            }
        }
    }
}
