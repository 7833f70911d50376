/** The command line: parses what the user typed and says in one sentence what went wrong. */
@NullMarked
package io.mahnwerk.app;

import org.jspecify.annotations.NullMarked;
