package io.mahnwerk.connector.sap;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.failure.FailureKind;
import io.mahnwerk.core.http.HttpAnswer;
import io.mahnwerk.core.http.HttpCall;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.odata.KeysetPages;
import io.mahnwerk.core.odata.ODataFilter;
import io.mahnwerk.core.odata.ODataQuery;
import io.mahnwerk.core.odata.ODataService;
import io.mahnwerk.core.spi.ConnectionCheck;
import io.mahnwerk.core.spi.ConnectionCheck.Finding;
import io.mahnwerk.core.spi.ConnectionCheck.Severity;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks each service for one record. Ends after the first failure that the next call would only meet
 * again: an unreachable host or a refused sign-in.
 */
record SapCheck(
    SapServices services,
    SapMarks marks,
    SapProcedureCheck procedures,
    Optional<SapNotices> notices,
    SapBlockReasons reasons,
    Figures figures,
    Clock clock) {

  static final Sentence SYSTEM = new Sentence("SAP system", "SAP-System");
  private static final Sentence READABLE = new Sentence("It can be read.", "Lesbar.");
  private static final Sentence FIGURES = Sentence.same(SapFigures.LINES);
  private static final Sentence ITEM_CHANGE =
      new Sentence("item change service", "Service der Postenänderung");

  /** Which of the general ledger's own figures are to be read. */
  enum Figures {
    NONE,
    BALANCES,
    BALANCES_AND_BANK;

    static Figures of(SapSettings settings) {
      if (!settings.readsFigures()) {
        return NONE;
      }
      return settings.bankAccounts().isEmpty() ? BALANCES : BALANCES_AND_BANK;
    }
  }

  ConnectionCheck run() {
    List<Finding> findings = new ArrayList<>();
    List<CompanyCode> companyCodes = procedures.companyCodes();
    try {
      SapReachCheck reach = new SapReachCheck(services, clock);
      findings.addAll(reach.run());
      findings.add(read(services.customers(), SapServices.CUSTOMER_DUNNING, companyCodes.get(0)));
      findings.add(customers());
      for (CompanyCode code : companyCodes) {
        findings.add(companyCode(code));
      }
      for (CompanyCode code : companyCodes) {
        findings.add(items(reach, code));
      }
      findings.addAll(new SapReleaseCheck(services, marks).run(SapCheck::problem));
      if (procedures.described().areShown()) {
        findings.add(ownService());
      }
      findings.addAll(procedures.run(SapCheck::problem));
      notices.map(SapCheck::notices).ifPresent(findings::add);
      findings.add(itemChange());
      findings.add(figures(companyCodes.get(0)));
      findings.addAll(reasons.run(SapCheck::problem));
    } catch (ConnectorException general) {
      findings.add(general(general));
      return new ConnectionCheck(findings);
    }
    services.messages().noted().forEach(warning -> findings.add(warning(warning)));
    return new ConnectionCheck(findings);
  }

  private Finding read(ODataService service, String entitySet, CompanyCode code) {
    try {
      service.page(first(entitySet, code));
      return Finding.ok(Sentence.same(entitySet), READABLE);
    } catch (ConnectorException failed) {
      return problem(Sentence.same(entitySet), failed);
    }
  }

  private Finding ownService() {
    Sentence subject = new Sentence("own service", "eigener Service");
    try {
      int shown = procedures.described().get().byCode().size();
      return Finding.ok(
          subject,
          new Sentence(
                  "It shows the dunning procedures; %s are known.",
                  "Er zeigt die Mahnverfahren; %s sind bekannt.")
              .with(Sentence.number(shown, 0)));
    } catch (ConnectorException failed) {
      return problem(subject, failed);
    }
  }

  private static Finding notices(SapNotices shown) {
    Sentence subject = new Sentence("own service, notices", "eigener Service, Mahnungen");
    try {
      List<String> missing = shown.missing();
      return missing.isEmpty()
          ? Finding.ok(
              subject,
              new Sentence(
                  "It shows every notice that was sent.", "Er zeigt jede verschickte Mahnung."))
          : Finding.problem(
              subject,
              new Sentence("It lacks %s.", "Ihm fehlt %s.")
                  .with(Sentence.same(String.join(", ", missing))),
              new Sentence(
                  "Check settings 'custom-notices' and 'custom-notice-fields'.",
                  "Prüfen Sie die Einstellungen 'custom-notices' und 'custom-notice-fields'."));
    } catch (ConnectorException failed) {
      return problem(subject, failed);
    }
  }

  private Finding customers() {
    try {
      services
          .customers()
          .page(ODataQuery.of(SapServices.CUSTOMERS).select(List.of("Customer")).top(1));
      return Finding.ok(Sentence.same(SapServices.CUSTOMERS), READABLE);
    } catch (ConnectorException failed) {
      return problem(Sentence.same(SapServices.CUSTOMERS), failed);
    }
  }

  /** Without the authorization for a company code SAP shows an empty list and no error. */
  private Finding items(SapReachCheck reach, CompanyCode code) {
    Sentence subject = of(SapServices.ITEMS, code);
    try {
      KeysetPages.Slice page = reach.page(SapItems.open(code));
      return page.records().isEmpty()
          ? Finding.warning(
              subject,
              new Sentence(
                  "SAP shows no open item in it.", "SAP zeigt darin keinen offenen Posten."),
              new Sentence(
                  "If it has some, allow the user this company code (F_BKPF_BUK) and customer items"
                      + " (F_BKPF_KOA).",
                  "Wenn er welche hat, geben Sie dem Benutzer den Buchungskreis (F_BKPF_BUK) und"
                      + " Debitorenposten (F_BKPF_KOA) frei."))
          : Finding.ok(subject, reach.sizeOf(page));
    } catch (ConnectorException failed) {
      return problem(subject, failed);
    }
  }

  private Finding figures(CompanyCode code) {
    if (figures == Figures.NONE) {
      return Finding.warning(
          FIGURES,
          new Sentence(
              "It is switched off: neither balances nor bank postings are checked.",
              "Abgeschaltet: weder Salden noch Bankbuchungen werden geprüft."),
          new Sentence(
              "Set 'figures' to general-ledger to have them checked.",
              "Setzen Sie 'figures' auf general-ledger, damit sie geprüft werden."));
    }
    Finding read = read(services.glLines(), SapFigures.LINES, code);
    return read.severity() == Severity.OK && figures == Figures.BALANCES
        ? Finding.warning(
            FIGURES,
            new Sentence(
                "Balances are checked, bank postings are not: no bank account is named.",
                "Salden werden geprüft, Bankbuchungen nicht: kein Bankkonto ist genannt."),
            new Sentence(
                "Name the G/L accounts of your bank statements in setting 'bank-accounts'.",
                "Nennen Sie die Sachkonten Ihrer Kontoauszüge in Einstellung 'bank-accounts'."))
        : read;
  }

  private Finding companyCode(CompanyCode code) {
    Sentence subject =
        new Sentence("company code %s", "Buchungskreis %s").with(Sentence.same(code.value()));
    try {
      boolean hasCustomers =
          !services
              .customers()
              .page(first(SapServices.CUSTOMER_COMPANIES, code))
              .records()
              .isEmpty();
      return hasCustomers
          ? Finding.ok(subject, new Sentence("It has customers.", "Er hat Debitoren."))
          : Finding.problem(
              subject,
              new Sentence("SAP shows no customer in it.", "SAP zeigt darin keinen Debitor."),
              new Sentence(
                  "Check setting 'company-codes' and the user's authorization for this company"
                      + " code.",
                  "Prüfen Sie Einstellung 'company-codes' und die Berechtigung des Benutzers für"
                      + " diesen Buchungskreis."));
    } catch (ConnectorException failed) {
      return problem(subject, failed);
    }
  }

  /**
   * The service takes changes only, so it is asked for its mere presence, which changes nothing.
   */
  private Finding itemChange() {
    HttpCall call = HttpCall.get(services.itemChange(), Map.of());
    HttpAnswer answer;
    try {
      answer = services.http().send(call);
    } catch (ConnectorException failed) {
      return problem(ITEM_CHANGE, failed);
    }
    return switch (answer.failureKind()) {
      case NOT_FOUND, MISCONFIGURED ->
          Finding.problem(
              ITEM_CHANGE,
              new Sentence(
                  "No service answers at its path.", "Unter seinem Pfad antwortet kein Service."),
              new Sentence(
                  "Check setting 'item-change-path'; SOAMANAGER shows the path of the binding.",
                  "Prüfen Sie Einstellung 'item-change-path'; SOAMANAGER zeigt den Pfad des"
                      + " Bindings."));
      case UNAUTHORIZED, FORBIDDEN ->
          Finding.problem(
              ITEM_CHANGE,
              new Sentence("The user may not call it.", "Der Benutzer darf ihn nicht aufrufen."),
              new Sentence(
                  "Allow it for the user of setting 'user' (communication scenario SAP_COM_0002).",
                  "Geben Sie ihn dem Benutzer aus Einstellung 'user' frei"
                      + " (Kommunikationsszenario SAP_COM_0002)."));
      default -> Finding.ok(ITEM_CHANGE, new Sentence("Its path answers.", "Sein Pfad antwortet."));
    };
  }

  private static Finding warning(String said) {
    return Finding.warning(
        SYSTEM,
        new Sentence("SAP warns: %s.", "SAP warnt: %s.").with(Sentence.same(said)),
        new Sentence(
            "Ask the SAP administrator whether it matters; Mahnwerk works on.",
            "Fragen Sie den SAP-Administrator, ob das von Belang ist; Mahnwerk arbeitet weiter."));
  }

  private static ODataQuery first(String entitySet, CompanyCode code) {
    return ODataQuery.of(entitySet)
        .select(List.of("CompanyCode"))
        .filter(ODataFilter.eq("CompanyCode", code.value()))
        .top(1);
  }

  private static Finding problem(Sentence subject, ConnectorException failed) {
    if (isGeneral(failed.kind())) {
      throw failed;
    }
    return Finding.problem(subject, failed.sentence(), remedy(failed.kind()));
  }

  private static Finding general(ConnectorException failed) {
    return Finding.problem(SYSTEM, failed.sentence(), remedy(failed.kind()));
  }

  private static boolean isGeneral(FailureKind kind) {
    return switch (kind) {
      case NOT_SENT, OUTCOME_UNKNOWN, UNAVAILABLE, UNAUTHORIZED, RATE_LIMITED -> true;
      default -> false;
    };
  }

  /** A thing of one company code. */
  static Sentence of(String what, CompanyCode code) {
    return new Sentence("%s of %s", "%s von %s")
        .with(Sentence.same(what), Sentence.same(code.value()));
  }

  private static Sentence remedy(FailureKind kind) {
    return switch (kind) {
      case NOT_SENT, MISCONFIGURED ->
          new Sentence(
              "Check setting 'url' and that this machine may reach it.",
              "Prüfen Sie Einstellung 'url' und ob dieser Rechner sie erreichen darf.");
      case UNAUTHORIZED ->
          new Sentence(
              "Check settings 'user', 'password' and 'client'.",
              "Prüfen Sie die Einstellungen 'user', 'password' und 'client'.");
      case FORBIDDEN ->
          new Sentence(
              "Allow the service for the user of setting 'user' (SAP_COM_0303, SAP_COM_0008).",
              "Geben Sie den Service dem Benutzer aus Einstellung 'user' frei (SAP_COM_0303,"
                  + " SAP_COM_0008).");
      case NOT_FOUND ->
          new Sentence(
              "Activate the service in SAP or check setting 'url'.",
              "Aktivieren Sie den Service in SAP oder prüfen Sie Einstellung 'url'.");
      case MALFORMED_RESPONSE ->
          new Sentence(
              "Check that setting 'url' leads to SAP itself, not to a portal.",
              "Prüfen Sie, ob Einstellung 'url' zu SAP selbst führt und nicht zu einem Portal.");
      case INVALID_REQUEST ->
          new Sentence(
              "Check that the system is S/4HANA 1809 or later.",
              "Prüfen Sie, ob das System S/4HANA 1809 oder neuer ist.");
      default ->
          new Sentence(
              "Try again later; raise setting 'call-timeout-seconds' if SAP is slow.",
              "Versuchen Sie es später wieder; erhöhen Sie Einstellung 'call-timeout-seconds', wenn"
                  + " SAP langsam ist.");
    };
  }
}
