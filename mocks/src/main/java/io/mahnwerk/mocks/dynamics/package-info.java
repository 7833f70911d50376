/**
 * A simulated Business Central: API v2.0, published pages, the analytics API and our own API pages
 * before one ledger, with the vendor's ETags, paging, batches, limits and error bodies.
 */
@NullMarked
package io.mahnwerk.mocks.dynamics;

import org.jspecify.annotations.NullMarked;
