package io.mahnwerk.connector.sap;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.connector.sap.FakeSap.Reply;
import io.mahnwerk.core.spi.ConnectionCheck;
import io.mahnwerk.core.spi.ConnectionCheck.Finding;
import io.mahnwerk.core.spi.ConnectionCheck.Severity;
import io.mahnwerk.core.spi.ErpConnector;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
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
        .on("journalentrybulkchangerequest_", Reply.of(405, ""));
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
        .extracting(Finding::subject)
        .containsExactly("block reason M");
    assertThat(sap.changes()).isEmpty();
  }

  @Test
  void namesUserAndPasswordAndNotTheirValues() {
    sap.when(request -> true, request -> Reply.of(401, "<html><title>Logon failed</title>"));

    Finding finding = onlyProblem();

    assertThat(finding.sentence())
        .isEqualTo(
            "GET /sap/opu/odata/sap/API_BUSINESS_PARTNER/A_CustomerDunning"
                + " was answered with status 401: Logon failed;"
                + " check settings 'user' and 'password'.");
    assertThat(finding.remedy()).isEqualTo("Check settings 'user', 'password' and 'client'.");
    assertThat(finding.toString()).doesNotContain(FakeSap.PASSWORD, "Basic");
    assertThat(sap.seen()).hasSize(1);
  }

  @Test
  void namesTheAddressThatNobodyAnswers() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }

    Finding finding = onlyProblem("url", "http://127.0.0.1:" + free);

    assertThat(finding.sentence())
        .isEqualTo("nothing listens at 127.0.0.1:%d; check setting 'url'.".formatted(free));
  }

  @Test
  void namesACompanyCodeWithoutCustomers() {
    sap.when(
        request ->
            request.asks(SapServices.CUSTOMER_COMPANIES) && request.query().contains("'9999'"),
        request -> Reply.feed());

    Finding finding = onlyProblem("company-codes", "1010,9999");

    assertThat(finding.subject()).isEqualTo("company code 9999");
    assertThat(finding.remedy()).contains("'company-codes'");
  }

  @Test
  void namesAServiceThatIsNotAllowed() {
    sap.on(SapServices.ITEMS, Reply.of(403, ""));

    Finding finding = onlyProblem();

    assertThat(finding.subject()).isEqualTo(SapServices.ITEMS);
    assertThat(finding.remedy()).contains("'user'", "SAP_COM_0303");
  }

  @Test
  void namesThePathWithoutAChangeService() {
    Finding finding = onlyProblem("item-change-path", "/sap/bc/nothing");

    assertThat(finding.remedy()).contains("'item-change-path'");
  }

  @Test
  void saysWhichFiguresAreNotRead() {
    assertThat(about(SapFigures.LINES, check()).sentence())
        .isEqualTo("Balances are checked, bank postings are not: no bank account is named.");
    assertThat(about(SapFigures.LINES, check("figures", "none")).sentence())
        .isEqualTo("It is switched off: neither balances nor bank postings are checked.");
  }

  @Test
  void namesTheGeneralLedgerWhenItCannotBeRead() {
    sap.on(SapFigures.LINES, Reply.of(403, ""));

    assertThat(onlyProblem().subject()).isEqualTo(SapFigures.LINES);
    assertThat(check("figures", "none").passed()).isTrue();
  }

  private static Finding about(String subject, ConnectionCheck check) {
    return check.findings().stream()
        .filter(finding -> finding.subject().equals(subject))
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
}
