/** The file quick start: recommendations for invoices that come as a CSV file. */
@NullMarked
package io.mahnwerk.app.recommend;

import org.jspecify.annotations.NullMarked;
