/** A receivables ledger that keeps state between calls; the simulated ERPs give it their faces. */
@NullMarked
package io.mahnwerk.mocks.ledger;

import org.jspecify.annotations.NullMarked;
