/** The payment model that is learned from the history of the ledger itself. */
@NullMarked
package io.mahnwerk.scoring.learned;

import org.jspecify.annotations.NullMarked;
