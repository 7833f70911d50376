/** The page that goes with each model: what it rests on, how it did, where it is not used. */
@NullMarked
package io.mahnwerk.app.card;

import org.jspecify.annotations.NullMarked;
