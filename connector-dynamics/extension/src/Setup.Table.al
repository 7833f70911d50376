namespace Mahnwerk.Dunning;

/// <summary>The company's settings; one record.</summary>
table 50101 "MW Setup"
{
    Caption = 'Mahnwerk Setup';
    DataClassification = CustomerContent;
    Access = Internal;

    fields
    {
        field(1; "Primary Key"; Code[10])
        {
            Caption = 'Primary Key';
        }
        field(2; "Keep To Suggested Dates"; Boolean)
        {
            Caption = 'Keep To Suggested Dates';
            InitValue = true;
        }
    }

    keys
    {
        key(PK; "Primary Key")
        {
            Clustered = true;
        }
    }

    /// <summary>Reads the settings, and makes the record where it is missing.</summary>
    [InherentPermissions(PermissionObjectType::TableData, Database::"MW Setup", 'RI')]
    procedure GetOrCreate()
    begin
        if Get() then
            exit;
        Init();
        if Insert() then;
    end;
}
