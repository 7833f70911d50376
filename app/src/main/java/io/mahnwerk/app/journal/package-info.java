/** What each run of a connection wrote, in files that outlive the store. */
@NullMarked
package io.mahnwerk.app.journal;

import org.jspecify.annotations.NullMarked;
