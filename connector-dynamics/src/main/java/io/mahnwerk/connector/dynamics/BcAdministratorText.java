package io.mahnwerk.connector.dynamics;

import java.util.Locale;
import java.util.Map;

/** What whoever administers Business Central has to set up, as a text to be passed on. */
final class BcAdministratorText {
  private BcAdministratorText() {}

  static String of(Locale locale, Map<String, String> settings) {
    boolean german = locale.getLanguage().equals(Locale.GERMAN.getLanguage());
    boolean isStock = settings.getOrDefault("extension", "").equals("false");
    String companies = settings.getOrDefault("companies", german ? "(noch offen)" : "(still open)");
    String ways = german ? (isStock ? STOCK_GERMAN : OWN_GERMAN) : isStock ? STOCK : OWN;
    return (german ? GERMAN : ENGLISH)
        .formatted(companies, ways.formatted(mark(settings, german)).stripTrailing());
  }

  /** What our marks are known by on the way without the extension. */
  private static String mark(Map<String, String> settings, boolean german) {
    if (settings.getOrDefault("route", "").equals("dispute-status")) {
      return (german ? DISPUTE_GERMAN : DISPUTE)
          .formatted(value(settings, "dispute-code", "MWHOLD"));
    }
    return (german ? ON_HOLD_GERMAN : ON_HOLD).formatted(value(settings, "on-hold-code", "MW"));
  }

  private static String value(Map<String, String> settings, String key, String fallback) {
    String given = settings.getOrDefault(key, "");
    return given.isBlank() ? fallback : given;
  }

  private static final String ON_HOLD = "The On Hold code %s, which nobody else uses.";
  private static final String ON_HOLD_GERMAN =
      "Das Kennzeichen %s im Feld Abwarten, das sonst niemand benutzt.";
  private static final String DISPUTE =
      "The dispute status %s with Overwrite on hold ticked, which nobody else uses, and for the app"
          + " changing\n"
          + "   posted sales invoices. It counts as a dispute in every report on disputes.";
  private static final String DISPUTE_GERMAN =
      "Der Reklamationsstatus %s mit dem Haken Abwarten überschreiben, den sonst niemand benutzt,"
          + " und für die\n"
          + "   App das Ändern gebuchter Verkaufsrechnungen. Er zählt in jedem Bericht über"
          + " Reklamationen mit.";

  private static final String ENGLISH =
      """
      To the administrator of Business Central

      Mahnwerk reads customer ledger entries, customers and reminders, and marks when an entry may be
      reminded of. It posts nothing, sends nothing and starts no run. Please set up:

      1. In Microsoft Entra ID an app registration with the application permission Dynamics 365 Business
         Central, API.ReadWrite.All, and a client secret; in Business Central the same app under Microsoft
         Entra Applications, state Enabled. On premises instead a user with a web service access key.
         Companies: %s
      %s

      Tell us tenant, environment and client id, and the secret by a safe way.
      Afterwards `mahnwerk check` shows for each of these whether it works.
      """;

  private static final String OWN =
      """
      2. The Mahnwerk extension, published and installed; permission set MW API for the app, MW READ and
         MW DECIDE for those who work in the lists, MW ADMIN for its set-up.
      3. A copy of the reminder terms in use with short grace, assigned to nobody yet, and the former terms
         of it named in the page Mahnwerk Setup.
      """;

  private static final String STOCK =
      """
      2. Under Web Services: page 25 as CustomerLedgerEntries, page 21 as CustomerCard, page 444 as
         ReminderEntries. Permissions for the app: D365 READ and changing customer ledger entries.
      3. Microsoft's free app Power BI Reports, whose analytics API tells payments from credits.
      4. %s
         An entry on hold is also left out of finance charge memos and of interest on reminders.
      5. A copy of the reminder terms in use with short grace, assigned to nobody yet.
      6. The numbers of the G/L accounts on which bank statements are posted, for us to know up to which
         day payments are there.
      """;

  private static final String GERMAN =
      """
      An die Administration von Business Central

      Mahnwerk liest Debitorenposten, Debitoren und Mahnungen und markiert, ab wann ein Posten gemahnt
      werden darf. Es bucht nichts, versendet nichts und startet keinen Lauf. Bitte richten Sie ein:

      1. In Microsoft Entra ID eine App-Registrierung mit der Anwendungsberechtigung Dynamics 365 Business
         Central, API.ReadWrite.All, und einem geheimen Schlüssel; in Business Central dieselbe App unter
         Microsoft-Entra-Anwendungen, Status Aktiviert. On-premise stattdessen einen Benutzer mit
         Webdienst-Zugriffsschlüssel. Mandanten: %s
      %s

      Nennen Sie uns Tenant, Umgebung und Client-ID, und den Schlüssel auf sicherem Weg.
      Danach zeigt `mahnwerk check` zu jedem dieser Punkte, ob er wirkt.
      """;

  private static final String OWN_GERMAN =
      """
      2. Die Mahnwerk-Erweiterung, veröffentlicht und installiert; Berechtigungssatz MW API für die App,
         MW READ und MW DECIDE für die, die in den Listen arbeiten, MW ADMIN für die Einrichtung.
      3. Eine Kopie der genutzten Mahnbedingungen mit kurzer Toleranz, noch niemandem zugeordnet, und auf
         der Seite Mahnwerk Einrichtung die bisherigen Mahnbedingungen dazu.
      """;

  private static final String STOCK_GERMAN =
      """
      2. Unter Webdienste: Seite 25 als CustomerLedgerEntries, Seite 21 als CustomerCard, Seite 444 als
         ReminderEntries. Rechte der App: D365 READ und das Ändern von Debitorenposten.
      3. Microsofts kostenlose App Power BI Reports, deren Analyse-API Zahlungen von Gutschriften trennt.
      4. %s
         Ein Posten auf Abwarten bleibt auch aus Zinsrechnungen und aus Zinsen auf Mahnungen.
      5. Eine Kopie der genutzten Mahnbedingungen mit kurzer Toleranz, noch niemandem zugeordnet.
      6. Die Nummern der Sachkonten, auf die Kontoauszüge gebucht werden, damit wir wissen, bis zu welchem
         Tag Zahlungen da sind.
      """;
}
