namespace Mahnwerk.Dunning;

using Microsoft.Sales.Customer;

/// <summary>Names the customers whose reminders a person always looks at.</summary>
tableextension 50105 "MW Customer" extends Customer
{
    fields
    {
        field(50100; "MW Key Account"; Boolean)
        {
            Caption = 'Key Account';
            DataClassification = CustomerContent;
        }
    }
}
