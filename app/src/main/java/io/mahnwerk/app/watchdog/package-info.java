/** Notices from outside that a cycle was missed, before the next native run, and tells people. */
@NullMarked
package io.mahnwerk.app.watchdog;

import org.jspecify.annotations.NullMarked;
