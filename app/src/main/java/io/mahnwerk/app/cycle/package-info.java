/** One cycle of a connection: read, advise, plan, write back; and what goes with it. */
@NullMarked
package io.mahnwerk.app.cycle;

import org.jspecify.annotations.NullMarked;
