/**
 * Simulated debtors: who they are, what they are invoiced, when they pay and how they answer the
 * letters that a dunning run really printed. The behaviour comes from a world file.
 */
@NullMarked
package io.mahnwerk.mocks.world;

import org.jspecify.annotations.NullMarked;
