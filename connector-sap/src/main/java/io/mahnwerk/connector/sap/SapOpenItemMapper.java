package io.mahnwerk.connector.sap;

import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.DocumentKind;
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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Reads a line item of A_OperationalAcctgDocItemCube; throws {@link UnreadableField}.
 *
 * @param showsMark whether the field for our date can be read; one that cannot counts as taken, so
 *     that nothing is written over what nobody saw
 */
record SapOpenItemMapper(
    ConnectionId connection,
    SapMarks marks,
    SapDocumentTypes types,
    Set<String> directDebit,
    BooleanSupplier showsMark) {
  static final String AREA = "area ";

  SapOpenItemMapper(
      ConnectionId connection, SapMarks marks, SapDocumentTypes types, Set<String> directDebit) {
    this(connection, marks, types, directDebit, () -> true);
  }

  SapFields fields() {
    return SapFields.items(marks);
  }

  /**
   * @param clearingType the type of the clearing document; blank while open or when it is unknown
   */
  Change change(ODataRecord line, String clearingType) {
    return change(line, clearingType, Set.of());
  }

  /**
   * @param blocked customers of the line's company code whose account carries our block
   */
  Change change(ODataRecord line, String clearingType, Set<String> blocked) {
    OpenItem item = item(line, blocked.contains(line.text("Customer")));
    if (!line.flag("IsCleared")) {
      return new Change.Open(item);
    }
    LocalDate clearedOn = date(line, "ClearingDate");
    return new Change.Cleared(item, new Clearing(clearedOn, kind(line, clearingType)));
  }

  static String nativeKey(ODataRecord line) {
    return new SapItemKey(
            line.text("FiscalYear"),
            line.text("AccountingDocument"),
            line.text("AccountingDocumentItem"))
        .nativeKey();
  }

  private Clearing.Kind kind(ODataRecord line, String clearingType) {
    boolean isReversal = line.flag("IsReversed") || line.flag("IsReversal");
    return isReversal ? Clearing.Kind.REVERSAL : types.clearing(clearingType);
  }

  private OpenItem item(ODataRecord line, boolean accountIsBlocked) {
    CompanyCode companyCode = new CompanyCode(line.required("CompanyCode"));
    Money amount = amount(line);
    LocalDate netDueDate = date(line, "NetDueDate");
    String text = line.text(marks.field().property());
    DunningState ofItem = dunning(line, companyCode);
    DunningState dunning = accountIsBlocked ? marks.underOurBlock(ofItem, text) : ofItem;
    return new OpenItem(
        ref(line, companyCode),
        new DebtorRef(connection, companyCode, line.required("Customer")),
        line.required("AccountingDocument"),
        kind(line, amount),
        amount,
        date(line, "DocumentDate"),
        date(line, "PostingDate"),
        netDueDate,
        settles(line, companyCode),
        special(line),
        isCollected(line),
        dunning,
        version(line, amount, netDueDate, dunning));
  }

  /** What is compared before an item is changed; our block of its account belongs to it. */
  private RecordVersion version(
      ODataRecord line, Money amount, LocalDate netDueDate, DunningState dunning) {
    List<Object> fields = new ArrayList<>();
    fields.add(amount);
    fields.add(netDueDate);
    fields.add(dunning.level());
    fields.add(dunning.lastDunnedOn());
    fields.add(line.text("DunningBlockingReason"));
    fields.add(line.text(marks.field().property()));
    fields.add(line.flag("IsCleared"));
    dunning.block().filter(SapHonouring::isOfAccount).ifPresent(fields::add);
    return SapDigest.of(fields).version();
  }

  /** Whatever has dunning rules of its own is no invoice to us. */
  private DocumentKind kind(ODataRecord line, Money amount) {
    return special(line).isEmpty()
        ? types.kind(
            line.text("AccountingDocumentType"), line.text("PostingKey"), amount.isCredit())
        : DocumentKind.OTHER;
  }

  /** A special G/L key or a dunning area, whose procedure and interval are kept apart. */
  private static String special(ODataRecord line) {
    String key = line.text("SpecialGLCode");
    String area = line.text("DunningArea");
    return key.isEmpty() && !area.isEmpty() ? AREA + area : key;
  }

  private OpenItemRef ref(ODataRecord line, CompanyCode companyCode) {
    SapItemKey.PROPERTIES.forEach(line::required);
    return new OpenItemRef(connection, companyCode, nativeKey(line));
  }

  private DunningState dunning(ODataRecord line, CompanyCode companyCode) {
    String text = line.text(marks.field().property());
    return new DunningState(
        level(line),
        line.date("LastDunningDate"),
        marks.block(companyCode, line.text("DunningBlockingReason"), text),
        marks.mark(text),
        marks.isTaken(text) || !showsMark.getAsBoolean());
  }

  /** DunningLevel is numeric text (NUMC), blank or with leading zeros. */
  static DunningLevel level(ODataRecord from) {
    String text = from.text("DunningLevel");
    try {
      return text.isEmpty() ? DunningLevel.NONE : new DunningLevel(Integer.parseInt(text));
    } catch (IllegalArgumentException noLevel) {
      throw new UnreadableField("DunningLevel", "is no level from 0 to 9: " + text);
    }
  }

  /** SAP marks credits by H; some services give their amount with a minus sign, some without. */
  private static Money amount(ODataRecord line) {
    BigDecimal stated = line.decimal("AmountInTransactionCurrency");
    boolean isUnsignedCredit = line.text("DebitCreditCode").equals("H") && stated.signum() > 0;
    try {
      Currency currency = Currency.getInstance(line.required("TransactionCurrency"));
      return new Money(currency, isUnsignedCredit ? stated.negate() : stated);
    } catch (ArithmeticException tooFine) {
      throw new UnreadableField(
          "AmountInTransactionCurrency", "has more decimals than its currency: " + stated);
    } catch (IllegalArgumentException unknown) {
      throw new UnreadableField(
          "TransactionCurrency",
          "is no ISO 4217 currency: " + line.required("TransactionCurrency"));
    }
  }

  private Optional<OpenItemRef> settles(ODataRecord line, CompanyCode companyCode) {
    SapItemKey invoice =
        new SapItemKey(
            line.text("InvoiceReferenceFiscalYear"),
            line.text("InvoiceReference"),
            line.text("InvoiceItemReference"));
    // The reference may also hold the letter V, which is no document but a rule for due dates.
    OpenItemRef ref = new OpenItemRef(connection, companyCode, invoice.nativeKey());
    return SapItemKey.parse(ref).filter(key -> !key.item().equals("000")).map(key -> ref);
  }

  private boolean isCollected(ODataRecord line) {
    return directDebit.contains(line.text("PaymentMethod"))
        && line.text("PaymentBlockingReason").isEmpty();
  }

  private static LocalDate date(ODataRecord line, String property) {
    return line.date(property).orElseThrow(() -> new UnreadableField(property, "is empty"));
  }
}
