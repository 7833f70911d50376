package io.mahnwerk.connector.sap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mahnwerk.connector.sap.FakeSap.Reply;
import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.failure.FailureKind;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.Money;
import io.mahnwerk.core.spi.Capability;
import io.mahnwerk.core.spi.ErpConnector;
import io.mahnwerk.core.spi.LedgerFigures.Balance;
import io.mahnwerk.core.spi.LedgerFigures.OpenDocument;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SapFiguresTest {
  private static final CompanyCode COMPANY = new CompanyCode("1010");
  private static final DebtorRef ONE = debtor("0010100001");
  private static final DebtorRef TWO = debtor("0010100002");

  private final FakeSap sap = new FakeSap();
  private final ErpConnector connector = sap.connect("bank-accounts", "0000113100, 0000113200");

  @AfterEach
  void close() {
    connector.close();
    sap.close();
  }

  @Test
  void readsOneBalanceForEachCurrencyAndLeavesOutWhatIsZero() {
    sap.on(
        SapFigures.LINES,
        Reply.feed(
            sum("0010100001", "EUR", "1190.000"),
            sum("0010100001", "JPY", "-500.000"),
            sum("0010100002", "EUR", "0.000")));

    assertThat(connector.figures().balances(List.of(ONE, TWO)))
        .containsExactly(
            new Balance(ONE, Money.of("EUR", "1190.00")),
            new Balance(ONE, Money.of("JPY", "-500")));
  }

  @Test
  void asksForOpenLinesOfTheLeadingLedgerOnly() {
    sap.on(SapFigures.LINES, Reply.feed());

    connector.figures().balances(List.of(ONE));

    assertThat(sap.seen(SapFigures.LINES)).hasSize(1);
    assertThat(sap.seen(SapFigures.LINES).get(0).query())
        .contains(
            "$select=Customer,TransactionCurrency,AmountInTransactionCurrency&",
            "CompanyCode eq '1010' and Ledger eq '0L' and FinancialAccountType eq 'D'"
                + " and SpecialGLCode eq '' and ClearingAccountingDocument eq ''"
                + " and (Customer eq '0010100001')");
  }

  @Test
  void recognisesADebtorThatIsShownWithoutLeadingZeros() {
    sap.on(SapFigures.LINES, Reply.feed(sum("10100002", "EUR", "7.50")));

    assertThat(connector.figures().balances(List.of(ONE, TWO)))
        .containsExactly(new Balance(TWO, Money.of("EUR", "7.50")));
  }

  @Test
  void splitsManyDebtorsIntoQuestionsThatFitIntoAnAddress() {
    sap.on(SapFigures.LINES, Reply.feed());
    List<DebtorRef> many =
        IntStream.range(0, 200).mapToObj(n -> debtor("%010d".formatted(n))).toList();

    connector.figures().balances(many);

    assertThat(sap.seen(SapFigures.LINES)).hasSizeGreaterThan(1);
    assertThat(sap.seen(SapFigures.LINES))
        .allSatisfy(call -> assertThat(call.query().length()).isLessThan(2600));
  }

  @Test
  void refusesAnAmountThatIsFinerThanItsCurrency() {
    sap.on(SapFigures.LINES, Reply.feed(sum("0010100001", "EUR", "1.005")));

    assertThatThrownBy(() -> connector.figures().balances(List.of(ONE)))
        .isInstanceOfSatisfying(
            ConnectorException.class,
            failed -> assertThat(failed.kind()).isEqualTo(FailureKind.MALFORMED_RESPONSE))
        .hasMessageContaining("more decimals than its currency");
  }

  @Test
  void readsTheDocumentsBehindABalance() {
    sap.on(
        SapFigures.LINES,
        Reply.feed(
            "{\"AccountingDocument\":\"1800000001\",\"TransactionCurrency\":\"EUR\","
                + "\"AmountInTransactionCurrency\":\"12.30\"}"));

    assertThat(connector.figures().documents(ONE))
        .containsExactly(new OpenDocument("1800000001", Money.of("EUR", "12.30")));
  }

  @Test
  void readsTheNewestPostingOnAnyOfTheBankAccounts() {
    sap.on(SapFigures.LINES, Reply.feed("{\"PostingDate\":\"/Date(1772150400000)/\"}"));

    assertThat(connector.figures().lastBankPosting(COMPANY)).contains(LocalDate.of(2026, 2, 27));
    assertThat(sap.seen(SapFigures.LINES).get(0).query())
        .contains(
            "(GLAccount eq '0000113100' or GLAccount eq '0000113200')",
            "$orderby=PostingDate desc",
            "$top=1");
  }

  @Test
  void saysWhenNothingWasEverPosted() {
    sap.on(SapFigures.LINES, Reply.feed());

    assertThat(connector.figures().lastBankPosting(COMPANY)).isEmpty();
  }

  @Test
  void claimsOnlyWhatItsSettingsLetItRead() {
    assertThat(connector.capabilities())
        .contains(Capability.SHOWS_BALANCE, Capability.SHOWS_BANK_POSTING)
        .doesNotContain(Capability.ENFORCES_FLOOR);
    assertThat(capabilities())
        .contains(Capability.SHOWS_BALANCE)
        .doesNotContain(Capability.SHOWS_BANK_POSTING);
    assertThat(capabilities("figures", "none", "bank-accounts", "0000113100"))
        .doesNotContain(Capability.SHOWS_BALANCE, Capability.SHOWS_BANK_POSTING);
    assertThat(capabilities("floor", "event-module")).contains(Capability.ENFORCES_FLOOR);
  }

  @Test
  void refusesAFloorItDoesNotKnow() {
    assertThatThrownBy(() -> capabilities("floor", "prayer"))
        .hasMessageContaining("setting 'floor' must be event-module or none but is 'prayer'.");
  }

  private java.util.Set<Capability> capabilities(String... settings) {
    try (ErpConnector other = sap.connect(settings)) {
      return other.capabilities();
    }
  }

  private static DebtorRef debtor(String number) {
    return new DebtorRef(new ConnectionId(FakeSap.CONNECTION), COMPANY, number);
  }

  private static String sum(String customer, String currency, String amount) {
    return ("{\"Customer\":\"%s\",\"TransactionCurrency\":\"%s\","
            + "\"AmountInTransactionCurrency\":\"%s\"}")
        .formatted(customer, currency, amount);
  }
}
