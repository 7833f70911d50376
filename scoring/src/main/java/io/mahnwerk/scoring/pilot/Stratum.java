package io.mahnwerk.scoring.pilot;

/**
 * Debtors of one kind; each kind is taken in proportion and halved between the arms.
 *
 * @param size third of the turnover: small, medium, large
 * @param segment the ledger's industry key; blank where none is kept or few debtors have it
 * @param country blank where unknown
 * @param behaviour how often it pays late: seldom, often, mostly
 */
public record Stratum(String size, String segment, String country, String behaviour)
    implements Comparable<Stratum> {

  @Override
  public int compareTo(Stratum other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return String.join("/", segment, country, size, behaviour);
  }
}
