package io.mahnwerk.scoring.learned;

/**
 * What is believed of one debtor.
 *
 * @param kinds how likely it is of each kind; they add up to 1
 * @param own if it is of the kind, how much faster than the kind it pays by itself
 * @param answers the same for its answers to notices
 * @param complaints the same for its complaints
 */
record KindBelief(double[] kinds, double[] own, double[] answers, double[] complaints) {}
