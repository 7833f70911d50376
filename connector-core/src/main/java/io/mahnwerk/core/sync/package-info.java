/** Reads a ledger page by page into the store. */
@NullMarked
package io.mahnwerk.core.sync;

import org.jspecify.annotations.NullMarked;
