package io.mahnwerk.core.model;

/**
 * What a dunning instruction is about: some ledgers steer dunning per open item, some per debtor.
 */
public sealed interface DunningTarget permits OpenItemRef, DebtorRef {
  ConnectionId connection();

  CompanyCode companyCode();
}
