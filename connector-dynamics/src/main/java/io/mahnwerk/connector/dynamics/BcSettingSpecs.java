package io.mahnwerk.connector.dynamics;

import io.mahnwerk.core.spi.SettingSpec;
import java.util.List;
import java.util.stream.Stream;

/** Every setting of a Business Central connection. */
final class BcSettingSpecs {
  private static final List<SettingSpec> OWN =
      List.of(
          SettingSpec.required(
              "url",
              "https://api.businesscentral.dynamics.com, or on premises host, port and instance"),
          SettingSpec.optional(
              "environment", "", "name of the online environment; blank on premises"),
          SettingSpec.required("companies", "names of the companies to read, joined by commas"),
          SettingSpec.optional(
              "extension",
              "auto",
              "whether our extension is used: auto asks Business Central, true insists, false uses"
                  + " its own pages only"),
          SettingSpec.optional(
              "route",
              "on-hold",
              "without the extension, what holds an item: on-hold or dispute-status"),
          SettingSpec.optional("on-hold-code", "MW", "own On Hold code, 1 to 3 characters"),
          SettingSpec.optional(
              "dispute-code",
              "MWHOLD",
              "own dispute status with Overwrite on hold; with route dispute-status"),
          SettingSpec.optional(
              "ledger-entries-page", "CustomerLedgerEntries", "service name of published page 25"),
          SettingSpec.optional(
              "customers-page", "CustomerCard", "service name of published page 21"),
          SettingSpec.optional(
              "reminder-entries-page", "ReminderEntries", "service name of published page 444"),
          SettingSpec.optional(
              "local-currency", "", "local currency; blank to ask Business Central"),
          SettingSpec.optional(
              "reminder-terms", "", "without the extension, the terms: " + BcTermsText.FORM),
          SettingSpec.optional(
              "opened-terms",
              "",
              "without the extension, opened=former terms joined by commas: MAHNWERK=DOMESTIC"),
          SettingSpec.optional(
              "industry-from",
              "",
              "the customer's field that stands for the industry, blank for none: "
                  + BcIndustry.WORDS),
          SettingSpec.optional(
              "industry-keys",
              "",
              "what its codes mean where they are no industry keys of ours: BUILD=HAND,CLOUD=SAAS"),
          SettingSpec.optional(
              "key-account-groups",
              "",
              "customer posting groups and price groups of key accounts, joined by commas"),
          SettingSpec.optional(
              "direct-debit-methods", "", "payment methods by which the house collects itself"),
          SettingSpec.optional(
              "write-off-reason-codes", "", "reason codes of write-offs, joined by commas"),
          SettingSpec.optional(
              "bank-accounts",
              "",
              "without the extension, G/L accounts on which bank statements are posted"),
          SettingSpec.optional("page-size", "2000", "records of one page, 1 to 20000"),
          SettingSpec.optional("batch-size", "100", "writes of one batch, 1 to 100"),
          SettingSpec.optional("time-zone", "Europe/Berlin", "time zone of the people at work"),
          SettingSpec.optional(
              "history-from", "", "first closing date to read; blank for two years back"),
          SettingSpec.optional("connect-timeout-seconds", "10", "longest wait for a connection"),
          SettingSpec.optional("call-timeout-seconds", "60", "longest wait for a whole answer"),
          SettingSpec.optional(
              "requests-per-five-minutes", "6000", "most requests in any five minutes"),
          SettingSpec.optional("workers", "5", "most requests at one time"));

  static final List<SettingSpec> ALL =
      Stream.concat(OWN.stream(), DynSignIn.SPECS.stream()).toList();

  private BcSettingSpecs() {}
}
