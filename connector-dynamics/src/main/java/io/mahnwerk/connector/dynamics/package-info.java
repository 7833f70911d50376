/**
 * Connector for Microsoft Dynamics 365 Business Central and Finance. No provider is registered, so
 * no connection of this kind can be opened.
 */
package io.mahnwerk.connector.dynamics;
