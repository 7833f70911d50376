package io.mahnwerk.connector.sap;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What the colleague who administers SAP has to set up, as a text to be passed on. */
final class SapBasisText {
  private static final List<Scenario> SCENARIOS =
      List.of(
          new Scenario(
              "SAP_COM_0303",
              "Finance - Accounting Analytics Integration",
              "API_OPLACCTGDOCITEMCUBE_SRV, API_GLACCOUNTLINEITEM (OData V2)",
              "F_BKPF_BUK, F_BKPF_KOA (D): 03"),
          new Scenario(
              "SAP_COM_0008",
              "Business Partner, Customer and Supplier Integration",
              "API_BUSINESS_PARTNER (OData V2)",
              "B_BUPA_*, F_KNA1_BUK, F_KNA1_GEN, F_MAHN_*: 03"),
          new Scenario(
              "SAP_COM_0002",
              "Finance - Posting Integration",
              "JournalEntryBulkChangeRequest_In (SOAP)",
              "F_BKPF_BUK, F_BKPF_KOA (D): 02"));

  private SapBasisText() {}

  /**
   * What has to be allowed for one purpose.
   *
   * @param rights authorization objects on premises with their activity; 03 shows, 02 changes
   */
  private record Scenario(String id, String name, String services, String rights) {
    String line() {
      return "  %s  %s%n      %s%n      %s".formatted(id, name, services, rights);
    }
  }

  static String of(Locale locale, Map<String, String> settings) {
    boolean german = locale.getLanguage().equals(Locale.GERMAN.getLanguage());
    String scenarios =
        SCENARIOS.stream().map(Scenario::line).collect(Collectors.joining(System.lineSeparator()));
    boolean blocksAccounts = settings.getOrDefault("honoured-by", "").contains("account-block");
    String accounts = !blocksAccounts ? "" : german ? GERMAN_ACCOUNTS : ENGLISH_ACCOUNTS;
    String user = orBlank(settings, "user", german ? "(noch zu wählen)" : "(yet to be chosen)");
    String codes = orBlank(settings, "company-codes", "");
    String reason = orBlank(settings, "reason-code", "M");
    return (german ? GERMAN : ENGLISH).formatted(user, codes, scenarios, accounts, reason);
  }

  private static String orBlank(Map<String, String> settings, String key, String other) {
    String value = settings.getOrDefault(key, "");
    return value.isBlank() ? other : value;
  }

  private static final String ENGLISH_ACCOUNTS =
      """

         Accounts are blocked as a whole as well, by PATCH of A_CustomerDunning: F_KNA1_BUK, F_MAHN_*: 02.\
      """;

  private static final String GERMAN_ACCOUNTS =
      """

         Auch ganze Konten werden gesperrt, durch PATCH von A_CustomerDunning: F_KNA1_BUK, F_MAHN_*: 02.\
      """;

  private static final String ENGLISH =
      """
      To the SAP administrator

      Mahnwerk reads customer items and dunning data and sets dunning blocks with a reason of its own.
      It posts nothing and starts no dunning run. Please set up:

      1. A communication or technical user without dialog logon: %s
         for company codes: %s
      2. In S/4HANA Cloud one communication arrangement for each scenario; on premises the services in
         transactions /IWFND/MAINT_SERVICE and SOAMANAGER and a role with these authorizations (names
         to be checked against your release; activity 03 shows, 02 changes):
      %s%s
      3. Customizing: a dunning block reason %s (table T040S) that nobody else uses.
      4. Tell us the address, the client, the path of the SOAP binding, and how the user signs in.

      Afterwards `mahnwerk check` shows for each of these whether it works.
      """;

  private static final String GERMAN =
      """
      An die SAP-Basis

      Mahnwerk liest Debitorenposten und Mahndaten und setzt Mahnsperren mit einem eigenen Grund. Es bucht
      nichts und startet keinen Mahnlauf. Bitte richten Sie ein:

      1. Einen Kommunikations- oder technischen Benutzer ohne Dialoganmeldung: %s
         für die Buchungskreise: %s
      2. In S/4HANA Cloud je Szenario eine Kommunikationsvereinbarung; on-premise die Services in den
         Transaktionen /IWFND/MAINT_SERVICE und SOAMANAGER und eine Rolle mit diesen Berechtigungen (die
         Namen bitte gegen Ihr Release prüfen; Aktivität 03 zeigt an, 02 ändert):
      %s%s
      3. Customizing: ein Mahnsperrgrund %s (Tabelle T040S), den sonst niemand benutzt.
      4. Nennen Sie uns Adresse, Mandant, Pfad des SOAP-Bindings und die Art der Anmeldung.

      Danach zeigt `mahnwerk check` zu jedem dieser Punkte, ob er wirkt.
      """;
}
