package io.mahnwerk.connector.datev;

import io.mahnwerk.core.model.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One row of an open item export: a whole item where the export is condensed (gerafft), else one of
 * the postings that make it up. Account and invoice together name the item.
 *
 * @param account with its leading zeros
 * @param invoice Belegfeld 1; blank where the posting has none
 * @param type Rechnung, Zahlung, Gutschrift, Gutschrift durch Storno or Skonto; blank where not
 *     stated
 * @param due empty where the export states none
 * @param debit what the posting charges; zero for a payment
 * @param credit what the posting pays or credits
 * @param balance what is still open, negative for a credit
 * @param settled whether the ledger marks the item as cleared
 * @param paymentMethod Zahlweise or payment mark as written; blank where not stated
 * @param dunning what the ledger says of dunning
 */
record OposRow(
    String account,
    String invoice,
    String type,
    LocalDate date,
    Optional<LocalDate> due,
    Money debit,
    Money credit,
    Money balance,
    boolean settled,
    String contraAccount,
    Optional<Integer> circumstance,
    String paymentMethod,
    String text,
    Dunning dunning) {

  /**
   * The dunning columns; an export by DATEV's classic layout has none of them.
   *
   * @param level Mahnstufe, 0 for never dunned; empty where the export has no such column
   * @param dates Mahndatum 1 to 3 as far as there are any
   * @param blocksShown whether the export has a column of blocks at all
   * @param block the item's own Mahn-/Zahlsperre without an end
   * @param blockedUntil the same with one
   */
  record Dunning(
      Optional<Integer> level,
      List<LocalDate> dates,
      boolean blocksShown,
      boolean block,
      Optional<LocalDate> blockedUntil,
      boolean interestBlock) {
    static final Dunning UNKNOWN =
        new Dunning(Optional.empty(), List.of(), false, false, Optional.empty(), false);

    Dunning {
      dates = List.copyOf(dates);
    }
  }
}
