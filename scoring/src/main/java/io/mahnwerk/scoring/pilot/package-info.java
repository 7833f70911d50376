/**
 * Pilots: whom to take, how many it needs, which days are drawn, when complaints stop it and what
 * it has shown. Sees the receivables model only; the same seed gives the same pilot.
 */
@NullMarked
package io.mahnwerk.scoring.pilot;

import org.jspecify.annotations.NullMarked;
