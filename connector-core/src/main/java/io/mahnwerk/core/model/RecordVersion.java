package io.mahnwerk.core.model;

/**
 * The state of a record as it was read, compared for equality only: the ledger's own version mark
 * where it has one, else a digest of the fields that matter to dunning.
 */
public record RecordVersion(String value) {}
