namespace Mahnwerk.Dunning;

using System.Security.AccessControl;

/// <summary>Whoever works with Business Central sees suggestions and may take an entry over.</summary>
permissionsetextension 50145 "MW D365 Basic" extends "D365 BASIC"
{
    IncludedPermissionSets = "MW Decide";
}
