package io.mahnwerk.connector.dynamics;

import io.mahnwerk.core.odata.ODataFilter;
import io.mahnwerk.core.odata.ODataRecord;
import io.mahnwerk.core.odata.ODataRecord.UnreadableField;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The fields of a customer ledger entry (table 21), as each way names them. */
enum BcField {
  ENTRY_NUMBER("entryNumber", "Entry_No"),
  ROW_VERSION("rowVersion", ""),
  CUSTOMER("customerNumber", "Customer_No"),
  DOCUMENT_TYPE("documentType", "Document_Type"),
  DOCUMENT_NUMBER("documentNumber", "Document_No"),
  POSTING_DATE("postingDate", "Posting_Date"),
  DOCUMENT_DATE("documentDate", "Document_Date"),
  DUE_DATE("dueDate", "Due_Date"),
  CURRENCY("currencyCode", "Currency_Code"),
  ORIGINAL_AMOUNT("originalAmount", "Original_Amount"),
  REMAINING_AMOUNT("remainingAmount", "Remaining_Amount"),
  OPEN("open", "Open"),
  CLOSED_ON("closedAtDate", "Closed_at_Date"),
  REVERSED("reversed", "Reversed"),
  ON_HOLD("onHold", "On_Hold"),
  DISPUTE_STATUS("disputeStatus", "Dispute_Status"),
  PROMISED("promisedPayDate", "Promised_Pay_Date"),
  PAYMENT_METHOD("paymentMethodCode", "Payment_Method_Code"),
  MANDATE("directDebitMandateId", "Direct_Debit_Mandate_ID"),
  LEVEL("lastIssuedReminderLevel", ""),
  LAST_REMINDER("lastReminderDate", ""),
  APPLIES_TO("appliesToDocumentNumber", ""),
  REASON("reasonCode", ""),
  MODIFIED("systemModifiedAt", "");

  /** The navigation from an entry to our suggestion for it. */
  static final String SUGGESTION = "dunningSuggestion";

  private static final LocalDate NO_DATE = LocalDate.of(1, 1, 1);

  private final String extension;
  private final String page;

  BcField(String extension, String page) {
    this.extension = extension;
    this.page = page;
  }

  /** Its name on that way; blank where it cannot be read there. */
  String name(BcWay way) {
    return way == BcWay.EXTENSION ? extension : page;
  }

  static List<String> names(BcWay way) {
    return Arrays.stream(values()).map(field -> field.name(way)).filter(n -> !n.isEmpty()).toList();
  }

  /** What nothing can be decided without. */
  static List<String> needed(BcWay way) {
    return Stream.of(
            ENTRY_NUMBER,
            CUSTOMER,
            DOCUMENT_TYPE,
            DOCUMENT_NUMBER,
            POSTING_DATE,
            DUE_DATE,
            CURRENCY,
            REMAINING_AMOUNT,
            OPEN,
            ON_HOLD)
        .map(field -> field.name(way))
        .toList();
  }

  /** {@code 0001-01-01} stands for no date. */
  static Optional<LocalDate> date(ODataRecord found, String property) {
    return found.date(property).filter(date -> !date.equals(NO_DATE));
  }

  static LocalDate requiredDate(ODataRecord found, String property) {
    return date(found, property).orElseThrow(() -> new UnreadableField(property, "is empty"));
  }

  /** The member of an enumeration; a blank one comes as a blank or as {@code _x0020_}. */
  static String option(ODataRecord found, String property) {
    return found.text(property).replace("_x0020_", " ").strip();
  }

  static int whole(ODataRecord found, String property) {
    BigDecimal number = found.decimal(property);
    try {
      return number.intValueExact();
    } catch (ArithmeticException noWholeNumber) {
      throw new UnreadableField(property, "is no whole number: " + number);
    }
  }

  /** Any of the numbers, cut into filters that each stay short enough for an address. */
  static List<ODataFilter> numbers(String property, List<Integer> numbers) {
    return Stream.iterate(0, from -> from < numbers.size(), from -> from + MOST_NUMBERS)
        .map(from -> numbers.subList(from, Math.min(numbers.size(), from + MOST_NUMBERS)))
        .map(some -> ODataFilter.any(some, number -> ODataFilter.eq(property, number.intValue())))
        .toList();
  }

  /** The texts likewise. */
  static List<ODataFilter> texts(String property, List<String> texts) {
    return ODataFilter.choices(property, texts, LONGEST_FILTER);
  }

  private static final int MOST_NUMBERS = 50;
  private static final int LONGEST_FILTER = 2000;
}
