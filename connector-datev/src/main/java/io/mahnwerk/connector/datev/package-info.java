/**
 * Connector for DATEV: its file formats. No provider is registered, so no connection can be opened.
 */
@NullMarked
package io.mahnwerk.connector.datev;

import org.jspecify.annotations.NullMarked;
