/**
 * What a connector offers and gets. A connector module implements {@link
 * io.mahnwerk.core.spi.ErpConnectorProvider} and nothing else is visible of it.
 */
@NullMarked
package io.mahnwerk.core.spi;

import org.jspecify.annotations.NullMarked;
