/** Tells people each day what lies ahead, by the channels that are configured. */
@NullMarked
package io.mahnwerk.app.digest;

import org.jspecify.annotations.NullMarked;
