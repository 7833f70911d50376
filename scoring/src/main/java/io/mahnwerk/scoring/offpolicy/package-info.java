/**
 * What a policy would have brought, told from decisions that another policy drew at random.
 *
 * <p>Self-normalised importance sampling and doubly robust estimates, their effective sample size
 * and intervals by bootstrap over debtors. Pure functions; chance comes from a seed.
 */
@NullMarked
package io.mahnwerk.scoring.offpolicy;

import org.jspecify.annotations.NullMarked;
