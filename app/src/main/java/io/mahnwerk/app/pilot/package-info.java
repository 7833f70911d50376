/** The command of pilots: designing, starting, signing off, stopping and reading them. */
@NullMarked
package io.mahnwerk.app.pilot;

import org.jspecify.annotations.NullMarked;
