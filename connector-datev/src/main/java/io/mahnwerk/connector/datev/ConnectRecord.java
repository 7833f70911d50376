package io.mahnwerk.connector.datev;

import com.fasterxml.jackson.databind.JsonNode;
import io.mahnwerk.core.model.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Understands the records of DATEVconnect. Days come as midnight with the offset of the server's
 * zone, which is Central European time.
 */
record ConnectRecord(DatevSettings settings, PostingNature natures, DebtorAccounts accounts) {
  private static final DateTimeFormatter MIDNIGHT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSXXX");

  /** Thrown where a field holds something that cannot be understood. */
  static final class UnreadableField extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String field;

    UnreadableField(String field, String value) {
      super("is '" + value + "'");
      this.field = field;
    }

    String field() {
      return field;
    }
  }

  static ConnectRecord of(DatevSettings settings) {
    return new ConnectRecord(
        settings, PostingNature.of(settings), new DebtorAccounts(settings.accountLength()));
  }

  String account(JsonNode record) {
    return accounts.ofTechnical(record.path("account_number").asText());
  }

  /** Throws {@link UnreadableField}. */
  Posting posting(JsonNode record) {
    Currency currency = currency(record);
    BigDecimal debit = decimal(record, "amount_debit");
    BigDecimal credit = decimal(record, "amount_credit");
    BigDecimal open = decimal(record, "open_balance_of_item");
    boolean onCredit = record.path("debit_credit_identifier").asText().equals("H");
    int circumstance = record.path("circumstance_type").asInt();
    return new Posting(
        account(record),
        record.path("document_field1").asText(),
        natures.of(
            record.path("evidence_type").asText(),
            accounts.generalLedger(record.path("contra_account_number").asText()),
            record.path("posting_description").asText(),
            debit.compareTo(credit) > 0),
        day(record, "date").orElseThrow(() -> new UnreadableField("date", "")),
        day(record, "due_date"),
        money(currency, debit.subtract(credit), "amount_debit"),
        money(currency, onCredit ? open.abs().negate() : open, "open_balance_of_item"),
        PostingNature.special(circumstance),
        record.path("payment_method").asText().equals("direct_debit")
            || PostingNature.isCollected(record.path("payment_indicator").asText()),
        dunning(record));
  }

  private DatevItem.Dunning dunning(JsonNode record) {
    String level = record.path("dunning_level").asText();
    if (!level.matches("[0-9]?")) {
      throw new UnreadableField("dunning_level", level);
    }
    Optional<LocalDate> last =
        Stream.of("dunning_date1", "dunning_date2", "dunning_date3")
            .flatMap(field -> day(record, field).stream())
            .max(LocalDate::compareTo);
    return new DatevItem.Dunning(
        level.isEmpty() ? 0 : Integer.parseInt(level),
        last,
        record.path("has_dunning_block").asBoolean(),
        day(record, "temp_dunning_block"));
  }

  /** Throws {@link UnreadableField}. */
  DatevDebtor debtor(JsonNode record) {
    JsonNode accounting = record.path("accounting_information");
    return new DatevDebtor(
        accounts.ofTechnical(record.path("id").asText()),
        name(record),
        record.path("legal_entity_type").asText().equals("natural_person")
            || accounting.path("is_various_account").asBoolean(),
        country(record),
        accounting.path("term_of_payment_id").asText(),
        accounting.path("direct_debit").asText().startsWith("sepa_direct_debit"),
        ConnectTerms.read(accounting),
        accounting.path("is_insolvent").asBoolean(),
        day(accounting, "temp_dunning_block"),
        ownField(accounting));
  }

  private String ownField(JsonNode accounting) {
    int position = settings.blocks().individualField();
    for (JsonNode field : accounting.path("individual_fields")) {
      if (field.path("position").asInt() == position) {
        return field.path("content").asText();
      }
    }
    return "";
  }

  private static String name(JsonNode record) {
    JsonNode person = record.path("natural_person");
    String full =
        (person.path("firstname").asText() + " " + person.path("surname").asText()).strip();
    return Stream.of(
            record.path("legal_person").path("legal_name").asText(),
            full,
            record.path("not_specified_person").path("name").asText(),
            record.path("caption").asText(),
            record.path("short_name").asText())
        .filter(text -> !text.isBlank())
        .findFirst()
        .orElse("");
  }

  private static String country(JsonNode record) {
    for (JsonNode address : record.path("addresses")) {
      String code = address.path("country_code").asText();
      if (!code.isBlank()) {
        return code;
      }
    }
    return "";
  }

  private Currency currency(JsonNode record) {
    String code = record.path("currency_code").asText();
    try {
      return code.isBlank() ? settings.currency() : Currency.getInstance(code);
    } catch (IllegalArgumentException unknown) {
      throw new UnreadableField("currency_code", code);
    }
  }

  private static BigDecimal decimal(JsonNode record, String field) {
    JsonNode value = record.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return BigDecimal.ZERO;
    }
    if (!value.isNumber()) {
      throw new UnreadableField(field, value.asText());
    }
    return value.decimalValue();
  }

  private static Money money(Currency currency, BigDecimal amount, String field) {
    try {
      return new Money(currency, amount);
    } catch (IllegalArgumentException tooFine) {
      throw new UnreadableField(field, amount.toPlainString());
    }
  }

  /** The calendar day in the office's zone. */
  private Optional<LocalDate> day(JsonNode record, String field) {
    String text = record.path(field).asText();
    if (text.isBlank() || text.equals("null")) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          text.length() == 10
              ? LocalDate.parse(text)
              : OffsetDateTime.parse(text).atZoneSameInstant(settings.zone()).toLocalDate());
    } catch (java.time.DateTimeException noDay) {
      throw new UnreadableField(field, text);
    }
  }

  /** Midnight in the office's zone, as the interface wants it. */
  static String midnight(LocalDate day, ZoneId zone) {
    return MIDNIGHT.format(day.atStartOfDay(zone));
  }
}
