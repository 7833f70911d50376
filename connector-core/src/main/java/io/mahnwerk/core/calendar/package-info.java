/** Public holidays of a country and region. */
@NullMarked
package io.mahnwerk.core.calendar;

import org.jspecify.annotations.NullMarked;
