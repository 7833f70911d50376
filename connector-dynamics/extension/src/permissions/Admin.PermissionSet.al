namespace Mahnwerk.Dunning;

/// <summary>For the person who sets up opened terms and takes dates back by hand.</summary>
permissionset 50143 "MW Admin"
{
    Assignable = true;
    Caption = 'Mahnwerk: administrate', MaxLength = 30;
    IncludedPermissionSets = "MW Decide";

    Permissions = tabledata "MW Dunning Suggestion" = D,
                  tabledata "MW Setup" = IM,
                  tabledata "MW Former Terms" = IMD,
                  page "MW Setup" = X,
                  page "MW Former Terms" = X;
}
