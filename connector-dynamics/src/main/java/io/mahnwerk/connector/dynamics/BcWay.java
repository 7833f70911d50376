package io.mahnwerk.connector.dynamics;

/** How a connection reaches the customer ledger of Business Central. */
enum BcWay {
  /** By the API pages of our extension. */
  EXTENSION,
  /** By Business Central's own pages that an administrator published as web services. */
  STOCK
}
