package io.mahnwerk.connector.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.spi.ConnectionCheck;
import io.mahnwerk.core.spi.ConnectorContext;
import io.mahnwerk.core.spi.ErpConnector;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people are told who set a connection to Finance up. */
class FinCheckTest {
  private static final ConnectionId BOOKS = new ConnectionId("books");
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-07-01T06:00:00Z"), ZoneOffset.UTC);

  private final FakeFinance finance =
      new FakeFinance()
          .with(FinReader.TRANSACTIONS, "{\"dataAreaId\":\"demf\",\"SourceKey\":5637144576}");

  @AfterEach
  void stop() {
    finance.close();
  }

  @Test
  void saysInACheckThatFinanceIsOnlyRead() {
    try (ErpConnector connector = open()) {
      ConnectionCheck check = connector.check();

      assertThat(check.passed()).isTrue();
      assertThat(check.findings())
          .extracting(finding -> finding.sentence().english())
          .contains(
              "demf shows transactions.",
              "Finance is only read: recommendations are in preview, worklist and export.");
    }
  }

  @Test
  void saysWhetherTransactionsShowThatTheyAreLeftOutOfLetters() {
    try (ErpConnector connector = open()) {
      assertThat(connector.check().findings())
          .extracting(finding -> finding.sentence().english())
          .contains("Transactions show whether they are left out of letters.");
    }
    finance.lacking("CollectionLetter");
    try (ErpConnector connector = open()) {
      assertThat(connector.check().findings())
          .extracting(finding -> finding.sentence().english())
          .contains(
              "Transactions do not show whether they are left out of letters (CollectionLetter);"
                  + " each counts as one that is not.");
    }
  }

  @Test
  void tellsTheAdministratorWhatReadingNeedsAndWhatHoldingNeedsBesides() {
    DynamicsConnectorProvider provider = new DynamicsConnectorProvider();
    Map<String, String> reading = Map.of("product", "finance", "companies", "demf");
    Map<String, String> holding = Map.of("product", "finance", "disputes", "hold");

    assertThat(provider.administratorText(Locale.ENGLISH, reading).orElseThrow())
        .contains("CustTransBiEntities, CustDisputes, in the", "legal entities: demf")
        .doesNotContain("reason code", "%s");
    assertThat(provider.administratorText(Locale.GERMAN, holding).orElseThrow())
        .contains("juristischen Personen: (noch offen)", "Ursachencode MAHNWERK", "bestätigt")
        .doesNotContain("%s");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          product            | payroll            | setting 'product' must be business-central or finance.
          collection-letters | 30/14              | setting 'collection-letters' must be one to four rising numbers
          sign-in            | basic              | setting 'sign-in' must be entra with product finance.
          url                | http://example.org | setting 'url' must be an https:// address
          on-hold-code       | MW                 | setting 'on-hold-code' is unknown
          """)
  void namesTheSettingAtFault(String key, String value, String sentence) {
    Map<String, String> settings = new HashMap<>(finance.settings());
    settings.put(key, value);

    assertThatThrownBy(
            () ->
                new DynamicsConnectorProvider().open(new ConnectorContext(BOOKS, settings, CLOCK)))
        .isInstanceOf(ConnectorException.class)
        .hasMessageContaining(sentence)
        .hasMessageNotContaining("not-to-be-shown");
  }

  private ErpConnector open() {
    return new DynamicsConnectorProvider()
        .open(new ConnectorContext(BOOKS, finance.settings(), CLOCK));
  }
}
