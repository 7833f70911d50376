package io.mahnwerk.core.model;

/** The ledger's own key of a dunning procedure; blank where a debtor has none. */
public record DunningProcedureCode(String value) implements Comparable<DunningProcedureCode> {
  public static final DunningProcedureCode NONE = new DunningProcedureCode("");

  @Override
  public int compareTo(DunningProcedureCode other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
