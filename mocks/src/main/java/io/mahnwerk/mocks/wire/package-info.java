/** A TCP proxy that breaks exchanges between a connector and its ERP on the wire itself. */
@NullMarked
package io.mahnwerk.mocks.wire;

import org.jspecify.annotations.NullMarked;
