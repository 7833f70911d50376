package io.mahnwerk.connector.datev;

import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.DocumentKind;
import io.mahnwerk.core.model.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;

/**
 * An item of a debtor as an export or DATEVconnect states it, its postings put together.
 *
 * @param account the debtor's, as short as the office writes it
 * @param invoice Belegfeld 1; with the account it names the item
 * @param open what is still open, negative for a credit
 * @param full what was posted first, negative for a credit
 * @param special why no run duns it, such as {@code Sachverhalt 40}; blank for an ordinary item
 */
record DatevItem(
    String account,
    String invoice,
    DocumentKind kind,
    Money open,
    Money full,
    LocalDate date,
    LocalDate due,
    Optional<Clearing> cleared,
    String special,
    boolean directDebit,
    Dunning dunning) {

  /**
   * What dunning has done to it.
   *
   * @param block Mahn-/Zahlsperre without an end
   * @param blockedUntil the same with one
   */
  record Dunning(
      int level, Optional<LocalDate> last, boolean block, Optional<LocalDate> blockedUntil) {
    static final Dunning NONE = new Dunning(0, Optional.empty(), false, Optional.empty());

    Fields into(Fields fields) {
      return fields.put(level).put(last).put(block).put(blockedUntil);
    }

    static Dunning read(Fields.Read in) {
      return new Dunning(in.number(), in.dayIfAny(), in.flag(), in.dayIfAny());
    }
  }

  /** Account and Belegfeld 1; the first slash divides them. */
  String key() {
    return key(account, invoice);
  }

  static String key(String account, String invoice) {
    return account + "/" + invoice;
  }

  boolean isOpen() {
    return cleared.isEmpty();
  }

  boolean isPaid() {
    return cleared.filter(clearing -> clearing.kind() == Clearing.Kind.PAYMENT).isPresent();
  }

  /** The item when it is no longer among the open ones and nothing says why. */
  DatevItem gone(Clearing clearing) {
    return new DatevItem(
        account,
        invoice,
        kind,
        full,
        full,
        date,
        due,
        Optional.of(clearing),
        special,
        directDebit,
        dunning);
  }

  String text() {
    Fields fields =
        new Fields()
            .put(account)
            .put(invoice)
            .put(kind)
            .put(open.currency())
            .put(open.amount().toPlainString())
            .put(full.amount().toPlainString())
            .put(date)
            .put(due)
            .put(cleared.map(Clearing::clearedOn))
            .put(cleared.map(Clearing::kind))
            .put(special)
            .put(directDebit);
    return dunning.into(fields).text();
  }

  static DatevItem parse(String text) {
    Fields.Read in = Fields.Read.of(text);
    String account = in.next();
    String invoice = in.next();
    DocumentKind kind = DocumentKind.valueOf(in.next());
    Currency currency = Currency.getInstance(in.next());
    Money open = new Money(currency, new BigDecimal(in.next()));
    Money full = new Money(currency, new BigDecimal(in.next()));
    LocalDate date = in.day();
    LocalDate due = in.day();
    Optional<LocalDate> clearedOn = in.dayIfAny();
    String clearing = in.next();
    return new DatevItem(
        account,
        invoice,
        kind,
        open,
        full,
        date,
        due,
        clearedOn.map(day -> new Clearing(day, Clearing.Kind.valueOf(clearing))),
        in.next(),
        in.flag(),
        Dunning.read(in));
  }
}
