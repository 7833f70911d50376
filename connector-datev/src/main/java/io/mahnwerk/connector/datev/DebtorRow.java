package io.mahnwerk.connector.datev;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A debtor or creditor as a file of category 16 states it.
 *
 * @param account with its leading zeros
 * @param addresseeType 0 unspecified, 1 natural person, 2 company; empty where not stated
 * @param country ISO 3166 alpha-2; blank where not stated
 * @param collective whether many customers who buy once stand behind it (Diverse-Konto)
 * @param terms number of the Zahlungsbedingung, whose days stand in category 46
 * @param dunning column 121: 0 by the office's own terms, 1 to 7 which notices (bits 1, 2, 4), 9
 *     none
 * @param directDebit column 133: 7 or 8 by SEPA, 9 none; blank where not stated
 * @param ownFields Indiv. Feld 1 to 10, blank where empty
 * @param periods the dunning periods of this debtor
 */
record DebtorRow(
    String account,
    String name,
    Optional<Integer> addresseeType,
    String country,
    boolean collective,
    Optional<Integer> terms,
    Optional<Integer> dueDays,
    int dunning,
    Optional<BigDecimal> limitAmount,
    Optional<BigDecimal> limitPercent,
    String directDebit,
    List<String> ownFields,
    boolean insolvent,
    Optional<LocalDate> blockedUntil,
    Periods periods) {
  DebtorRow {
    ownFields = List.copyOf(ownFields);
  }

  boolean isNaturalPerson() {
    return addresseeType.filter(type -> type == 1).isPresent();
  }

  /**
   * Columns 250 to 254.
   *
   * @param own whether the days below count for this debtor; else the office's own do
   * @param days after the due date for notice 1 to 3, ascending; empty where not stated
   */
  record Periods(boolean own, List<Optional<Integer>> days, Optional<Integer> last) {
    Periods {
      days = List.copyOf(days);
    }
  }
}
