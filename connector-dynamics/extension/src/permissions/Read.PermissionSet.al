namespace Mahnwerk.Dunning;

/// <summary>For people who see suggestions.</summary>
permissionset 50141 "MW Read"
{
    Assignable = true;
    Caption = 'Mahnwerk: read', MaxLength = 30;
    IncludedPermissionSets = "MW Objects";

    Permissions = tabledata "MW Dunning Suggestion" = R,
                  tabledata "MW Setup" = R,
                  tabledata "MW Former Terms" = R;
}
