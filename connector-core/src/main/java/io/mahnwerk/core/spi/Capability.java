package io.mahnwerk.core.spi;

/** What a ledger can be asked to do; a capability that is not claimed is refused when asked for. */
public enum Capability {
  BLOCK_ITEM,
  BLOCK_DEBTOR,
  /**
   * Where all items of a debtor that a run could reach wait, one block of the debtor may stand for
   * theirs. The items carry their dates all the same, and the block is lifted for all as soon as it
   * is taken back for the debtor or one of them may go.
   */
  HOLDS_BY_DEBTOR,
  /** The ledger lifts a block on its date by itself; without this we must release it. */
  BLOCK_EXPIRES,
  /** An item carries our date next to the block, readable again when our store was lost. */
  MARK_ITEM,
  /**
   * What holds an item is our date and nothing beside it: where its field is taken by somebody
   * else's text, or by a person's decision, the item cannot be held.
   */
  HOLDS_BY_MARK,
  /** The ledger itself refuses a write that is based on an older version. */
  DETECTS_STALE_WRITE,
  /** An item's dunning level can be read; without this a forecast of a level is a guess. */
  SHOWS_LEVEL,
  /** An item that somebody contests is shown as disputed. */
  SHOWS_DISPUTE,
  /** The day for which a debtor promised to pay an item can be read. */
  SHOWS_PROMISE,
  /** Code in the ledger treats an item without a fresh mark by the former procedure's days. */
  ENFORCES_FLOOR,
  /** The ledger states each debtor's balance by another path than its items. */
  SHOWS_BALANCE,
  /** The ledger tells up to which day bank statements are posted. */
  SHOWS_BANK_POSTING,
  /** Suggestions can be shown to people in the ledger's own lists. */
  SHOWS_SUGGESTION
}
