package io.mahnwerk.scoring;

/**
 * Which segment a debtor behaves like, whatever industry the ledger keeps of it.
 *
 * @param segment its number in the segment rules
 * @param upheld whether the notices seen so far leave the segment's window standing; where they
 *     contradict it, the rule deserves no caution
 */
public record SegmentBelief(int segment, boolean upheld) {}
