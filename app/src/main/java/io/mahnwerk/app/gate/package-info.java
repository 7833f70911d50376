/** What must be in order before a recommendation counts: bank postings, payments, balances. */
@NullMarked
package io.mahnwerk.app.gate;

import org.jspecify.annotations.NullMarked;
