package io.mahnwerk.mocks.dynamics;

import static io.mahnwerk.mocks.dynamics.Field.amount;
import static io.mahnwerk.mocks.dynamics.Field.big;
import static io.mahnwerk.mocks.dynamics.Field.blank;
import static io.mahnwerk.mocks.dynamics.Field.date;
import static io.mahnwerk.mocks.dynamics.Field.flag;
import static io.mahnwerk.mocks.dynamics.Field.guid;
import static io.mahnwerk.mocks.dynamics.Field.number;
import static io.mahnwerk.mocks.dynamics.Field.text;
import static io.mahnwerk.mocks.dynamics.Field.timestamp;

import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The API pages of our own extension. */
final class OurApi {
  private static final LedgerEntries.Names NAMES =
      new LedgerEntries.Names(
          "entryNumber",
          "open",
          "customerNumber",
          "documentNumber",
          "closedAtDate",
          "systemModifiedAt");
  private static final LedgerEntries.Names DETAIL_NAMES =
      new LedgerEntries.Names(
          "ledgerEntryNumber", "", "customerNumber", "", "", "systemModifiedAt");

  private final SimulatedLedger ledger;
  private final LedgerEntries entries;
  private final Customers customers;
  private final Suggestions suggestions;
  private final Words words;

  OurApi(LedgerEntries entries, Customers customers, Suggestions suggestions, Words words) {
    this.ledger = entries.ledger();
    this.entries = entries;
    this.customers = customers;
    this.suggestions = suggestions;
    this.words = words;
  }

  List<EntitySet<?>> sets(ReminderEntries reminders) {
    EntitySet<Suggestions.Row> board = suggestions();
    Sums sums = new Sums(entries);
    return List.of(
        board,
        ledgerEntries(board),
        detailedEntries(),
        reminderEntries(reminders),
        openReminders(),
        customers(),
        reminderTerms(),
        reminderLevels(),
        info(),
        sums.balances(),
        sums.openDocuments());
  }

  private EntitySet<Suggestions.Row> suggestions() {
    List<Field<Suggestions.Row>> fields = new ArrayList<>();
    fields.add(guid("id", Suggestions.Row::id));
    fields.add(Field.number("ledgerEntryNumber", Suggestions.Row::entry).open());
    fields.add(Field.big("entryRowVersion", Suggestions.Row::scoredVersion).open());
    fields.add(text("customerNumber", 20, row -> row.item().debtor()));
    fields.add(Field.date("dunningDate", (Suggestions.Row row) -> row.mark().date()).open());
    fields.add(Field.flag("held", (Suggestions.Row row) -> row.mark().held()).open());
    fields.add(date("markedOn", row -> row.mark().markedOn()));
    fields.add(shown("suggestedDate", EdmType.DATE, 0));
    fields.add(shown("score", EdmType.DECIMAL, 0));
    for (String name : List.of("expectedPaymentDate", "expectedFromDate", "expectedUntilDate")) {
      fields.add(shown(name, EdmType.DATE, 0));
    }
    for (int reason = 1; reason <= 3; reason++) {
      fields.add(shown("reason" + reason, EdmType.STRING, 250));
      fields.add(shown("reason" + reason + "German", EdmType.STRING, 250));
    }
    fields.add(shown("modelVersion", EdmType.STRING, 50));
    fields.add(flag("personDecides", row -> row.mark().personDecides()));
    fields.add(timestamp("systemModifiedAt", Suggestions.Row::modifiedAt));
    return EntitySet.readOnly(
            "dunningSuggestions",
            new EntityType<>("dunningSuggestion", "id", fields),
            suggestions::matching,
            Suggestions.Row::etag)
        .taking(suggestions);
  }

  private static Field<Suggestions.Row> shown(String name, EdmType type, int length) {
    return new Field<>(
        name,
        type,
        length,
        true,
        row -> {
          Object value = row.shown(name, type);
          return value == null && type == EdmType.DECIMAL ? BigDecimal.ZERO : value;
        });
  }

  private EntitySet<LedgerEntry> ledgerEntries(EntitySet<Suggestions.Row> board) {
    List<Field<LedgerEntry>> fields = new ArrayList<>(what());
    fields.addAll(amounts());
    fields.addAll(state());
    return EntitySet.readOnly(
            "ledgerEntries",
            new EntityType<>("ledgerEntry", "id", fields),
            filter -> entries.matching(filter, NAMES),
            LedgerEntry::etag)
        .with("dunningSuggestion", new SuggestionPart(board, suggestions));
  }

  private record SuggestionPart(EntitySet<Suggestions.Row> board, Suggestions suggestions)
      implements EntitySet.Part<LedgerEntry> {
    @Override
    public EntitySet<?> set() {
      return board;
    }

    @Override
    public Optional<Object> of(LedgerEntry row) {
      return row.applied() ? Optional.empty() : suggestions.of(row.item()).map(Object.class::cast);
    }
  }

  private List<Field<LedgerEntry>> what() {
    return List.of(
        guid("id", OurApi::id),
        number("entryNumber", LedgerEntry::number),
        big("rowVersion", entry -> entry.row().version()),
        text("customerNumber", 20, LedgerEntry::customer),
        text("customerName", 100, entry -> customers.name(entry.customer())),
        text("documentType", 40, entry -> words.of(entry.documentType())),
        text("documentNumber", 20, LedgerEntry::documentNumber),
        blank("externalDocumentNumber", 35),
        date("postingDate", entry -> Optional.of(entry.posted())),
        date("documentDate", entry -> Optional.of(entry.documentDate())),
        date("dueDate", entry -> Optional.of(entry.due())),
        text("currencyCode", 10, LedgerEntry::currency),
        text(
            "appliesToDocumentType",
            40,
            entry -> words.of(entry.appliesTo().isEmpty() ? " " : "Invoice")),
        text("appliesToDocumentNumber", 20, LedgerEntry::appliesTo),
        text("paymentMethodCode", 10, LedgerEntry::paymentMethod),
        text("directDebitMandateId", 35, LedgerEntry::mandate),
        text("reasonCode", 10, LedgerEntry::reasonCode),
        text("customerPostingGroup", 20, entry -> customers.group(entry.customer())));
  }

  private static List<Field<LedgerEntry>> amounts() {
    return List.of(
        amount("originalAmount", LedgerEntry::original),
        amount("amount", LedgerEntry::original),
        amount("remainingAmount", LedgerEntry::remaining),
        amount("originalAmountLocalCurrency", entry -> entry.local(entry.original())),
        amount("amountLocalCurrency", entry -> entry.local(entry.original())),
        amount("remainingAmountLocalCurrency", entry -> entry.local(entry.remaining())));
  }

  private static List<Field<LedgerEntry>> state() {
    return List.of(
        flag("positive", LedgerEntry::positive),
        flag("open", LedgerEntry::open),
        date("closedAtDate", LedgerEntry::closed),
        number("closedByEntryNumber", LedgerEntry::closedBy),
        flag("reversed", entry -> entry.reversal() != 0),
        number("reversedByEntryNumber", entry -> entry.applied() ? 0 : entry.reversal()),
        number("reversedEntryNumber", entry -> entry.applied() ? entry.reversal() : 0),
        text("onHold", 3, LedgerEntry::onHold),
        text("disputeStatus", 10, LedgerEntry::disputeStatus),
        date("promisedPayDate", LedgerEntry::promised),
        number("lastIssuedReminderLevel", LedgerEntry::level),
        date("lastReminderDate", OurApi::lastReminder),
        date("lastReminderDueDate", entry -> lastReminder(entry).map(ReminderEntries::dueOf)),
        timestamp("systemModifiedAt", entry -> Rows.modifiedAt(entry.row())));
  }

  private static Optional<LocalDate> lastReminder(LedgerEntry entry) {
    return entry.level() == 0 ? Optional.empty() : entry.item().lastDunnedOn();
  }

  private static UUID id(LedgerEntry entry) {
    return Company.id("ledger entry", Integer.toString(entry.number()));
  }

  private EntitySet<DetailedEntry> detailedEntries() {
    return EntitySet.readOnly(
        "detailedLedgerEntries",
        new EntityType<>(
            "detailedLedgerEntry",
            "id",
            List.of(
                guid("id", row -> Company.id("detailed entry", Integer.toString(row.number()))),
                number("entryNumber", DetailedEntry::number),
                number("ledgerEntryNumber", row -> row.entry().number()),
                text("entryType", 60, row -> words.of(Analytics.entryType(row))),
                date("postingDate", row -> Optional.of(row.posted())),
                text("documentType", 40, row -> words.of(row.documentType())),
                text("documentNumber", 20, row -> row.source().documentNumber()),
                amount("amount", DetailedEntry::amount),
                amount("amountLocalCurrency", DetailedEntry::local),
                text("currencyCode", 10, row -> row.entry().currency()),
                text("customerNumber", 20, row -> row.entry().customer()),
                date("initialEntryDueDate", row -> Optional.of(row.entry().due())),
                flag("unapplied", row -> false),
                number("unappliedByEntryNumber", row -> 0),
                number("appliedLedgerEntryNumber", DetailedEntry::appliedEntry),
                number("applicationNumber", row -> row.application() ? row.source().number() : 0),
                number("transactionNumber", row -> row.source().number()),
                text("initialDocumentType", 40, row -> words.of(row.entry().documentType())),
                timestamp("systemModifiedAt", row -> Rows.modifiedAt(row.entry().row())))),
        filter -> Analytics.rows(entries, new Narrowed<>(filter, ""), DETAIL_NAMES),
        row -> Rows.etag(row.entry().row().version()));
  }

  private EntitySet<ReminderEntries.Row> reminderEntries(ReminderEntries reminders) {
    return EntitySet.readOnly(
        "reminderEntries",
        new EntityType<>(
            "reminderEntry",
            "id",
            List.of(
                guid("id", ReminderEntries.Row::id),
                number("entryNumber", ReminderEntries.Row::number),
                text("type", 40, row -> "Reminder"),
                text("reminderNumber", 20, ReminderEntries.Row::reminder),
                number("reminderLevel", row -> row.notice().level().value()),
                number("ledgerEntryNumber", row -> BcKeys.number(row.item().key())),
                text("customerNumber", 20, row -> row.item().debtor()),
                text("documentType", 40, row -> "Invoice"),
                text("documentNumber", 20, row -> BcKeys.document(row.item().key())),
                date("postingDate", row -> Optional.of(row.notice().on())),
                date("documentDate", row -> Optional.of(row.notice().on())),
                date("dueDate", row -> Optional.of(row.due())),
                amount("remainingAmount", ReminderEntries.Row::remaining),
                flag("cancelled", row -> false),
                timestamp("systemModifiedAt", ReminderEntries.Row::modifiedAt))),
        filter -> reminders.matching(filter, "ledgerEntryNumber", "systemModifiedAt"),
        row -> Rows.etag(row.number()));
  }

  /** Reminders are issued as soon as they are made here, so there is never one that waits. */
  private static EntitySet<String> openReminders() {
    return EntitySet.readOnly(
        "openReminders",
        new EntityType<>(
            "openReminder",
            "id",
            List.of(
                guid("id", row -> Company.id("reminder", row)),
                text("number", 20, row -> row),
                blank("customerNumber", 20),
                blank("currencyCode", 10),
                blank("reminderTermsCode", 10),
                number("reminderLevel", row -> 0),
                date("postingDate", row -> Optional.empty()),
                date("documentDate", row -> Optional.empty()),
                date("dueDate", row -> Optional.empty()),
                timestamp("systemModifiedAt", row -> java.time.Instant.EPOCH))),
        filter -> List.of(),
        row -> Rows.etag(1));
  }

  private EntitySet<Customers.Row> customers() {
    return EntitySet.readOnly(
        "dunningCustomers",
        new EntityType<>(
            "dunningCustomer",
            "id",
            List.of(
                guid("id", Customers.Row::id),
                text("number", 20, Customers.Row::number),
                text("name", 100, Customers.Row::name),
                text("reminderTermsCode", 10, Customers.Row::reminderTerms),
                amount("balance", Customers.Row::balance),
                amount("balanceLocalCurrency", Customers.Row::balance),
                amount("balanceDueLocalCurrency", Customers.Row::balanceDue),
                blank("currencyCode", 10),
                text("countryRegionCode", 10, Customers.Row::country),
                text("partnerType", 20, row -> words.of(row.partnerType())),
                text("vatRegistrationNumber", 20, Customers.Row::vatId),
                text("paymentTermsCode", 10, Customers.Row::paymentTerms),
                text("paymentMethodCode", 10, Customers.Row::paymentMethod),
                flag("directDebit", row -> row.debtor().directDebit()),
                text("blocked", 20, row -> words.of(row.blocked())),
                flag("privacyBlocked", row -> false),
                text("customerPostingGroup", 20, Customers.Row::group),
                text("languageCode", 10, row -> "DEU"),
                flag("keyAccount", row -> row.debtor().keyAccount()),
                timestamp("systemModifiedAt", Customers.Row::modifiedAt))),
        customers::matching,
        Customers.Row::etag);
  }

  private static EntitySet<BcSetup.Terms> reminderTerms() {
    return EntitySet.readOnly(
        "reminderTerms",
        new EntityType<>(
            "reminderTerm",
            "id",
            List.of(
                guid("id", terms -> Company.id("reminder terms", terms.code())),
                text("code", 10, BcSetup.Terms::code),
                text("description", 100, BcSetup.Terms::code),
                number("maximumNumberOfReminders", terms -> terms.grace().size()),
                amount("minimumAmountLocalCurrency", terms -> BigDecimal.ZERO),
                flag("postInterest", terms -> false),
                flag("postAdditionalFee", terms -> false),
                text("formerReminderTermsCode", 10, BcSetup.Terms::former),
                timestamp("systemModifiedAt", terms -> java.time.Instant.EPOCH))),
        filter -> BcSetup.TERMS,
        terms -> Rows.etag(1));
  }

  private record Level(BcSetup.Terms terms, int number) {}

  private static EntitySet<Level> reminderLevels() {
    List<Level> levels = new ArrayList<>();
    for (BcSetup.Terms terms : BcSetup.TERMS) {
      for (int number = 1; number <= terms.grace().size(); number++) {
        levels.add(new Level(terms, number));
      }
    }
    return EntitySet.readOnly(
        "reminderLevels",
        new EntityType<>(
            "reminderLevel",
            "id",
            List.of(
                guid(
                    "id",
                    level -> Company.id("reminder level", level.terms().code() + level.number())),
                text("reminderTermsCode", 10, level -> level.terms().code()),
                number("number", Level::number),
                text(
                    "gracePeriod",
                    32,
                    level -> level.terms().grace().get(level.number() - 1) + "D"),
                text("dueDateCalculation", 32, level -> level.terms().due() + "D"),
                flag("calculateInterest", level -> false),
                amount("additionalFeeLocalCurrency", level -> BigDecimal.ZERO),
                amount("additionalFeePerLineLocalCurrency", level -> BigDecimal.ZERO),
                timestamp("systemModifiedAt", level -> java.time.Instant.EPOCH))),
        filter -> levels,
        level -> Rows.etag(1));
  }

  private EntitySet<String> info() {
    return EntitySet.readOnly(
        "extensionInfo",
        new EntityType<>(
            "extensionInfo",
            "id",
            List.of(
                guid("id", version -> Company.id("extension info", version)),
                text("version", 20, version -> version),
                flag("steeringOn", version -> true),
                number("maximumDays", version -> Suggestion.MOST_DAYS),
                text("localCurrencyCode", 10, version -> Currencies.LOCAL),
                date("today", version -> Optional.of(ledger.today())),
                date("bankStatementsPostedUpTo", version -> lastStatement()),
                timestamp("systemModifiedAt", version -> java.time.Instant.EPOCH))),
        filter -> List.of("1.0.0.0"),
        version -> Rows.etag(1));
  }

  private Optional<LocalDate> lastStatement() {
    List<LocalDate> days = ledger.bankStatements();
    return days.isEmpty() ? Optional.empty() : Optional.of(days.get(days.size() - 1));
  }
}
