package io.mahnwerk.connector.sap;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.connector.sap.FakeSap.Reply;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.spi.ConnectionCheck;
import io.mahnwerk.core.spi.ConnectionCheck.Finding;
import io.mahnwerk.core.spi.ConnectionCheck.Severity;
import io.mahnwerk.core.spi.ConnectorContext;
import io.mahnwerk.core.spi.ErpConnector;
import io.mahnwerk.mocks.kit.LoopbackServer.Asked;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SapCheckTest {
  private final FakeSap sap = new FakeSap();

  @BeforeEach
  void serveEverything() {
    sap.on(SapServices.ITEMS, Reply.feed("{\"CompanyCode\":\"1010\"}"))
        .on(SapServices.CUSTOMER_DUNNING, Reply.feed("{\"CompanyCode\":\"1010\"}"))
        .on(SapServices.CUSTOMER_COMPANIES, Reply.feed("{\"CompanyCode\":\"1010\"}"))
        .on(SapFigures.LINES, Reply.feed("{\"CompanyCode\":\"1010\"}"))
        .on(SapServices.CUSTOMERS, Reply.feed("{\"Customer\":\"0010100001\"}"))
        .on("journalentrybulkchangerequest_", Reply.of(405, ""))
        .when(SapCheckTest::asksForProcedures, request -> Reply.feed());
  }

  @AfterEach
  void close() {
    sap.close();
  }

  @Test
  void passesAndSaysWhatItCannotSee() {
    ConnectionCheck check = check("bank-accounts", "0000113100");

    assertThat(check.passed()).isTrue();
    assertThat(check.findings())
        .filteredOn(finding -> finding.severity() != Severity.OK)
        .extracting(finding -> finding.subject().english())
        .containsExactly("clock", "countries of customers", "block reason M");
    assertThat(sap.changes()).isEmpty();
  }

  @Test
  void namesACustomerWhoseProcedureIsNotDescribed() {
    sap.when(
        SapCheckTest::asksForProcedures,
        request -> Reply.feed("{\"Customer\":\"0010100001\",\"DunningProcedure\":\"Z009\"}"));

    Finding finding =
        check("procedures", "0001:levels=14").findings().stream()
            .filter(found -> found.subject().english().equals("dunning procedures of 1010"))
            .findFirst()
            .orElseThrow();

    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    assertThat(finding.sentence().english())
        .isEqualTo(
            "Customer 0010100001 has procedure Z009, which is not described; such customers are"
                + " left alone.");
    assertThat(sap.seen())
        .anyMatch(
            seen ->
                URLDecoder.decode(seen.query(), StandardCharsets.UTF_8)
                    .contains("DunningProcedure ne '' and DunningProcedure ne '0001'"));
  }

  @Test
  void namesUserAndPasswordAndNotTheirValues() {
    sap.when(request -> true, request -> Reply.of(401, "<html><title>Logon failed</title>"));

    Finding finding = onlyProblem();

    assertThat(finding.sentence().english())
        .isEqualTo(
            "GET /sap/opu/odata/sap/API_BUSINESS_PARTNER/"
                + " was answered with status 401: Logon failed;"
                + " check settings 'user' and 'password'.");
    assertThat(finding.remedy().english())
        .isEqualTo("Check settings 'user', 'password' and 'client'.");
    assertThat(finding.toString()).doesNotContain(FakeSap.PASSWORD, "Basic");
    assertThat(sap.seen()).hasSize(1);
  }

  @Test
  void tellsHowFarTheClocksAreApart() {
    assertThat(check().findings())
        .filteredOn(finding -> finding.subject().english().equals("clock"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.severity()).isEqualTo(Severity.WARNING);
              assertThat(finding.sentence().english())
                  .matches("SAP's clock is \\d+ seconds (ahead of|behind) ours\\.");
            });
  }

  @Test
  void findsNothingWrongWithClocksThatAgree() {
    ConnectorContext context =
        new ConnectorContext(
            new ConnectionId(FakeSap.CONNECTION), sap.settings(), Clock.systemUTC());
    try (ErpConnector connector = new SapConnectorProvider().open(context)) {
      assertThat(connector.check().findings())
          .extracting(finding -> finding.sentence().english())
          .contains("SAP's clock and ours agree within 90 seconds.");
    }
  }

  @Test
  void tellsWhereSapCutsItsPages() {
    sap.on(
        SapServices.ITEMS,
        Reply.of(
            200,
            "{\"d\":{\"results\":[{\"FiscalYear\":\"2026\",\"AccountingDocument\":\"1\","
                + "\"AccountingDocumentItem\":\"001\"}],\"__next\":\"x?$skiptoken=1\"}}"));

    assertThat(check().findings())
        .extracting(finding -> finding.sentence().english())
        .contains("It can be read; SAP cuts pages at 1 of 1000 items and tells where they go on.");
  }

  @Test
  void doubtsACompanyCodeWithoutOpenItems() {
    sap.on(SapServices.ITEMS, Reply.feed());

    assertThat(check().findings())
        .filteredOn(finding -> finding.sentence().english().equals("SAP shows no open item in it."))
        .singleElement()
        .satisfies(finding -> assertThat(finding.remedy().english()).contains("F_BKPF_BUK"));
  }

  @Test
  void writesDownForTheAdministratorWhatIsNeededAndNoSecret() {
    for (Locale locale : List.of(Locale.ENGLISH, Locale.GERMAN)) {
      String text =
          new SapConnectorProvider().administratorText(locale, sap.settings()).orElseThrow();

      assertThat(text)
          .contains("SAP_COM_0303", "SAP_COM_0008", "SAP_COM_0002", "MAHNWERK", "1010", "T040S")
          .doesNotContain(FakeSap.PASSWORD);
    }
    assertThat(new SapConnectorProvider().administratorText(Locale.GERMAN, Map.of()).orElseThrow())
        .startsWith("An die SAP-Basis")
        .contains("(noch zu wählen)");
  }

  @Test
  void asksForTheRightToBlockAccountsOnlyWhereTheyAre() {
    Map<String, String> settings = new TreeMap<>(sap.settings());
    String needed = "A_CustomerDunning: F_KNA1_BUK, F_MAHN_*: 02";
    for (Locale locale : List.of(Locale.ENGLISH, Locale.GERMAN)) {
      settings.remove("honoured-by");
      assertThat(new SapConnectorProvider().administratorText(locale, settings).orElseThrow())
          .doesNotContain(needed);
      settings.put("honoured-by", "1010=account-block");
      assertThat(new SapConnectorProvider().administratorText(locale, settings).orElseThrow())
          .contains(needed);
    }
  }

  @Test
  void saysWhoProvesThatAccountsCanBeBlocked() {
    Finding finding = about("account blocks of 1010", check("honoured-by", "account-block"));

    assertThat(finding.severity()).isEqualTo(Severity.OK);
    assertThat(finding.sentence().english()).contains("SAP_COM_0008", "--write-test");
  }

  @Test
  void findsAccountBlocksOfOursThatNobodyUses() {
    sap.when(
        request ->
            request.asks(SapServices.CUSTOMER_DUNNING)
                && request.query().contains("DunningBlock eq 'M'"),
        request -> Reply.feed("{\"Customer\":\"0010100001\",\"DunningBlock\":\"M\"}"));

    Finding finding = about("account blocks of 1010", check());

    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    assertThat(finding.remedy().german()).contains("'mahnwerk release-overdue'");
    assertThat(check("honoured-by", "account-block").findings())
        .filteredOn(other -> other.severity() == Severity.WARNING)
        .noneMatch(other -> other.subject().english().startsWith("account blocks"));
  }

  @Test
  void namesTheAddressThatNobodyAnswers() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }

    Finding finding = onlyProblem("url", "http://127.0.0.1:" + free);

    assertThat(finding.sentence().english())
        .isEqualTo("nothing listens at 127.0.0.1:%d; check setting 'url'.".formatted(free));
  }

  @Test
  void saysInGermanWhatItFound() {
    sap.on(SapServices.ITEMS, Reply.of(403, ""));

    Finding finding = onlyProblem();

    assertThat(finding.subject().german()).isEqualTo(SapServices.ITEMS + " von 1010");
    assertThat(finding.sentence().german())
        .endsWith(
            "wurde mit Status 403 beantwortet; dem Benutzer aus den Einstellungen 'user' und"
                + " 'password' fehlt die Berechtigung.");
    assertThat(finding.remedy().german()).startsWith("Geben Sie den Service dem Benutzer");
    assertThat(check().findings())
        .allSatisfy(found -> assertThat(found.sentence().german()).isNotBlank());
  }

  @Test
  void namesACompanyCodeWithoutCustomers() {
    sap.when(
        request ->
            request.asks(SapServices.CUSTOMER_COMPANIES) && request.query().contains("'9999'"),
        request -> Reply.feed());

    Finding finding = onlyProblem("company-codes", "1010,9999");

    assertThat(finding.subject().english()).isEqualTo("company code 9999");
    assertThat(finding.remedy().english()).contains("'company-codes'");
  }

  @Test
  void namesAServiceThatIsNotAllowed() {
    sap.on(SapServices.ITEMS, Reply.of(403, ""));

    Finding finding = onlyProblem();

    assertThat(finding.subject().english()).isEqualTo(SapServices.ITEMS + " of 1010");
    assertThat(finding.remedy().english()).contains("'user'", "SAP_COM_0303");
  }

  @Test
  void namesThePathWithoutAChangeService() {
    Finding finding = onlyProblem("item-change-path", "/sap/bc/nothing");

    assertThat(finding.remedy().english()).contains("'item-change-path'");
  }

  @Test
  void saysWhichFiguresAreNotRead() {
    assertThat(about(SapFigures.LINES, check()).sentence().english())
        .isEqualTo("Balances are checked, bank postings are not: no bank account is named.");
    assertThat(about(SapFigures.LINES, check("figures", "none")).sentence().english())
        .isEqualTo("It is switched off: neither balances nor bank postings are checked.");
  }

  @Test
  void namesTheGeneralLedgerWhenItCannotBeRead() {
    sap.on(SapFigures.LINES, Reply.of(403, ""));

    assertThat(onlyProblem().subject().english()).isEqualTo(SapFigures.LINES);
    assertThat(check("figures", "none").passed()).isTrue();
  }

  private static Finding about(String subject, ConnectionCheck check) {
    return check.findings().stream()
        .filter(finding -> finding.subject().english().equals(subject))
        .findFirst()
        .orElseThrow();
  }

  private Finding onlyProblem(String... settings) {
    List<Finding> problems =
        check(settings).findings().stream()
            .filter(finding -> finding.severity() == Severity.PROBLEM)
            .toList();
    assertThat(problems).hasSize(1);
    return problems.get(0);
  }

  private ConnectionCheck check(String... settings) {
    try (ErpConnector connector = sap.connect(settings)) {
      return connector.check();
    }
  }

  private static boolean asksForProcedures(Asked request) {
    return request.path().endsWith(SapServices.CUSTOMER_DUNNING)
        && request.query().contains("DunningProcedure");
  }
}
