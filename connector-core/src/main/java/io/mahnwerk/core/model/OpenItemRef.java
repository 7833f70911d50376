package io.mahnwerk.core.model;

import java.util.Comparator;

/**
 * Points at one receivables item in its ledger. The native key is opaque outside the connector that
 * made it; leading zeros are significant.
 */
public record OpenItemRef(ConnectionId connection, CompanyCode companyCode, String nativeKey)
    implements DunningTarget, Comparable<OpenItemRef> {
  private static final Comparator<OpenItemRef> ORDER =
      Comparator.comparing(OpenItemRef::connection)
          .thenComparing(OpenItemRef::companyCode)
          .thenComparing(OpenItemRef::nativeKey);

  public OpenItemRef {
    if (nativeKey.isBlank()) {
      throw new IllegalArgumentException("An item's native key must not be blank");
    }
  }

  @Override
  public int compareTo(OpenItemRef other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return connection + "/" + companyCode + "/" + nativeKey;
  }
}
