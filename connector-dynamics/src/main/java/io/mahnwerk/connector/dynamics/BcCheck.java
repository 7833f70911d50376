package io.mahnwerk.connector.dynamics;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.failure.FailureKind;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.spi.ConnectionCheck;
import io.mahnwerk.core.spi.ConnectionCheck.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Asks an environment whether the connection can work, and says in plain words what is missing and
 * what works without it. Never throws for what it finds wrong.
 */
final class BcCheck {
  private static final Sentence ENVIRONMENT = new Sentence("Environment", "Umgebung");

  private final BcLedger ledger;
  private final List<Finding> findings = new ArrayList<>();

  BcCheck(BcLedger ledger) {
    this.ledger = ledger;
  }

  ConnectionCheck run() {
    if (look(ENVIRONMENT, this::companies) && look(ENVIRONMENT, this::way) && isUsable()) {
      if (ledger.way() == BcWay.EXTENSION) {
        look(BcExtensionCheck.SUBJECT, () -> new BcExtensionCheck(ledger).findings());
      } else {
        look(BcStockCheck.SUBJECT, () -> new BcStockCheck(ledger).findings());
      }
      look(BcTermsCheck.SUBJECT, () -> new BcTermsCheck(ledger).findings());
    }
    return new ConnectionCheck(findings);
  }

  private boolean look(Sentence subject, Supplier<List<Finding>> looking) {
    try {
      findings.addAll(looking.get());
      return true;
    } catch (ConnectorException failed) {
      findings.add(Finding.problem(subject, failed.sentence(), remedy(failed.kind())));
      return false;
    }
  }

  private List<Finding> companies() {
    List<CompanyCode> companies = ledger.settings().companies();
    companies.forEach(company -> ledger.services().id(company));
    return List.of(
        Finding.ok(
            ENVIRONMENT,
            new Sentence(
                    "Business Central answers and shows %s.",
                    "Business Central antwortet und zeigt %s.")
                .with(names(companies))));
  }

  private static Sentence names(List<CompanyCode> companies) {
    return Sentence.same(String.join(", ", companies.stream().map(CompanyCode::value).toList()));
  }

  private boolean isUsable() {
    return new ConnectionCheck(findings).passed();
  }

  private List<Finding> way() {
    if (ledger.lacksExtension()) {
      return List.of(
          Finding.problem(
              ENVIRONMENT,
              new Sentence(
                  "The Mahnwerk extension is not installed, and setting 'extension' insists on it.",
                  "Die Mahnwerk-Erweiterung ist nicht installiert, und Einstellung 'extension'"
                      + " besteht darauf."),
              new Sentence(
                  "Publish the extension, or set 'extension' to auto: with Business Central's own"
                      + " pages holds have no end of their own, and nothing enforces the former"
                      + " days.",
                  "Veröffentlichen Sie die Erweiterung, oder setzen Sie 'extension' auf auto: Mit den"
                      + " Seiten von Business Central enden Sperren nicht von selbst, und nichts"
                      + " erzwingt die bisherigen Tage.")));
    }
    return List.of(
        Finding.ok(
            ENVIRONMENT,
            ledger.way() == BcWay.EXTENSION
                ? new Sentence(
                    "The Mahnwerk extension is installed and used.",
                    "Die Mahnwerk-Erweiterung ist installiert und wird genutzt.")
                : new Sentence(
                    "Business Central's own pages are used, without the Mahnwerk extension: no date"
                        + " of ours can be kept there, holds must be lifted, and no program holds"
                        + " unmarked entries to their former day.",
                    "Genutzt werden Seiten von Business Central ohne die Mahnwerk-Erweiterung: Unser"
                        + " Datum steht dort nicht, Sperren müssen aufgehoben werden, und kein"
                        + " Programm hält Posten ohne Markierung an ihrem bisherigen Tag.")));
  }

  static Sentence remedy(FailureKind kind) {
    return switch (kind) {
      case UNAUTHORIZED ->
          new Sentence(
              "Check that the secret in Entra ID (Certificates & secrets) is this one and has not"
                  + " ended, and that the app is enabled under Microsoft Entra Applications in"
                  + " Business Central; on premises check user and web service access key.",
              "Prüfen Sie, ob das Geheimnis in Entra ID (Zertifikate & Geheimnisse) dieses ist und"
                  + " noch gilt, und ob die App in Business Central unter Microsoft-Entra-Anwendungen"
                  + " aktiviert ist; bei eigenem Betrieb Benutzer und Webdienst-Zugriffsschlüssel.");
      case FORBIDDEN ->
          new Sentence(
              "Register the app under Microsoft Entra Applications in Business Central and assign"
                  + " permission set MW API, or D365 READ and EDIT of customer ledger entries without"
                  + " the extension.",
              "Tragen Sie die App in Business Central unter Microsoft-Entra-Anwendungen ein und"
                  + " weisen Sie den Berechtigungssatz MW API zu, ohne die Erweiterung D365 READ und"
                  + " das Ändern von Debitorenposten.");
      case NOT_FOUND, MISCONFIGURED ->
          new Sentence(
              "Compare settings 'url', 'tenant', 'environment' and 'companies' with the address that"
                  + " Business Central shows under Web Services.",
              "Vergleichen Sie die Einstellungen 'url', 'tenant', 'environment' und 'companies' mit"
                  + " der Adresse, die Business Central unter Webdienste zeigt.");
      default ->
          new Sentence(
              "Try again later; if it stays so, ask whoever runs Business Central.",
              "Versuchen Sie es später erneut; bleibt es so, fragen Sie, wer Business Central"
                  + " betreibt.");
    };
  }
}
