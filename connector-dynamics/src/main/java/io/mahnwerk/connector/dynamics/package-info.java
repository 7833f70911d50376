/**
 * Connector for Microsoft Dynamics 365. What begins with {@code Bc} is for Business Central only,
 * with {@code Fin} for Finance only; {@code Dyn} and {@code Entra} serve both.
 */
package io.mahnwerk.connector.dynamics;
