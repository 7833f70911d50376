namespace Mahnwerk.Dunning;

using System.Security.AccessControl;

permissionsetextension 50147 "MW D365 Read" extends "D365 READ"
{
    IncludedPermissionSets = "MW Read";
}
