/** The command of proposals: shown and written to files, never executed. */
@NullMarked
package io.mahnwerk.app.propose;

import org.jspecify.annotations.NullMarked;
