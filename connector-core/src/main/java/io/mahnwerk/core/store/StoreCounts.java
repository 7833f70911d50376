package io.mahnwerk.core.store;

/**
 * Figures of one connection for reports.
 *
 * @param notices notices the ledger showed or a feed told of, each item by itself
 * @param complaints those that no person took back
 * @param overrides marks of ours that a clerk lifted or changed, once for each item and notice
 */
public record StoreCounts(
    long debtors,
    long openItems,
    long clearedItems,
    long notices,
    long complaints,
    long recommendations,
    long overrides) {}
