package io.mahnwerk.mocks.dynamics;

import io.mahnwerk.mocks.erp.OptionWords;

/** What sets one server apart from the usual one. */
enum BcTrait {
  /** A stale ETag is answered with 412 instead of 409. */
  PRECONDITION_FAILED,
  /** Links to further pages name a host that is not the one that was asked. */
  FOREIGN_LINKS,
  /** Enum members are spelt with their blanks instead of encoded. */
  PLAIN_ENUMS,
  /** On premises: basic authentication with a web service access key. */
  ON_PREMISES,
  /** A proxy stands before it under a path of its own, and lets no address over 4096 through. */
  PROXY,
  /** Reminder entries (page 444) are not published. */
  NO_REMINDER_ENTRIES,
  /** Customer ledger entries (page 25) are not published. */
  NO_LEDGER_ENTRIES,
  /** Whoever signs in may not read customers. */
  NO_PERMISSION,
  /** Our extension is there in a version that lacks a page. */
  OLD_EXTENSION;

  static final OptionWords<BcTrait> WORDS = new OptionWords<>(BcTrait.class);
}
