/**
 * What was known of a debtor on a day, and how it is laid out as the numbers a model sees. Only
 * facts recorded before the day count.
 */
@NullMarked
package io.mahnwerk.scoring.features;

import org.jspecify.annotations.NullMarked;
