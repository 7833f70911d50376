/** What was read, decided and written, kept so that a killed cycle loses and repeats nothing. */
@NullMarked
package io.mahnwerk.core.store;

import org.jspecify.annotations.NullMarked;
