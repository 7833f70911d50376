package io.mahnwerk.connector.dynamics;

import io.mahnwerk.core.model.DunningProcedures;
import io.mahnwerk.core.spi.Settings;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the codes of a house mean that Business Central itself gives no meaning. */
record BcHouse(Settings settings) {

  /** Refuses what cannot be read, before anything is asked for. */
  void check() {
    localCurrency();
    procedures(Currency.getInstance("EUR"));
    industry();
  }

  /** Empty where Business Central is to be asked. */
  Optional<Currency> localCurrency() {
    return settings.parsed(
        "local-currency",
        "an ISO currency such as EUR",
        text -> text.isEmpty() ? Optional.empty() : Optional.of(Currency.getInstance(text)));
  }

  /** The reminder terms of the settings; minimum amounts are in the local currency. */
  DunningProcedures procedures(Currency local) {
    List<BcTerms> terms =
        settings.parsed("reminder-terms", BcTermsText.FORM, text -> BcTermsText.parse(text, local));
    return settings.parsed(
        "opened-terms",
        "pairs of described terms like MAHNWERK=DOMESTIC",
        text -> BcTermsText.procedures(terms, BcTermsText.pairs(text)));
  }

  Set<String> keyAccountGroups() {
    return set("key-account-groups");
  }

  Set<String> directDebitMethods() {
    return set("direct-debit-methods");
  }

  Set<String> writeOffReasonCodes() {
    return set("write-off-reason-codes");
  }

  List<String> bankAccounts() {
    return BcTermsText.list(settings.text("bank-accounts"), ",");
  }

  /** What stands for a customer's industry. */
  BcIndustry industry() {
    return new BcIndustry(
        settings.parsed(
            "industry-from", "blank or one of " + BcIndustry.WORDS, BcIndustry.Field::parse),
        settings.parsed("industry-keys", "pairs like BUILD=HAND", BcTermsText::pairs));
  }

  private Set<String> set(String key) {
    return Set.copyOf(BcTermsText.list(settings.text(key), ","));
  }
}
