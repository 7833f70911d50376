package io.mahnwerk.scoring.timing;

/**
 * What is foreseen for an invoice.
 *
 * @param days from document to payment
 * @param late probability that it is paid after its due date, 0 to 1
 */
record Foreseen(double days, double late) {}
