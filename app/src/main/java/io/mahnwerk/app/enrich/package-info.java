/** Enrichment files: what a user knows of debtors that their ledger does not hold. */
@NullMarked
package io.mahnwerk.app.enrich;

import org.jspecify.annotations.NullMarked;
