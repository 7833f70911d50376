package io.mahnwerk.connector.dynamics;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Documents and records of a Business Central, cut down to what a test needs. */
final class BcDocuments {
  private BcDocuments() {}

  /** Metadata with every set of our extension. */
  static String extension() {
    return metadata(
        set("ledgerEntries", BcField.names(BcWay.EXTENSION)),
        set("dunningSuggestions", List.of("id", "ledgerEntryNumber")),
        set("dunningCustomers", BcCustomerField.names(BcWay.EXTENSION)),
        set("detailedLedgerEntries", List.of("entryNumber")),
        set("reminderTerms", List.of("code")),
        set("reminderLevels", List.of("number")),
        set("openReminders", List.of("number")),
        set("extensionInfo", List.of("version")),
        set("customerBalances", List.of("customerNumber")),
        set("openDocuments", List.of("customerNumber")));
  }

  /** Metadata of the published pages 25, 21 and 444. */
  static String pages() {
    return metadata(entries(), customers(), set("ReminderEntries", List.of("Entry_No")));
  }

  /** The same without page 444. */
  static String pagesWithoutReminders() {
    return metadata(entries(), customers());
  }

  private static String entries() {
    return set("CustomerLedgerEntries", BcField.names(BcWay.STOCK));
  }

  private static String customers() {
    return set("CustomerCard", BcCustomerField.names(BcWay.STOCK));
  }

  static String metadata(String... sets) {
    String types = Stream.of(sets).map(one -> one.split("\\|", 2)[1]).collect(Collectors.joining());
    String names =
        Stream.of(sets)
            .map(one -> one.split("\\|", 2)[0])
            .map(name -> "<EntitySet Name=\"%s\" EntityType=\"NAV.%s\"/>".formatted(name, name))
            .collect(Collectors.joining());
    return """
        <edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">
          <edmx:DataServices><Schema Namespace="NAV" xmlns="http://docs.oasis-open.org/odata/ns/edm">
          %s<EntityContainer Name="NAV">%s</EntityContainer></Schema></edmx:DataServices>
        </edmx:Edmx>
        """
        .formatted(types, names);
  }

  static String set(String name, List<String> fields) {
    String properties =
        fields.stream()
            .map(field -> "<Property Name=\"%s\" Type=\"Edm.String\"/>".formatted(field))
            .collect(Collectors.joining());
    return name
        + "|<EntityType Name=\"%s\"><Key><PropertyRef Name=\"%s\"/></Key>%s</EntityType>"
            .formatted(name, fields.get(0), properties);
  }

  static String info(boolean steering) {
    return """
        {"id":"i","version":"1.0.0.0","steeringOn":%s,"maximumDays":30,"localCurrencyCode":"EUR",
         "today":"2026-03-02","bankStatementsPostedUpTo":"0001-01-01"}
        """
        .formatted(steering);
  }

  /** An open invoice of our extension's page; further fields come last and win. */
  static String entry(int number, String more) {
    String base =
        """
        {"@odata.etag":"W/\\"e1\\"","id":"e","entryNumber":%d,"rowVersion":700,
        "customerNumber":"10000","documentType":"Invoice","documentNumber":"PS-INV103001",
        "postingDate":"2026-01-05","documentDate":"2026-01-05","dueDate":"2026-02-04",
        "currencyCode":"","originalAmount":1190.00,"remainingAmount":1190.00,"positive":true,
        "open":true,"closedAtDate":"0001-01-01","reversed":false,"onHold":"",
        "disputeStatus":"","promisedPayDate":"0001-01-01","paymentMethodCode":"",
        "directDebitMandateId":"","lastIssuedReminderLevel":0,"lastReminderDate":"0001-01-01",
        "appliesToDocumentNumber":"","reasonCode":"",
        "systemModifiedAt":"2026-02-20T10:00:00.123Z","dunningSuggestion":null\
        """
            .formatted(number);
    return base + (more.isEmpty() ? "" : "," + more) + "}";
  }

  static String suggestion(String date, boolean held, boolean personDecides) {
    return """
        "dunningSuggestion":{"@odata.etag":"W/\\"s1\\"","id":"77777777-0000-0000-0000-000000000001",
        "dunningDate":"%s","held":%s,"personDecides":%s}"""
        .formatted(date, held, personDecides);
  }

  /** An open invoice of page 25; further fields come last and win. */
  static String pageEntry(int number, String more) {
    String base =
        """
        {"@odata.etag":"W/\\"p1\\"","Entry_No":%d,"Customer_No":"10000",
        "Document_Type":"Invoice","Document_No":"PS-INV103001","Posting_Date":"2026-01-05",
        "Document_Date":"2026-01-05","Due_Date":"2026-02-04","Currency_Code":"",
        "Original_Amount":1190.00,"Remaining_Amount":1190.00,"Open":true,
        "Closed_at_Date":"0001-01-01","Reversed":false,"On_Hold":"","Dispute_Status":"",
        "Promised_Pay_Date":"0001-01-01","Payment_Method_Code":"",
        "Direct_Debit_Mandate_ID":""\
        """
            .formatted(number);
    return base + (more.isEmpty() ? "" : "," + more) + "}";
  }
}
