/** Asks a configured connection whether it can work. */
@NullMarked
package io.mahnwerk.app.check;

import org.jspecify.annotations.NullMarked;
