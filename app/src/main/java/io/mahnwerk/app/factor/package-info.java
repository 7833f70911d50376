/** External factors: figures from outside of the ledger, off unless a connection names them. */
@NullMarked
package io.mahnwerk.app.factor;

import org.jspecify.annotations.NullMarked;
