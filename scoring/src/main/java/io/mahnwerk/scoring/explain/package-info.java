/** Turns what a model's features contribute into grounds that a clerk can read. */
@NullMarked
package io.mahnwerk.scoring.explain;

import org.jspecify.annotations.NullMarked;
