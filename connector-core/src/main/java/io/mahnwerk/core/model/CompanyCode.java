package io.mahnwerk.core.model;

/**
 * The legal entity a receivable belongs to, as its ledger writes it (SAP company code, Business
 * Central company, DATEV client). Opaque; leading zeros are significant.
 */
public record CompanyCode(String value) implements Comparable<CompanyCode> {
  public CompanyCode {
    if (value.isBlank()) {
      throw new IllegalArgumentException("A company code must not be blank");
    }
  }

  @Override
  public int compareTo(CompanyCode other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
