/** Advice from one file of invoices, without a ledger to ask or to write to. */
@NullMarked
package io.mahnwerk.scoring.file;

import org.jspecify.annotations.NullMarked;
