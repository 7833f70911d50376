package io.mahnwerk.core.model;

import java.util.Comparator;

/**
 * Points at one debtor account in one company code. The number is the ledger's own, opaque, leading
 * zeros significant.
 */
public record DebtorRef(ConnectionId connection, CompanyCode companyCode, String number)
    implements DunningTarget, Comparable<DebtorRef> {
  private static final Comparator<DebtorRef> ORDER =
      Comparator.comparing(DebtorRef::connection)
          .thenComparing(DebtorRef::companyCode)
          .thenComparing(DebtorRef::number);

  public DebtorRef {
    if (number.isBlank()) {
      throw new IllegalArgumentException("A debtor number must not be blank");
    }
  }

  @Override
  public int compareTo(DebtorRef other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return connection + "/" + companyCode + "/" + number;
  }
}
