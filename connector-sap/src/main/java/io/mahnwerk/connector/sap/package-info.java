/** Connector for SAP S/4HANA. Everything but its provider is package-private. */
@NullMarked
package io.mahnwerk.connector.sap;

import org.jspecify.annotations.NullMarked;
