package io.mahnwerk.connector.sap;

import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.spi.Capability;
import io.mahnwerk.core.spi.SettingSpec;
import io.mahnwerk.core.spi.Settings;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is read of the books, and how it is understood. */
final class SapReadSettings {
  static final List<SettingSpec> SPECS =
      List.of(
          SettingSpec.required("company-codes", "company codes to read, joined by commas"),
          SettingSpec.optional("page-size", "1000", "records of one page, 1 to 5000"),
          SettingSpec.optional("time-zone", "Europe/Berlin", "time zone of the SAP system"),
          SettingSpec.optional(
              "history-from", "", "first clearing date to read; blank for two years back"),
          SettingSpec.optional(
              "credit-document-types", "DG", "document types of credit memos (clearing)"),
          SettingSpec.optional(
              "write-off-document-types", "", "document types of write-offs (clearing)"),
          SettingSpec.optional(
              "figures",
              "general-ledger",
              "where SAP's own balances and bank postings are read: general-ledger (service"
                  + " API_GLACCOUNTLINEITEM) or none"),
          SettingSpec.optional(
              "bank-accounts",
              "",
              "G/L accounts on which bank statements are posted, joined by commas"));

  private final Settings settings;

  SapReadSettings(Settings settings) {
    this.settings = settings;
    companyCodes();
    pageSize();
    zone();
    historyFrom();
    readsFigures();
  }

  List<CompanyCode> companyCodes() {
    return settings.parsed(
        "company-codes",
        new Sentence("company codes joined by commas", "durch Kommas getrennte Buchungskreise"),
        SapReadSettings::codes);
  }

  int pageSize() {
    return settings.number("page-size", 1, 5000);
  }

  ZoneId zone() {
    return settings.parsed(
        "time-zone",
        new Sentence("a time zone such as Europe/Berlin", "eine Zeitzone wie Europe/Berlin"),
        ZoneId::of);
  }

  Optional<LocalDate> historyFrom() {
    return settings.parsed(
        "history-from",
        new Sentence("a date such as 2025-01-31", "ein Datum wie 2025-01-31"),
        text -> text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text)));
  }

  SapDocumentTypes documentTypes() {
    return new SapDocumentTypes(set("credit-document-types"), set("write-off-document-types"));
  }

  /** Whether the general ledger's own figures are read. */
  boolean readsFigures() {
    return settings
        .parsed(
            "figures",
            new Sentence("general-ledger or none", "general-ledger oder none"),
            text -> SapAddresses.inForm(text, "general-ledger|none"))
        .equals("general-ledger");
  }

  List<String> bankAccounts() {
    return SapProcedures.list(settings.text("bank-accounts"), ",");
  }

  /** What the settings say is shown beside what the metadata tell. */
  Set<Capability> shown() {
    Set<Capability> shown = EnumSet.noneOf(Capability.class);
    if (readsFigures()) {
      shown.add(Capability.SHOWS_BALANCE);
      if (!bankAccounts().isEmpty()) {
        shown.add(Capability.SHOWS_BANK_POSTING);
      }
    }
    return shown;
  }

  private Set<String> set(String key) {
    return Set.copyOf(SapProcedures.list(settings.text(key), ","));
  }

  private static List<CompanyCode> codes(String text) {
    List<CompanyCode> codes =
        SapProcedures.list(text, ",").stream().distinct().map(CompanyCode::new).toList();
    if (codes.isEmpty()) {
      throw new IllegalArgumentException("No company code");
    }
    return codes;
  }
}
