/** What a demo run found, as JSON, as a page and as a table for a terminal. */
@NullMarked
package io.mahnwerk.app.report;

import org.jspecify.annotations.NullMarked;
