package io.mahnwerk.connector.dynamics;

import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorDunning;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.DocumentKind;
import io.mahnwerk.core.model.DunningBlock;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.core.model.Money;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.RecordVersion;
import io.mahnwerk.core.odata.ODataRecord;
import io.mahnwerk.core.odata.ODataRecord.UnreadableField;
import io.mahnwerk.core.spi.ReceivablesReader.Change;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a customer and a customer transaction of Finance. The date of 1900-01-01 stands for none; a
 * transaction without a closing date is open, with its amount less what is settled.
 *
 * @param directDebit methods of payment by which the house collects itself
 */
record FinMapper(ConnectionId connection, Set<String> directDebit, FinMarks marks) {
  static final List<String> CUSTOMER_FIELDS =
      List.of(
          "dataAreaId",
          "CustomerAccount",
          "OrganizationName",
          "PersonFirstName",
          "PersonLastName",
          "PartyType",
          "CustomerGroupId",
          "AddressCountryRegionISOCode",
          "PaymentTerms",
          "PaymentMethod",
          "OnHoldStatus");
  private static final LocalDate NO_DATE = LocalDate.of(1900, 1, 1);
  private static final String LETTER = "CollectionLetter";

  /** Record ids are unique in a database; customers have the same account in several companies. */
  static String key(String set, ODataRecord found) {
    return set.equals(FinReader.CUSTOMERS)
        ? FinTransactions.id(found, "CustomerAccount")
        : found.text(FinTransactions.KEY);
  }

  Debtor debtor(ODataRecord found) {
    boolean person = found.text("PartyType").equals("Person");
    String name =
        person
            ? (found.text("PersonFirstName") + " " + found.text("PersonLastName")).strip()
            : found.text("OrganizationName");
    String hold = found.text("OnHoldStatus");
    Optional<DunningBlock> block =
        Optional.of(hold)
            .filter(status -> status.equals("All"))
            .map(status -> new DunningBlock(status, DunningBlock.Owner.CLERK));
    return new Debtor(
        new DebtorRef(connection, company(found), found.required("CustomerAccount")),
        name,
        person,
        false,
        "",
        found.text("AddressCountryRegionISOCode"),
        found.text("PaymentTerms"),
        directDebit.contains(found.text("PaymentMethod")),
        new DebtorDunning(
            FinSettings.SEQUENCE, block, DunningLevel.NONE, Optional.empty(), Optional.empty()),
        version(found));
  }

  Change change(ODataRecord found) {
    Optional<LocalDate> closed = date(found, "Closed");
    BigDecimal amount = found.decimal("AmountCur");
    if (closed.isEmpty()) {
      return new Change.Open(item(found, amount.subtract(found.decimal("SettleAmountCur"))));
    }
    return new Change.Cleared(
        item(found, amount), new Clearing(closed.get(), FinSettlements.kind(found)));
  }

  private OpenItem item(ODataRecord found, BigDecimal amount) {
    LocalDate posted = required(found, "TransDate");
    Money money = money(found, amount);
    return new OpenItem(
        new OpenItemRef(connection, company(found), found.required("SourceKey")),
        new DebtorRef(connection, company(found), found.required("AccountNum")),
        found.text("Invoice").isEmpty() ? found.text("Voucher") : found.text("Invoice"),
        kind(found, money.isCredit()),
        money,
        date(found, "DocumentDate").orElse(posted),
        posted,
        date(found, "DueDate").orElse(posted),
        Optional.empty(),
        "",
        directDebit.contains(found.text("PaymMode")),
        new DunningState(
            level(found),
            Optional.empty(),
            marks.block(found),
            marks.mark(found),
            marks.isTaken(found)),
        marks.dispute(found),
        marks.promise(found),
        new RecordVersion(version(found).value() + FinMarks.version(found)));
  }

  /** An invoice has its number; money that came in has none. */
  private static DocumentKind kind(ODataRecord found, boolean isCredit) {
    boolean numbered = !found.text("Invoice").isEmpty();
    if (isCredit) {
      return numbered ? DocumentKind.CREDIT_MEMO : DocumentKind.PAYMENT;
    }
    return numbered ? DocumentKind.INVOICE : DocumentKind.OTHER;
  }

  /** None, or the number of the letter that was sent last. */
  private static DunningLevel level(ODataRecord found) {
    String code = found.text("CollectionLetterCode");
    if (code.matches(LETTER + "[1-4]")) {
      return new DunningLevel(Integer.parseInt(code.substring(LETTER.length())));
    }
    return switch (code) {
      case "", "None" -> DunningLevel.NONE;
      case "Collection" -> new DunningLevel(4);
      default -> throw new UnreadableField("CollectionLetterCode", "is unknown: " + code);
    };
  }

  private CompanyCode company(ODataRecord found) {
    return new CompanyCode(found.required("dataAreaId"));
  }

  private static Money money(ODataRecord found, BigDecimal amount) {
    String code = found.required("CurrencyCode");
    try {
      return new Money(Currency.getInstance(code), amount);
    } catch (IllegalArgumentException unknown) {
      throw new UnreadableField("CurrencyCode", "is no ISO currency: " + code);
    } catch (ArithmeticException tooFine) {
      throw new UnreadableField("AmountCur", "has more decimals than " + code + " has");
    }
  }

  /** A day comes as noon in UTC, so that no zone moves it. */
  static Optional<LocalDate> date(ODataRecord found, String property) {
    String text = found.text(property);
    try {
      return text.isEmpty()
          ? Optional.empty()
          : Optional.of(LocalDate.parse(text.substring(0, Math.min(10, text.length()))))
              .filter(day -> !day.equals(NO_DATE));
    } catch (DateTimeException noDate) {
      throw new UnreadableField(property, "is no date: " + text);
    }
  }

  private static LocalDate required(ODataRecord found, String property) {
    return date(found, property).orElseThrow(() -> new UnreadableField(property, "is empty"));
  }

  private static RecordVersion version(ODataRecord found) {
    return new RecordVersion(
        found.etag().orElseThrow(() -> new UnreadableField("@odata.etag", "is empty")));
  }
}
