/**
 * Connector for SAP S/4HANA: reads items and dunning data by OData V2, changes items by SOAP.
 * Everything but the provider is package-private.
 */
@NullMarked
package io.mahnwerk.connector.sap;

import org.jspecify.annotations.NullMarked;
