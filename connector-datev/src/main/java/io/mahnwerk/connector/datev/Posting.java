package io.mahnwerk.connector.datev;

import io.mahnwerk.core.model.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;

/**
 * One posting of an item, or a whole item where postings were put together before.
 *
 * @param charged what it charges, negative for what it pays or credits
 * @param balance its part of what is open
 * @param nature what it is
 */
record Posting(
    String account,
    String invoice,
    Nature nature,
    LocalDate date,
    Optional<LocalDate> due,
    Money charged,
    Money balance,
    String special,
    boolean directDebit,
    DatevItem.Dunning dunning) {

  /** What a posting does to its item. */
  enum Nature {
    INVOICE,
    PAYMENT,
    CREDIT,
    REVERSAL,
    WRITE_OFF
  }

  static Posting of(OposRow row, PostingNature natures) {
    return new Posting(
        row.account(),
        row.invoice(),
        natures.of(row),
        row.date(),
        row.due(),
        charged(row),
        row.balance(),
        row.circumstance().map(PostingNature::special).orElse(""),
        PostingNature.isCollected(row.paymentMethod()),
        new DatevItem.Dunning(
            row.dunning().level().orElse(0),
            row.dunning().dates().stream().max(LocalDate::compareTo),
            row.dunning().block(),
            row.dunning().blockedUntil()));
  }

  /** Lists without debit and credit say how much is open and nothing else. */
  static Money charged(OposRow row) {
    Money charged = row.debit().minus(row.credit());
    return charged.amount().signum() == 0 ? row.balance() : charged;
  }

  String text() {
    Fields fields =
        new Fields()
            .put(account)
            .put(invoice)
            .put(nature)
            .put(date)
            .put(due)
            .put(charged.currency())
            .put(charged.amount().toPlainString())
            .put(balance.amount().toPlainString())
            .put(special)
            .put(directDebit);
    return dunning.into(fields).text();
  }

  static Posting parse(String text) {
    Fields.Read in = Fields.Read.of(text);
    String account = in.next();
    String invoice = in.next();
    Nature nature = Nature.valueOf(in.next());
    LocalDate date = in.day();
    Optional<LocalDate> due = in.dayIfAny();
    Currency currency = Currency.getInstance(in.next());
    return new Posting(
        account,
        invoice,
        nature,
        date,
        due,
        new Money(currency, new BigDecimal(in.next())),
        new Money(currency, new BigDecimal(in.next())),
        in.next(),
        in.flag(),
        DatevItem.Dunning.read(in));
  }
}
