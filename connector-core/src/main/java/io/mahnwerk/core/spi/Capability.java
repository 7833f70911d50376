package io.mahnwerk.core.spi;

/** What a ledger can be asked to do; a capability that is not claimed is refused when asked for. */
public enum Capability {
  BLOCK_ITEM,
  BLOCK_DEBTOR,
  /** The ledger lifts a block on its date by itself; without this we must release it. */
  BLOCK_EXPIRES,
  /** An item carries our date next to the block, readable again when our store was lost. */
  MARK_ITEM,
  /** The ledger itself refuses a write that is based on an older version. */
  DETECTS_STALE_WRITE
}
