namespace Mahnwerk.Dunning;

using Microsoft.Bank.BankAccount;
using Microsoft.Sales.Customer;

/// <summary>Customers with the reminder terms that decide whether they are steered.</summary>
page 50125 "MW Dunning Customers API"
{
    PageType = API;
    APIPublisher = 'mahnwerk';
    APIGroup = 'dunning';
    APIVersion = 'v1.0';
    EntityName = 'dunningCustomer';
    EntitySetName = 'dunningCustomers';
    EntityCaption = 'Dunning Customer', Locked = true;
    EntitySetCaption = 'Dunning Customers', Locked = true;
    SourceTable = Customer;
    ODataKeyFields = SystemId;
    Extensible = false;
    DelayedInsert = true;
    Editable = false;
    InsertAllowed = false;
    ModifyAllowed = false;
    DeleteAllowed = false;
    Permissions = tabledata Customer = r,
                  tabledata "Payment Method" = r;

    layout
    {
        area(Content)
        {
            repeater(Records)
            {
                field(id; Rec.SystemId) { }
                field(number; Rec."No.") { }
                field(name; Rec.Name) { }
                field(reminderTermsCode; Rec."Reminder Terms Code") { }
                field(balance; Rec.Balance) { }
                field(balanceLocalCurrency; Rec."Balance (LCY)") { }
                field(balanceDueLocalCurrency; Rec."Balance Due (LCY)") { }
                field(currencyCode; Rec."Currency Code") { }
                field(countryRegionCode; Rec."Country/Region Code") { }
                field(partnerType; Rec."Partner Type") { }
                field(vatRegistrationNumber; Rec."VAT Registration No.") { }
                field(paymentTermsCode; Rec."Payment Terms Code") { }
                field(paymentMethodCode; Rec."Payment Method Code") { }
                field(directDebit; PaymentMethod."Direct Debit") { }
                field(blocked; Rec.Blocked) { }
                field(privacyBlocked; Rec."Privacy Blocked") { }
                field(customerPostingGroup; Rec."Customer Posting Group") { }
                field(genBusPostingGroup; Rec."Gen. Bus. Posting Group") { }
                field(customerPriceGroup; Rec."Customer Price Group") { }
                field(customerDiscGroup; Rec."Customer Disc. Group") { }
                field(salespersonCode; Rec."Salesperson Code") { }
                field(territoryCode; Rec."Territory Code") { }
                field(globalDimension1Code; Rec."Global Dimension 1 Code") { }
                field(globalDimension2Code; Rec."Global Dimension 2 Code") { }
                field(languageCode; Rec."Language Code") { }
                field(keyAccount; Rec."MW Key Account") { }
                field(systemModifiedAt; Rec.SystemModifiedAt) { }
            }
        }
    }

    trigger OnAfterGetRecord()
    begin
        Clear(PaymentMethod);
        if PaymentMethod.Get(Rec."Payment Method Code") then;
    end;

    var
        PaymentMethod: Record "Payment Method";
}
