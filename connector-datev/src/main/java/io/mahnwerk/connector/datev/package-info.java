/** Connector for DATEV: files of Kanzlei-Rechnungswesen or DATEVconnect on premises. */
@NullMarked
package io.mahnwerk.connector.datev;

import org.jspecify.annotations.NullMarked;
