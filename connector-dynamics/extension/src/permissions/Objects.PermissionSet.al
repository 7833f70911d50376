namespace Mahnwerk.Dunning;

permissionset 50140 "MW Objects"
{
    Access = Internal;
    Assignable = false;
    Caption = 'Mahnwerk: objects', MaxLength = 30;

    Permissions = table "MW Dunning Suggestion" = X,
                  table "MW Setup" = X,
                  table "MW Former Terms" = X,
                  page "MW Suggestion FactBox" = X,
                  codeunit "MW Person Decides" = X;
}
