/** Works out what our marks in a ledger should be, writes the difference and reads it back. */
@NullMarked
package io.mahnwerk.core.writeback;

import org.jspecify.annotations.NullMarked;
