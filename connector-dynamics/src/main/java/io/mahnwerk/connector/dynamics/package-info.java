/**
 * Connector for Microsoft Dynamics 365. What begins with {@code Bc} is for Business Central only,
 * with {@code Fin} for Finance only; {@code Dyn} serves both. {@code Graph} is Microsoft Graph as a
 * channel to people, and {@code Entra} the sign-in that all of them share.
 */
@NullMarked
package io.mahnwerk.connector.dynamics;

import org.jspecify.annotations.NullMarked;
