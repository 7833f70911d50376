package io.mahnwerk.mocks.dynamics;

import static io.mahnwerk.mocks.dynamics.Field.amount;
import static io.mahnwerk.mocks.dynamics.Field.blank;
import static io.mahnwerk.mocks.dynamics.Field.date;
import static io.mahnwerk.mocks.dynamics.Field.flag;
import static io.mahnwerk.mocks.dynamics.Field.guid;
import static io.mahnwerk.mocks.dynamics.Field.number;
import static io.mahnwerk.mocks.dynamics.Field.text;
import static io.mahnwerk.mocks.dynamics.Field.timestamp;

import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The API pages of our own extension. */
final class OurApi {
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
    EntitySet<Suggestions.Row> board = new SuggestionPage(suggestions).set();
    EntryPages pages = new EntryPages(entries, customers, words);
    Sums sums = new Sums(entries);
    return List.of(
        board,
        pages.ledgerEntries(board, suggestions),
        pages.detailedEntries(),
        ReminderPages.reminderEntries(reminders),
        ReminderPages.openReminders(),
        customers(),
        ReminderPages.reminderTerms(),
        ReminderPages.reminderLevels(),
        info(),
        sums.balances(),
        sums.openDocuments());
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
                text("genBusPostingGroup", 20, row -> "INLAND"),
                text("customerPriceGroup", 10, Customers.Row::priceGroup),
                blank("customerDiscGroup", 20),
                blank("salespersonCode", 20),
                blank("territoryCode", 10),
                blank("globalDimension1Code", 20),
                blank("globalDimension2Code", 20),
                text("languageCode", 10, row -> "DEU"),
                flag("keyAccount", row -> row.debtor().keyAccount()),
                timestamp("systemModifiedAt", Customers.Row::modifiedAt))),
        customers::matching,
        Customers.Row::etag);
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
                timestamp("systemModifiedAt", version -> Instant.EPOCH))),
        filter -> List.of("1.0.0.0"),
        version -> Rows.etag(1));
  }

  private Optional<LocalDate> lastStatement() {
    List<LocalDate> days = ledger.bankStatements();
    return days.isEmpty() ? Optional.empty() : Optional.of(days.get(days.size() - 1));
  }
}
