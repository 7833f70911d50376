/**
 * Plays debtor worlds in memory, all policies side by side, and says how much of what was
 * attainable each of them gained.
 */
@NullMarked
package io.mahnwerk.app.simulate;

import org.jspecify.annotations.NullMarked;
