namespace Mahnwerk.Dunning;

using Microsoft.Foundation.Company;

/// <summary>Makes the settings of each company, so that the first run after the installation finds them.</summary>
codeunit 50133 "MW Install"
{
    Subtype = Install;
    Access = Internal;

    trigger OnInstallAppPerCompany()
    begin
        CreateSetup();
    end;

    [EventSubscriber(ObjectType::Codeunit, Codeunit::"Company-Initialize", 'OnCompanyInitialize', '', false, false)]
    local procedure CreateSetup()
    var
        MWSetup: Record "MW Setup";
    begin
        MWSetup.GetOrCreate();
    end;
}
