package io.mahnwerk.connector.sap;

import io.mahnwerk.core.model.DunningProcedure;
import io.mahnwerk.core.model.DunningProcedureCode;
import io.mahnwerk.core.model.DunningProcedures;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.spi.SettingSpec;
import io.mahnwerk.core.spi.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** By which procedures customers are dunned, and what is told of them by their keys. */
final class SapCustomerSettings {
  static final List<SettingSpec> SPECS =
      List.of(
          SettingSpec.optional("procedures", "", "the dunning procedures: " + SapProcedures.FORM),
          SettingSpec.optional(
              "opened-procedures", "", "opened=former procedure, joined by commas: ZM01=0001"),
          SettingSpec.optional(
              "natural-person-groups", "", "account groups of natural persons, joined by commas"),
          SettingSpec.optional(
              "one-time-groups",
              "",
              "account groups of one-time customers, joined by commas; people decide about them"),
          SettingSpec.optional(
              "key-account-classes", "", "customer classifications of key accounts"),
          SettingSpec.optional(
              "direct-debit-methods", "E", "payment methods by which SAP collects itself"));

  private final Settings settings;

  SapCustomerSettings(Settings settings) {
    this.settings = settings;
    if (settings.text("custom-service").isEmpty()) {
      procedures(Map.of());
    }
  }

  /**
   * The procedures that SAP shows, those of the settings above them.
   *
   * @param shown empty where SAP shows none
   */
  DunningProcedures procedures(Map<DunningProcedureCode, DunningProcedure> shown) {
    Map<DunningProcedureCode, DunningProcedure> byCode = new LinkedHashMap<>(shown);
    byCode.putAll(
        settings.parsed(
            "procedures",
            new Sentence(SapProcedures.FORM, SapProcedures.GERMAN_FORM),
            SapProcedures::parse));
    return settings.parsed(
        "opened-procedures",
        new Sentence(
            "pairs of described procedures like ZM01=0001",
            "Paare beschriebener Verfahren wie ZM01=0001"),
        text -> SapProcedures.withOpened(byCode, text));
  }

  Set<String> directDebitMethods() {
    return set("direct-debit-methods");
  }

  SapDebtorMapper.Rules rules() {
    return new SapDebtorMapper.Rules(
        SapDebtorMapper.decidedByPeople(set("natural-person-groups"), set("one-time-groups")),
        set("key-account-classes"),
        directDebitMethods());
  }

  private Set<String> set(String key) {
    return Set.copyOf(SapProcedures.list(settings.text(key), ","));
  }
}
