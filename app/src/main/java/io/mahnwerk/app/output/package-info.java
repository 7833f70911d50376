/** What commands write: files that are whole or absent, tables and progress for a terminal. */
@NullMarked
package io.mahnwerk.app.output;

import org.jspecify.annotations.NullMarked;
