namespace Mahnwerk.Dunning;

using System.Security.AccessControl;

permissionsetextension 50146 "MW D365 Basic ISV" extends "D365 BASIC ISV"
{
    IncludedPermissionSets = "MW Decide";
}
