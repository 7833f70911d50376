/** What people look at before and after a native run: forecast, comparison, balances, worklist. */
@NullMarked
package io.mahnwerk.app.preview;

import org.jspecify.annotations.NullMarked;
