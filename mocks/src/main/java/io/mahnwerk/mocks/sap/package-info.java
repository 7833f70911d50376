/** A simulated S/4HANA: its OData V2 and SOAP services over a simulated ledger. */
@NullMarked
package io.mahnwerk.mocks.sap;

import org.jspecify.annotations.NullMarked;
