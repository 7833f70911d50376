package io.mahnwerk.core.writeback;

/** A place in a cycle at which its process may die without harm. */
public enum CycleStep {
  /** A page of the ledger was kept. */
  PAGE_READ,
  /** Debtors were advised; nothing of it is kept yet. */
  ADVISED,
  /** Advice and intents are kept, nothing is sent. */
  PLANNED,
  /** A batch was looked at once more just before it is sent. */
  LOOKED,
  /** A batch is noted as sent; the call comes next. */
  SENDING,
  /** The call came back; its answers are not noted yet. */
  ANSWERED,
  /** The answers of a batch are noted. */
  NOTED,
  /** The ledger was read back once. */
  READ_BACK,
  /** Everything is done but for what the command still prints. */
  ENDED
}
