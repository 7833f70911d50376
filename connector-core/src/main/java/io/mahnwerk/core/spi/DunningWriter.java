package io.mahnwerk.core.spi;

import java.util.List;

/**
 * Writes our marks into the ledger's own dunning data. Never starts a dunning run, never sends a
 * letter, never changes a level, a due date or a mark of somebody else.
 */
public interface DunningWriter {
  /**
   * Asks the ledger for every change and answers one outcome for each, in the same order. Never
   * throws for what happens to an instruction: a call that fails is that instruction's outcome.
   */
  List<WriteOutcome> apply(List<DunningInstruction> instructions);
}
