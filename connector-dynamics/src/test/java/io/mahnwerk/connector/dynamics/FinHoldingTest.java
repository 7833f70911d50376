package io.mahnwerk.connector.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.spi.Capability;
import io.mahnwerk.core.spi.ConnectionCheck.Finding;
import io.mahnwerk.core.spi.ConnectionCheck.Severity;
import io.mahnwerk.core.spi.ConnectorContext;
import io.mahnwerk.core.spi.DunningInstruction;
import io.mahnwerk.core.spi.DunningInstruction.Hold;
import io.mahnwerk.core.spi.DunningInstruction.Release;
import io.mahnwerk.core.spi.DunningInstruction.Withdraw;
import io.mahnwerk.core.spi.ErpConnector;
import io.mahnwerk.core.spi.IdempotencyKey;
import io.mahnwerk.core.spi.ReceivablesReader.Change;
import io.mahnwerk.core.spi.WriteOutcome;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holding transactions of Finance back by disputes, where the settings ask for it. */
class FinHoldingTest {
  private static final ConnectionId BOOKS = new ConnectionId("books");
  private static final OpenItemRef ITEM =
      new OpenItemRef(BOOKS, new CompanyCode("demf"), "5637144576");
  private static final LocalDate UNTIL = LocalDate.of(2026, 7, 10);
  private static final IdempotencyKey KEY = new IdempotencyKey("k1");
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-07-01T06:00:00Z"), ZoneOffset.UTC);
  private static final String RECORD = "CustDisputes(dataAreaId='demf',SysRecId=99)";
  private static final String VERSION = "W/\"CustDisputes0\"";

  private FakeFinance finance;
  private final Map<String, String> settings = new HashMap<>();

  @BeforeEach
  void start() {
    finance =
        new FakeFinance()
            .with(
                FinTransactions.SET,
                """
                {"dataAreaId":"demf","SourceKey":5637144576,"AccountNum":"DE-001",
                 "Invoice":"RE-1","Voucher":"V-1","TransDate":"2026-05-01T12:00:00Z",
                 "DocumentDate":"2026-05-01T12:00:00Z","DueDate":"2026-05-31T12:00:00Z",
                 "Closed":"1900-01-01T12:00:00Z","AmountCur":100.00,"SettleAmountCur":0,
                 "CurrencyCode":"EUR","PaymMode":"","CollectionLetterCode":"None",
                 "CustAutomationExclude":"No"}""");
    settings.putAll(finance.settings());
    settings.put("disputes", "hold");
  }

  @AfterEach
  void stop() {
    finance.close();
  }

  @Test
  void makesADisputeWithOurReasonAndOurDate() {
    try (ErpConnector connector = open()) {
      assertThat(apply(connector, hold(read(connector)))).isInstanceOf(WriteOutcome.Pending.class);
    }

    assertThat(finance.changes())
        .containsExactly(
            "POST CustDisputes null {\"Status\":\"Disputed\",\"FollowUpDate\":\"2026-07-10T12:00:00Z\","
                + "\"Note\":\"Mahnwerk: no letter before / kein Mahnschreiben vor 2026-07-10\","
                + "\"dataAreaId\":\"demf\",\"CustTrans\":5637144576,\"ReasonCode\":\"MAHNWERK\"}");
  }

  @Test
  void bindsEachChangeOfOursToTheVersionThatWasRead() {
    dispute("Disputed", "MAHNWERK", "2026-07-05");
    try (ErpConnector connector = open()) {
      OpenItem held = read(connector);
      apply(connector, hold(held));
      apply(connector, new Release(ITEM, held.version(), KEY));
      apply(connector, new Withdraw(ITEM, held.version(), KEY));
    }

    assertThat(finance.changes()).hasSize(3);
    assertThat(finance.changes().get(0))
        .startsWith("PATCH " + RECORD + " " + VERSION)
        .contains("2026-07-10T12:00:00Z")
        .doesNotContain("ReasonCode");
    assertThat(finance.changes().get(1))
        .isEqualTo("PATCH " + RECORD + " " + VERSION + " {\"Status\":\"Resolved\"}");
    assertThat(finance.changes().get(2)).isEqualTo("DELETE " + RECORD + " " + VERSION);
  }

  @ParameterizedTest
  @CsvSource({
    "Disputed, PRICE, DISPUTED",
    "Disputed, '', DISPUTED",
    "Resolved, PRICE, MARK_FIELD_TAKEN",
    "PromiseToPay, '', MARK_FIELD_TAKEN",
    "PromiseToPayKept, MAHNWERK, MARK_FIELD_TAKEN"
  })
  void touchesNoDisputeOfAClerk(String status, String reason, ReasonCode why) {
    dispute(status, reason, "2026-07-05");
    try (ErpConnector connector = open()) {
      OpenItem item = read(connector);

      assertThat(apply(connector, hold(item))).isEqualTo(new WriteOutcome.Refused(Reason.of(why)));
      apply(connector, new Release(ITEM, item.version(), KEY));
      apply(connector, new Withdraw(ITEM, item.version(), KEY));
      assertThat(item.dunning().isHeldByUs()).isFalse();
      assertThat(item.dunning().mark()).isEmpty();
    }

    assertThat(finance.changes()).isEmpty();
  }

  @Test
  void seesThatADisputeCameWithoutAChangeOfItsTransaction() {
    try (ErpConnector connector = open()) {
      OpenItem free = read(connector);
      dispute("Disputed", "MAHNWERK", "2026-07-05");

      assertThat(apply(connector, hold(free)))
          .isEqualTo(new WriteOutcome.Stale(Reason.of(ReasonCode.LEDGER_MOVED_ON)));
    }

    assertThat(finance.changes()).isEmpty();
  }

  @Test
  void saysWhatTheApplicationDeclined() {
    finance.declining(
        400,
        "Write failed for table row of type 'CustDisputeEntity'. Infolog: Error: The value"
            + " 'MAHNWERK' in field 'Reason code' is not found.");
    try (ErpConnector connector = open()) {
      assertThat(apply(connector, hold(read(connector))))
          .isEqualTo(
              new WriteOutcome.Refused(
                  Reason.of(
                      ReasonCode.LEDGER_REFUSED,
                      "The value 'MAHNWERK' in field 'Reason code' is not found")));
    }
  }

  @ParameterizedTest
  @CsvSource({"412", "409"})
  void answersStaleWhereFinanceKnowsAnotherVersion(int status) {
    dispute("Disputed", "MAHNWERK", "2026-07-05");
    finance.declining(status, "The record has been changed.");
    try (ErpConnector connector = open()) {
      assertThat(apply(connector, hold(read(connector)))).isInstanceOf(WriteOutcome.Stale.class);
    }
  }

  @ParameterizedTest
  @CsvSource({"500, Uncertain", "503, Uncertain", "403, Failed"})
  void claimsNothingOfACallThatFailed(int status, String outcome) {
    finance.declining(status, "Service is busy");
    try (ErpConnector connector = open()) {
      assertThat(apply(connector, hold(read(connector))).getClass().getSimpleName())
          .isEqualTo(outcome);
    }
  }

  @Test
  void holdsNothingUnlessTheSettingsAskForIt() {
    settings.remove("disputes");
    try (ErpConnector connector = open()) {
      assertThat(connector.capabilities())
          .doesNotContain(Capability.BLOCK_ITEM, Capability.MARK_ITEM);
      assertThat(connector.reservation()).isEmpty();
      assertThat(apply(connector, hold(read(connector))))
          .isEqualTo(
              new WriteOutcome.Refused(
                  Reason.of(ReasonCode.NOT_SUPPORTED, Capability.BLOCK_ITEM.name())));
    }

    assertThat(finance.changes()).isEmpty();
  }

  @Test
  void asksForNoDisputeWhereTheyAreNotRead() {
    settings.put("disputes", "off");
    dispute("Disputed", "PRICE", "2026-07-05");
    try (ErpConnector connector = open()) {
      assertThat(read(connector).dispute()).isEmpty();
      assertThat(connector.receivables().ourMarks()).isEmpty();
      assertThat(connector.capabilities()).containsExactly(Capability.SHOWS_LEVEL);
    }

    assertThat(finance.queries()).noneMatch(query -> query.startsWith("CustDisputes"));
  }

  @Test
  void saysThatTheWayIsUnconfirmed() {
    parameters("Yes", "Transaction");
    try (ErpConnector connector = open()) {
      Finding holding =
          connector.check().findings().stream()
              .filter(finding -> finding.severity() == Severity.WARNING)
              .filter(finding -> finding.sentence().equals(FinCheck.UNCONFIRMED))
              .findFirst()
              .orElseThrow();

      assertThat(connector.reservation()).contains(FinCheck.UNCONFIRMED);
      assertThat(FinCheck.UNCONFIRMED.in(Locale.GERMAN)).contains("unbestätigt");
      assertThat(holding.remedy().english()).contains("reason code MAHNWERK");
      assertThat(connector.check().passed()).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          No  | Transaction | PROBLEM | demf sends letters for disputed transactions too, so a hold would hold nothing.
          Yes | Customer    | WARNING | demf makes letters by customer and not by transaction.
          Yes | Transaction | OK      | demf leaves disputed transactions out of its letters.
          """)
  void looksAtTheParametersOfALegalEntity(
      String excluded, String level, Severity severity, String sentence) {
    parameters(excluded, level);
    try (ErpConnector connector = open()) {
      assertThat(connector.check().findings())
          .anySatisfy(
              finding -> {
                assertThat(finding.severity()).isEqualTo(severity);
                assertThat(finding.sentence().english()).isEqualTo(sentence);
              });
    }
  }

  @ParameterizedTest
  @CsvSource({"disputes, maybe", "dispute-reason, TOOLONGAREASON"})
  void refusesOtherValuesOfItsSettings(String key, String value) {
    settings.put(key, value);

    assertThatThrownBy(this::open)
        .isInstanceOf(ConnectorException.class)
        .hasMessageContaining("setting '" + key + "' must be");
  }

  private void dispute(String status, String reason, String followUp) {
    finance.with(
        FinDisputes.SET,
        """
        {"dataAreaId":"demf","SysRecId":99,"CustTrans":5637144576,"Status":"%s",
         "FollowUpDate":"%sT12:00:00Z","ReasonCode":"%s"}"""
            .formatted(status, followUp, reason));
  }

  private void parameters(String excluded, String level) {
    finance.with(
        "CustomerParameters",
        """
        {"dataAreaId":"demf","CollectionLetterDisputedTransactionsExcluded":"%s",
         "CollectionLetterGenerationLevel":"%s"}"""
            .formatted(excluded, level));
  }

  private ErpConnector open() {
    return new DynamicsConnectorProvider().open(new ConnectorContext(BOOKS, settings, CLOCK));
  }

  private static OpenItem read(ErpConnector connector) {
    return ((Change.Open) connector.receivables().reread(List.of(ITEM)).get(0)).item();
  }

  private static Hold hold(OpenItem item) {
    return new Hold(ITEM, item.version(), UNTIL, KEY);
  }

  private static WriteOutcome apply(ErpConnector connector, DunningInstruction instruction) {
    return connector.dunning().apply(List.of(instruction)).get(0);
  }
}
