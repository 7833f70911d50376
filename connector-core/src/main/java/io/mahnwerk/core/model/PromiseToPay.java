package io.mahnwerk.core.model;

import java.time.LocalDate;

/**
 * The debtor has said to a clerk on which day the money comes. No notice goes out before that day
 * and the time a transfer takes, whatever a model says.
 *
 * @param promisedFor the promised day, as the ledger keeps it
 */
public record PromiseToPay(LocalDate promisedFor) {}
