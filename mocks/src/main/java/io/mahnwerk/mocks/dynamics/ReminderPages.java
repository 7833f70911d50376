package io.mahnwerk.mocks.dynamics;

import static io.mahnwerk.mocks.dynamics.Field.amount;
import static io.mahnwerk.mocks.dynamics.Field.blank;
import static io.mahnwerk.mocks.dynamics.Field.date;
import static io.mahnwerk.mocks.dynamics.Field.flag;
import static io.mahnwerk.mocks.dynamics.Field.guid;
import static io.mahnwerk.mocks.dynamics.Field.number;
import static io.mahnwerk.mocks.dynamics.Field.text;
import static io.mahnwerk.mocks.dynamics.Field.timestamp;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The API pages of our extension on reminders, their terms and their levels. */
final class ReminderPages {
  private ReminderPages() {}

  static EntitySet<ReminderEntries.Row> reminderEntries(ReminderEntries reminders) {
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
  static EntitySet<String> openReminders() {
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
                timestamp("systemModifiedAt", row -> Instant.EPOCH))),
        filter -> List.of(),
        row -> Rows.etag(1));
  }

  static EntitySet<BcSetup.Terms> reminderTerms() {
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
                timestamp("systemModifiedAt", terms -> Instant.EPOCH))),
        filter -> BcSetup.TERMS,
        terms -> Rows.etag(1));
  }

  private record Level(BcSetup.Terms terms, int number) {}

  static EntitySet<?> reminderLevels() {
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
                timestamp("systemModifiedAt", level -> Instant.EPOCH))),
        filter -> levels,
        level -> Rows.etag(1));
  }
}
