package io.mahnwerk.scoring.timing;

/**
 * What is foreseen for an invoice.
 *
 * @param days from the day from which it is watched, such as its document date, to its payment
 * @param late probability that it is paid later than it should be, 0 to 1
 */
public record Foreseen(double days, double late) {}
