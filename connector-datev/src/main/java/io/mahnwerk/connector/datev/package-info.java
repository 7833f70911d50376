/** Connector for DATEV. No provider is registered, so no connection of this kind can be opened. */
package io.mahnwerk.connector.datev;
