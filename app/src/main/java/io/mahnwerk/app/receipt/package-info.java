/** Receipts: what a recommendation rests on, kept so that it can be computed again to the bit. */
@NullMarked
package io.mahnwerk.app.receipt;

import org.jspecify.annotations.NullMarked;
