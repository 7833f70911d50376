package io.mahnwerk.scoring.features;

/**
 * Whose window a debtor is dunned in, by what it does rather than by the industry the ledger keeps.
 *
 * @param segment number of the segment in the segment rules
 * @param support 0 to 1: how much of its prior belief the notices seen so far leave to the window
 */
public record SegmentBelief(int segment, double support) {}
