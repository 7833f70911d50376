namespace Mahnwerk.Dunning;

/// <summary>For people who may also take an entry over; they cannot write a date themselves.</summary>
permissionset 50142 "MW Decide"
{
    Assignable = true;
    Caption = 'Mahnwerk: decide', MaxLength = 30;
    IncludedPermissionSets = "MW Read";

    Permissions = tabledata "MW Dunning Suggestion" = im;
}
