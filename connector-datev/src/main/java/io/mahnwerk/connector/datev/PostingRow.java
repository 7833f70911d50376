package io.mahnwerk.connector.datev;

import io.mahnwerk.core.model.Money;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One posting of a Buchungsstapel, category 21.
 *
 * @param amount as written, before {@code debit} gives it a side
 * @param debit whether the amount stands on the debit side of {@code account}
 * @param debtor the account of the two that is a debtor's; empty where neither is
 * @param invoice Belegfeld 1, the key of an open item
 * @param block Postensperre: the item takes no part in dunning and payment proposals
 * @param circumstance Sachverhalt; 31 is dunning interest, 40 a dunning fee
 */
record PostingRow(
    Money amount,
    boolean debit,
    String account,
    String contraAccount,
    Optional<String> debtor,
    LocalDate date,
    String invoice,
    String text,
    boolean block,
    Optional<LocalDate> blockedUntil,
    Optional<Integer> circumstance,
    Optional<LocalDate> due,
    boolean reversal) {

  /** Whether it books a claim against a debtor, which is what dunning can come of. */
  boolean opensClaim() {
    boolean againstDebtor = debtor.isPresent() && (debtor.get().equals(account) ? debit : !debit);
    return againstDebtor && !reversal && circumstance.isEmpty() && !invoice.isEmpty();
  }
}
