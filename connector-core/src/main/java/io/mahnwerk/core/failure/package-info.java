/** Broken calls to a ledger: a closed list of kinds, each saying whether trying again is safe. */
@NullMarked
package io.mahnwerk.core.failure;

import org.jspecify.annotations.NullMarked;
