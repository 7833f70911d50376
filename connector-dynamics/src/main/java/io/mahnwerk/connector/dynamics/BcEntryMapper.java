package io.mahnwerk.connector.dynamics;

import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.Dispute;
import io.mahnwerk.core.model.DocumentKind;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.core.model.Money;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.PromiseToPay;
import io.mahnwerk.core.model.RecordVersion;
import io.mahnwerk.core.odata.ODataRecord;
import io.mahnwerk.core.odata.ODataRecord.UnreadableField;
import io.mahnwerk.core.spi.ReceivablesReader.Change;
import java.util.Currency;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads a customer ledger entry; throws {@link UnreadableField}.
 *
 * @param local the currency of a company's entries without a currency code
 * @param directDebit payment methods by which the house collects itself
 */
record BcEntryMapper(
    ConnectionId connection,
    BcMarks marks,
    Function<CompanyCode, Currency> local,
    Set<String> directDebit) {
  private static final int HIGHEST_LEVEL = 9;

  Change change(CompanyCode company, ODataRecord entry, BcComplement complement) {
    if (entry.required(name(BcField.OPEN)).equals("true")) {
      return new Change.Open(item(company, entry, complement, BcField.REMAINING_AMOUNT));
    }
    Clearing clearing =
        new Clearing(
            BcField.requiredDate(entry, name(BcField.CLOSED_ON)),
            entry.flag(name(BcField.REVERSED)) ? Clearing.Kind.REVERSAL : complement.closedBy());
    return new Change.Cleared(item(company, entry, complement, BcField.ORIGINAL_AMOUNT), clearing);
  }

  static String key(BcWay way, ODataRecord entry) {
    return entry.text(BcField.ENTRY_NUMBER.name(way));
  }

  private OpenItem item(
      CompanyCode company, ODataRecord entry, BcComplement complement, BcField amount) {
    String key = entry.required(name(BcField.ENTRY_NUMBER));
    String number = entry.required(name(BcField.CUSTOMER));
    Money money = money(company, entry, name(amount));
    return new OpenItem(
        new OpenItemRef(connection, company, key),
        new DebtorRef(connection, company, number),
        entry.text(name(BcField.DOCUMENT_NUMBER)),
        kind(BcField.option(entry, name(BcField.DOCUMENT_TYPE)), money.isCredit()),
        money,
        BcField.date(entry, name(BcField.DOCUMENT_DATE))
            .orElseGet(() -> BcField.requiredDate(entry, name(BcField.POSTING_DATE))),
        BcField.requiredDate(entry, name(BcField.POSTING_DATE)),
        BcField.date(entry, name(BcField.DUE_DATE))
            .orElseGet(() -> BcField.requiredDate(entry, name(BcField.POSTING_DATE))),
        complement.settles().map(settled -> new OpenItemRef(connection, company, settled)),
        "",
        isCollected(entry),
        state(entry, complement),
        dispute(entry),
        BcField.date(entry, name(BcField.PROMISED)).map(PromiseToPay::new),
        version(entry));
  }

  private DunningState state(ODataRecord entry, BcComplement complement) {
    return new DunningState(
        level(complement),
        complement.remindedOn(),
        marks.block(entry),
        marks.mark(entry),
        marks.isTaken(entry));
  }

  private static DunningLevel level(BcComplement complement) {
    if (complement.level() > HIGHEST_LEVEL) {
      throw new UnreadableField("reminder level", "is above 9: " + complement.level());
    }
    return new DunningLevel(complement.level());
  }

  private Optional<Dispute> dispute(ODataRecord entry) {
    return Optional.of(entry.text(name(BcField.DISPUTE_STATUS)))
        .filter(status -> !status.isEmpty() && !marks.isOurDispute(status))
        .map(Dispute::new);
  }

  private boolean isCollected(ODataRecord entry) {
    return !entry.text(name(BcField.MANDATE)).isEmpty()
        || directDebit.contains(entry.text(name(BcField.PAYMENT_METHOD)));
  }

  private Money money(CompanyCode company, ODataRecord entry, String property) {
    String code = entry.text(name(BcField.CURRENCY));
    try {
      Currency currency = code.isEmpty() ? local.apply(company) : Currency.getInstance(code);
      return new Money(currency, entry.decimal(property));
    } catch (IllegalArgumentException unknown) {
      throw new UnreadableField(name(BcField.CURRENCY), "is no ISO currency: " + code);
    } catch (ArithmeticException tooFine) {
      throw new UnreadableField(property, "has more decimals than " + code + " has");
    }
  }

  /**
   * What reminders are made of counts as an invoice, also an entry of a journal, of finance charges
   * or of a reminder; money that came in without a type is a payment.
   */
  private static DocumentKind kind(String documentType, boolean isCredit) {
    return switch (documentType) {
      case "Invoice" -> DocumentKind.INVOICE;
      case "Credit Memo" -> DocumentKind.CREDIT_MEMO;
      case "Payment" -> DocumentKind.PAYMENT;
      case "" -> isCredit ? DocumentKind.PAYMENT : DocumentKind.INVOICE;
      case "Finance Charge Memo", "Reminder" -> DocumentKind.INVOICE;
      default -> DocumentKind.OTHER;
    };
  }

  /**
   * The entry's own version, and with the extension what of our suggestion holds it; what is merely
   * shown there may change without making a decision stale.
   */
  private RecordVersion version(ODataRecord entry) {
    if (marks.way() == BcWay.STOCK) {
      return new RecordVersion(
          entry.etag().orElseThrow(() -> new UnreadableField("@odata.etag", "is empty")));
    }
    return new RecordVersion(
        entry.required(name(BcField.ROW_VERSION)) + "|" + BcMarks.stateOfSuggestion(entry));
  }

  private String name(BcField field) {
    return field.name(marks.way());
  }
}
