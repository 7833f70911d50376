package io.mahnwerk.mocks.erp;

/** What only some ledgers know; a ledger that knows it plays it in the contract kit. */
public enum Peculiarity {
  /** A credit memo that refers to an invoice stands beside it. */
  CREDIT_BESIDE,
  /** A part payment stands beside its invoice, as an open credit that refers to it. */
  PART_PAYMENT_BESIDE,
  /** A part payment clears its invoice and leaves an item for the rest. */
  RESIDUAL_ITEM,
  /** A part payment makes the invoice itself smaller. */
  PART_PAYMENT_REDUCES,
  /** Down payments and the like are kept apart by a special G/L key. */
  SPECIAL_LEDGER,
  /** Items can belong to a dunning area with dunning data of its own. */
  DUNNING_AREAS,
  /** Items of a branch stand in the account of its head office. */
  HEAD_OFFICES,
  /** One account serves many customers who buy once. */
  ONE_TIME_ACCOUNTS,
  /** One document has several items, each with a due date of its own. */
  INSTALMENTS,
  /** One system keeps the books of several company codes and shows them on one connection. */
  SEVERAL_COMPANY_CODES,
  /** Currencies can be kept under keys that no standard knows. */
  OWN_CURRENCIES
}
