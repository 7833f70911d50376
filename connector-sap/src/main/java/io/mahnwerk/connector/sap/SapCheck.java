package io.mahnwerk.connector.sap;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.failure.FailureKind;
import io.mahnwerk.core.http.HttpAnswer;
import io.mahnwerk.core.http.HttpCall;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.odata.ODataFilter;
import io.mahnwerk.core.odata.ODataPage;
import io.mahnwerk.core.odata.ODataQuery;
import io.mahnwerk.core.odata.ODataService;
import io.mahnwerk.core.spi.ConnectionCheck;
import io.mahnwerk.core.spi.ConnectionCheck.Finding;
import io.mahnwerk.core.spi.ConnectionCheck.Severity;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Asks each service for one record. Ends after the first failure that the next call would only meet
 * again: an unreachable host or a refused sign-in.
 */
record SapCheck(
    SapServices services,
    SapMarks marks,
    SapProcedureCheck procedures,
    Figures figures,
    Clock clock) {

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
      findings.add(itemChange());
      findings.add(figures(companyCodes.get(0)));
    } catch (ConnectorException general) {
      findings.add(general(general));
      return new ConnectionCheck(findings);
    }
    findings.add(reasonCode());
    services.messages().noted().forEach(warning -> findings.add(warning(warning)));
    return new ConnectionCheck(findings);
  }

  private Finding read(ODataService service, String entitySet, CompanyCode code) {
    try {
      service.page(first(entitySet, code));
      return Finding.ok(entitySet, "It can be read.");
    } catch (ConnectorException failed) {
      return problem(entitySet, failed);
    }
  }

  private Finding ownService() {
    String subject = "own service";
    try {
      int shown = procedures.described().get().byCode().size();
      return Finding.ok(subject, "It shows the dunning procedures; " + shown + " are known.");
    } catch (ConnectorException failed) {
      return problem(subject, failed);
    }
  }

  private Finding customers() {
    try {
      services
          .customers()
          .page(ODataQuery.of(SapServices.CUSTOMERS).select(List.of("Customer")).top(1));
      return Finding.ok(SapServices.CUSTOMERS, "It can be read.");
    } catch (ConnectorException failed) {
      return problem(SapServices.CUSTOMERS, failed);
    }
  }

  /** Without the authorization for a company code SAP shows an empty list and no error. */
  private Finding items(SapReachCheck reach, CompanyCode code) {
    String subject = SapServices.ITEMS + " of " + code;
    try {
      ODataPage page = reach.page(SapItems.open(code));
      return page.records().isEmpty()
          ? new Finding(
              Severity.WARNING,
              subject,
              "SAP shows no open item in it.",
              "If it has some, allow the user this company code (F_BKPF_BUK) and customer items"
                  + " (F_BKPF_KOA).")
          : Finding.ok(subject, reach.sizeOf(page));
    } catch (ConnectorException failed) {
      return problem(subject, failed);
    }
  }

  private Finding figures(CompanyCode code) {
    if (figures == Figures.NONE) {
      return new Finding(
          Severity.WARNING,
          SapFigures.LINES,
          "It is switched off: neither balances nor bank postings are checked.",
          "Set 'figures' to general-ledger to have them checked.");
    }
    Finding read = read(services.glLines(), SapFigures.LINES, code);
    return read.severity() == Severity.OK && figures == Figures.BALANCES
        ? new Finding(
            Severity.WARNING,
            SapFigures.LINES,
            "Balances are checked, bank postings are not: no bank account is named.",
            "Name the G/L accounts of your bank statements in setting 'bank-accounts'.")
        : read;
  }

  private Finding companyCode(CompanyCode code) {
    String subject = "company code " + code;
    try {
      boolean hasCustomers =
          !services
              .customers()
              .page(first(SapServices.CUSTOMER_COMPANIES, code))
              .records()
              .isEmpty();
      return hasCustomers
          ? Finding.ok(subject, "It has customers.")
          : Finding.problem(
              subject,
              "SAP shows no customer in it.",
              "Check setting 'company-codes' and the user's authorization for this company code.");
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
      return problem("item change service", failed);
    }
    return switch (answer.failureKind()) {
      case NOT_FOUND, MISCONFIGURED ->
          Finding.problem(
              "item change service",
              "No service answers at its path.",
              "Check setting 'item-change-path'; SOAMANAGER shows the path of the binding.");
      case UNAUTHORIZED, FORBIDDEN ->
          Finding.problem(
              "item change service",
              "The user may not call it.",
              "Allow it for the user of setting 'user' (communication scenario SAP_COM_0002).");
      default -> Finding.ok("item change service", "Its path answers.");
    };
  }

  private static Finding warning(String said) {
    return new Finding(
        Severity.WARNING,
        "SAP system",
        "SAP warns: " + said + ".",
        "Ask the SAP administrator whether it matters; Mahnwerk works on.");
  }

  private Finding reasonCode() {
    return new Finding(
        Severity.WARNING,
        "block reason " + marks.reasonCode(),
        "SAP shows its block reasons through no released service, so it was not looked up.",
        "Make sure that the block reason of setting 'reason-code' exists and nobody else uses it.");
  }

  private static ODataQuery first(String entitySet, CompanyCode code) {
    return ODataQuery.of(entitySet)
        .select(List.of("CompanyCode"))
        .filter(ODataFilter.eq("CompanyCode", code.value()))
        .top(1);
  }

  private static Finding problem(String subject, ConnectorException failed) {
    if (isGeneral(failed.kind())) {
      throw failed;
    }
    return Finding.problem(subject, failed.sentence(), remedy(failed.kind()));
  }

  private static Finding general(ConnectorException failed) {
    return Finding.problem("SAP system", failed.sentence(), remedy(failed.kind()));
  }

  private static boolean isGeneral(FailureKind kind) {
    return switch (kind) {
      case NOT_SENT, OUTCOME_UNKNOWN, UNAVAILABLE, UNAUTHORIZED, RATE_LIMITED -> true;
      default -> false;
    };
  }

  private static String remedy(FailureKind kind) {
    return switch (kind) {
      case NOT_SENT, MISCONFIGURED -> "Check setting 'url' and that this machine may reach it.";
      case UNAUTHORIZED -> "Check settings 'user', 'password' and 'client'.";
      case FORBIDDEN ->
          "Allow the service for the user of setting 'user' (SAP_COM_0303, SAP_COM_0008).";
      case NOT_FOUND -> "Activate the service in SAP or check setting 'url'.";
      case MALFORMED_RESPONSE -> "Check that setting 'url' leads to SAP itself, not to a portal.";
      case INVALID_REQUEST -> "Check that the system is S/4HANA 1809 or later.";
      default -> "Try again later; raise setting 'call-timeout-seconds' if SAP is slow.";
    };
  }
}
