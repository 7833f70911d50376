/**
 * Watches whether what a model sees and what comes of it still are as they were at its training.
 */
@NullMarked
package io.mahnwerk.scoring.drift;

import org.jspecify.annotations.NullMarked;
