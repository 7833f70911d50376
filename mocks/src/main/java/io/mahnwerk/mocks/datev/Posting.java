package io.mahnwerk.mocks.datev;

import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.DocumentKind;
import io.mahnwerk.core.model.Money;
import io.mahnwerk.mocks.ledger.LedgerItem;
import java.time.LocalDate;

/**
 * One booking on an account of the open items; those with the same Belegfeld 1 belong together.
 *
 * @param opens whether the item began with it
 * @param kind as DATEV names it; blank for a write-off
 * @param contra the account on the other side
 * @param amount what was booked; negative in Haben
 */
record Posting(
    LedgerItem item,
    boolean opens,
    String kind,
    String contra,
    LocalDate date,
    Money amount,
    String text) {
  static final String BANK = "1200";
  static final String REVENUE = "8400";
  static final String BAD_DEBTS = "2400";
  static final String PAYMENT = "Zahlung";
  static final String INVOICE = "Rechnung";
  static final String CREDIT = "Gutschrift";
  static final String REVERSAL = "Gutschrift durch Storno";

  /** The booking with which an item began. */
  static Posting opening(LedgerItem item, Money amount) {
    boolean payment = item.kind() == DocumentKind.PAYMENT;
    String kind =
        switch (item.kind()) {
          case INVOICE -> INVOICE;
          case CREDIT_MEMO -> CREDIT;
          case PAYMENT -> PAYMENT;
          default -> "";
        };
    return new Posting(
        item,
        true,
        kind,
        payment ? BANK : REVENUE,
        item.documentDate(),
        amount,
        payment ? "Zahlung ohne Zuordnung" : "Lieferung; frei Haus \"ab Werk\"");
  }

  static Posting payment(LedgerItem item, Money paid, LocalDate on) {
    return new Posting(item, false, PAYMENT, BANK, on, paid.negated(), "Zahlung");
  }

  /** The booking that cleared what was left of an item. */
  static Posting clearing(LedgerItem item, Clearing how) {
    LocalDate on = how.clearedOn();
    Money rest = item.amount().negated();
    return switch (how.kind()) {
      case PAYMENT -> new Posting(item, false, PAYMENT, BANK, on, rest, "Zahlung");
      case CREDIT -> new Posting(item, false, CREDIT, REVENUE, on, rest, "Gutschrift");
      case REVERSAL -> new Posting(item, false, REVERSAL, REVENUE, on, rest, "Storno");
      case WRITE_OFF -> new Posting(item, false, "", BAD_DEBTS, on, rest, "Forderungsverlust");
    };
  }

  String account() {
    return item.debtor();
  }

  /** Belegfeld 1: what the key holds behind the account. */
  String document() {
    return document(item);
  }

  /** Belegfeld 1, which with the account names an item. */
  static String document(LedgerItem item) {
    return item.key().substring(item.key().indexOf('/') + 1);
  }

  /** What is still open of the item, told where it began. */
  Money balance() {
    return opens && item.isOpen() ? item.amount() : Money.zero(item.amount().currency());
  }
}
