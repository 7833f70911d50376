package io.mahnwerk.connector.dynamics;

import java.util.Locale;
import java.util.Map;

/** What whoever administers Finance has to set up, as a text to be passed on. */
final class FinAdministratorText {
  private FinAdministratorText() {}

  static String of(Locale locale, Map<String, String> settings) {
    boolean german = locale.getLanguage().equals(Locale.GERMAN.getLanguage());
    String open = german ? "(noch offen)" : "(still open)";
    String disputes = settings.getOrDefault(FinSettings.DISPUTES.key(), "");
    String reason = settings.getOrDefault(FinSettings.DISPUTE_REASON.key(), "");
    String code = reason.isBlank() ? FinSettings.DISPUTE_REASON.fallback().orElse("") : reason;
    String holds = disputes.equals("hold") ? (german ? HOLDS_GERMAN : HOLDS).formatted(code) : "";
    return (german ? GERMAN : ENGLISH)
        .formatted(
            disputes.equals("off") ? "" : ", CustDisputes",
            settings.getOrDefault("companies", open),
            holds);
  }

  private static final String ENGLISH =
      """
      To the administrator of Dynamics 365 Finance

      Mahnwerk reads customers and their transactions. It posts nothing, sends nothing and creates no
      collection letter. Please set up:

      1. In Microsoft Entra ID an app registration with a client secret; in Finance the same client id
         under System administration, Setup, Microsoft Entra applications, with a user of its own.
      2. For that user roles that may read the data entities CustomersV3, CustTransBiEntities%s, in the
         legal entities: %s
      %s
      Tell us tenant, client id and the days of your collection letter sequence, and the secret by a safe
      way. Afterwards `mahnwerk check` shows for each of these whether it works.
      """;

  private static final String HOLDS =
      """
      3. The same user may also create, change and delete CustDisputes and read CustomerParameters.
      4. The reason code %s for customers, which nobody else uses.
      5. In the collection letter parameters of accounts receivable: exclude disputed transactions. Nobody
         has confirmed yet that Finance honours a dispute made over OData, so try it in a sandbox first.
      """;

  private static final String GERMAN =
      """
      An die Administration von Dynamics 365 Finance

      Mahnwerk liest Debitoren und ihre Buchungen. Es bucht nichts, versendet nichts und erstellt kein
      Mahnschreiben. Bitte richten Sie ein:

      1. In Microsoft Entra ID eine App-Registrierung mit einem geheimen Schlüssel; in Finance dieselbe
         Client-ID unter Systemverwaltung, Einstellungen, Microsoft Entra-Anwendungen, mit eigenem Benutzer.
      2. Für diesen Benutzer Rollen, die die Datenentitäten CustomersV3, CustTransBiEntities%s lesen
         dürfen, in den juristischen Personen: %s
      %s
      Nennen Sie uns Tenant, Client-ID und die Tage Ihrer Mahnschreibensequenz, und den Schlüssel auf
      sicherem Weg. Danach zeigt `mahnwerk check` zu jedem dieser Punkte, ob er wirkt.
      """;

  private static final String HOLDS_GERMAN =
      """
      3. Derselbe Benutzer darf CustDisputes auch anlegen, ändern und löschen und CustomerParameters lesen.
      4. Der Ursachencode %s für Debitoren, den sonst niemand benutzt.
      5. In den Debitorenparametern für Mahnschreiben: strittige Buchungen ausschließen. Noch niemand hat
         bestätigt, dass Finance einen über OData angelegten Streitfall beachtet; erst in einer Testumgebung.
      """;
}
