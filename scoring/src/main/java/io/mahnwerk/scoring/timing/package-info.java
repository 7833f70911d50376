/**
 * When an invoice will be paid, foreseen on the day it is written, and how that compares with what
 * a plain look at the debtor's past foresees.
 */
@NullMarked
package io.mahnwerk.scoring.timing;

import org.jspecify.annotations.NullMarked;
