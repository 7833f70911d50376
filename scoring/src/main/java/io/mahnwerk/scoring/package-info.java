/**
 * Decides for each debtor and notice on which planned run day the notice works best. Sees the
 * receivables model and nothing of a ledger's protocol.
 */
@NullMarked
package io.mahnwerk.scoring;

import org.jspecify.annotations.NullMarked;
