package io.mahnwerk.mocks.dynamics;

import static io.mahnwerk.mocks.dynamics.Field.amount;
import static io.mahnwerk.mocks.dynamics.Field.blank;
import static io.mahnwerk.mocks.dynamics.Field.date;
import static io.mahnwerk.mocks.dynamics.Field.flag;
import static io.mahnwerk.mocks.dynamics.Field.number;
import static io.mahnwerk.mocks.dynamics.Field.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Pages that an administrator published as OData V4 web services: customer ledger entries (25),
 * customer card (21) and reminder entries (444).
 */
final class PublishedPages {
  static final LedgerEntries.Names NAMES =
      new LedgerEntries.Names(
          "Entry_No", "Open", "Customer_No", "Document_No", "Closed_at_Date", "");

  private final LedgerEntries entries;
  private final Customers customers;
  private final ReminderEntries reminders;
  private final EntryEdit edit;

  PublishedPages(LedgerEntries entries, Customers customers, ReminderEntries reminders) {
    this.entries = entries;
    this.customers = customers;
    this.reminders = reminders;
    this.edit = new EntryEdit(entries);
  }

  EntitySet<LedgerEntry> ledgerEntries() {
    EntityType<LedgerEntry> type =
        new EntityType<>("CustomerLedgerEntries", "Entry_No", ledgerEntryFields());
    return EntitySet.readOnly(
            "CustomerLedgerEntries",
            type,
            filter -> entries.matching(filter, NAMES),
            LedgerEntry::etag)
        .taking(edit);
  }

  private List<Field<LedgerEntry>> ledgerEntryFields() {
    List<Field<LedgerEntry>> fields = new ArrayList<>();
    fields.add(number("Entry_No", LedgerEntry::number));
    fields.addAll(what());
    fields.addAll(amounts());
    fields.addAll(dates());
    fields.addAll(rest());
    return fields;
  }

  private List<Field<LedgerEntry>> what() {
    return List.of(
        date("Posting_Date", entry -> Optional.of(entry.posted())),
        date("Document_Date", entry -> Optional.of(entry.documentDate())),
        text("Document_Type", 30, LedgerEntry::documentType),
        text("Document_No", 20, LedgerEntry::documentNumber),
        text("Customer_No", 20, LedgerEntry::customer),
        text("Customer_Name", 100, entry -> customers.name(entry.customer())),
        Field.<LedgerEntry>blank("Description", 100).open(),
        blank("Global_Dimension_1_Code", 20),
        blank("Global_Dimension_2_Code", 20),
        text("Customer_Posting_Group", 20, entry -> customers.group(entry.customer())),
        blank("IC_Partner_Code", 20),
        blank("Salesperson_Code", 20),
        text("Currency_Code", 10, LedgerEntry::currency),
        blank("External_Document_No", 35),
        blank("Your_Reference", 35));
  }

  private static List<Field<LedgerEntry>> amounts() {
    return List.of(
        amount("Original_Amount", LedgerEntry::original),
        amount("Original_Amt_LCY", entry -> entry.local(entry.original())),
        amount("Amount", LedgerEntry::original),
        amount("Amount_LCY", entry -> entry.local(entry.original())),
        amount("Debit_Amount", entry -> entry.original().max(BigDecimal.ZERO)),
        amount("Debit_Amount_LCY", entry -> entry.local(entry.original().max(BigDecimal.ZERO))),
        amount("Credit_Amount", entry -> entry.original().negate().max(BigDecimal.ZERO)),
        amount(
            "Credit_Amount_LCY",
            entry -> entry.local(entry.original().negate().max(BigDecimal.ZERO))),
        amount("Remaining_Amount", LedgerEntry::remaining),
        amount("Remaining_Amt_LCY", entry -> entry.local(entry.remaining())),
        amount("Sales_LCY", entry -> BigDecimal.ZERO));
  }

  private static List<Field<LedgerEntry>> dates() {
    return List.of(
        Field.<LedgerEntry>date("Due_Date", entry -> Optional.of(entry.due())).open(),
        Field.date("Promised_Pay_Date", LedgerEntry::promised).open(),
        Field.<LedgerEntry>date("Pmt_Discount_Date", entry -> Optional.empty()).open(),
        Field.<LedgerEntry>date("Pmt_Disc_Tolerance_Date", entry -> Optional.empty()).open(),
        date("Closed_at_Date", LedgerEntry::closed));
  }

  private static List<Field<LedgerEntry>> rest() {
    return List.of(
        blank("Bal_Account_Type", 20),
        blank("Bal_Account_No", 20),
        Field.text("Payment_Method_Code", 10, LedgerEntry::paymentMethod).open(),
        flag("Open", LedgerEntry::open),
        Field.text("Dispute_Status", 10, LedgerEntry::disputeStatus).open(),
        Field.text("On_Hold", 3, LedgerEntry::onHold).open(),
        text("User_ID", 50, entry -> "CLERK"),
        text("Source_Code", 10, entry -> "SALES"),
        text("Reason_Code", 10, LedgerEntry::reasonCode),
        flag("Reversed", entry -> entry.reversal() != 0),
        number("Reversed_by_Entry_No", entry -> entry.applied() ? 0 : entry.reversal()),
        number("Reversed_Entry_No", entry -> entry.applied() ? entry.reversal() : 0),
        number("Transaction_No", LedgerEntry::number),
        Field.<LedgerEntry>flag("Exported_to_Payment_File", entry -> false).open(),
        Field.<LedgerEntry>blank("Message_to_Recipient", 140).open(),
        Field.text("Direct_Debit_Mandate_ID", 35, LedgerEntry::mandate).open(),
        number("Dimension_Set_ID", entry -> 0),
        Field.<LedgerEntry>blank("RecipientBankAccount", 20).open());
  }

  EntitySet<Customers.Row> customerCard() {
    return EntitySet.readOnly(
        "CustomerCard",
        new EntityType<>(
            "CustomerCard",
            "No",
            List.of(
                text("No", 20, Customers.Row::number),
                text("Name", 100, Customers.Row::name),
                text("Address", 100, Customers.Row::street),
                text("Post_Code", 20, Customers.Row::postalCode),
                blank("City", 30),
                text("Country_Region_Code", 10, Customers.Row::country),
                text("VAT_Registration_No", 20, Customers.Row::vatId),
                text("Partner_Type", 20, Customers.Row::partnerType),
                text("Customer_Posting_Group", 20, Customers.Row::group),
                text("Customer_Price_Group", 10, Customers.Row::priceGroup),
                blank("Customer_Disc_Group", 20),
                text("Gen_Bus_Posting_Group", 20, row -> "INLAND"),
                blank("Salesperson_Code", 20),
                text("Payment_Terms_Code", 10, Customers.Row::paymentTerms),
                text("Payment_Method_Code", 10, Customers.Row::paymentMethod),
                text("Reminder_Terms_Code", 10, Customers.Row::reminderTerms),
                text("Currency_Code", 10, row -> ""),
                text("Blocked", 10, Customers.Row::blocked),
                flag("Privacy_Blocked", row -> false),
                amount("Balance_LCY", Customers.Row::balance),
                amount("Balance_Due_LCY", Customers.Row::balanceDue),
                date("Last_Date_Modified", row -> Optional.of(row.stamp().on())))),
        customers::matching,
        Customers.Row::etag);
  }

  EntitySet<ReminderEntries.Row> reminderEntries() {
    return EntitySet.readOnly(
        "ReminderEntries",
        new EntityType<>(
            "ReminderEntries",
            "Entry_No",
            List.of(
                number("Entry_No", ReminderEntries.Row::number),
                text("Type", 30, row -> "Reminder"),
                text("No", 20, ReminderEntries.Row::reminder),
                date("Posting_Date", row -> Optional.of(row.notice().on())),
                date("Document_Date", row -> Optional.of(row.notice().on())),
                date("Due_Date", row -> Optional.of(row.due())),
                number("Reminder_Level", row -> row.notice().level().value()),
                text("Customer_No", 20, row -> row.item().debtor()),
                number("Customer_Entry_No", row -> BcKeys.number(row.item().key())),
                text("Document_Type", 30, row -> "Invoice"),
                text("Document_No", 20, row -> BcKeys.document(row.item().key())),
                amount("Remaining_Amount", ReminderEntries.Row::remaining),
                flag("Canceled", row -> false))),
        filter -> reminders.matching(filter, "Customer_Entry_No", ""),
        row -> "");
  }
}
