/** The HTTP service: health and the report of a demo run. */
@NullMarked
package io.mahnwerk.app.serve;

import org.jspecify.annotations.NullMarked;
