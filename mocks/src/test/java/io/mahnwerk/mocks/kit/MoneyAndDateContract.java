package io.mahnwerk.mocks.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.DocumentKind;
import io.mahnwerk.core.model.Money;
import io.mahnwerk.core.model.OpenItem;
import java.time.LocalDate;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Amounts and dates arrive exactly as the ledger has them. */
@InEveryShape
@Timeout(120)
public class MoneyAndDateContract {
  private final LedgerScenario scenario = Bench.scenario();
  private final String debtor = scenario.debtor();

  @Test
  void keepsAmountsExactToTheCent() {
    List<String> amounts = List.of("0.01", "0.10", "1.15", "19.99", "4503599627.37", "99999999.99");
    List<String> keys = amounts.stream().map(amount -> scenario.invoice(debtor, amount)).toList();

    try (Bench bench = new Bench(scenario.ledger())) {
      Reading reading = bench.readAll();

      for (int i = 0; i < keys.size(); i++) {
        assertThat(reading.open(keys.get(i)).openAmount())
            .isEqualTo(Money.of("EUR", amounts.get(i)));
      }
    }
  }

  @Test
  void keepsCreditMemosNegative() {
    String key =
        scenario.post(
            debtor,
            DocumentKind.CREDIT_MEMO,
            Money.of("EUR", "-250.40"),
            LedgerScenario.TODAY.minusDays(3));

    OpenItem told = read(key);

    assertThat(told.openAmount()).isEqualTo(Money.of("EUR", "-250.40"));
    assertThat(told.kind()).isEqualTo(DocumentKind.CREDIT_MEMO);
  }

  @Test
  void keepsYenWithoutDecimals() {
    String key =
        scenario.invoice(debtor, Money.of("JPY", "120000"), LedgerScenario.TODAY.minusDays(3));

    assertThat(read(key).openAmount()).isEqualTo(Money.of("JPY", "120000"));
  }

  @Test
  void keepsTheCurrencyOfTheDocument() {
    String key =
        scenario.invoice(debtor, Money.of("CHF", "88.05"), LedgerScenario.TODAY.minusDays(3));

    assertThat(read(key).openAmount()).isEqualTo(Money.of("CHF", "88.05"));
  }

  @Test
  void keepsTheDueDateTheLedgerStates() {
    List<LocalDate> dates = awkwardDates();
    List<String> keys = invoicesDue(dates);

    try (Bench bench = new Bench(scenario.ledger())) {
      Reading reading = bench.readAll();

      assertThat(keys.stream().map(key -> reading.open(key).netDueDate()))
          .containsExactlyElementsOf(dates);
    }
  }

  @Test
  void movesNoDateAcrossMidnightWhereverItRuns() {
    List<LocalDate> dates = awkwardDates();
    List<String> keys = invoicesDue(dates);
    TimeZone before = TimeZone.getDefault();
    try (Bench bench = new Bench(scenario.ledger())) {
      for (String zone : List.of("America/Los_Angeles", "Pacific/Auckland")) {
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        Reading reading = bench.readAll();

        assertThat(keys.stream().map(key -> reading.open(key).netDueDate()))
            .as(zone)
            .containsExactlyElementsOf(dates);
      }
    } finally {
      TimeZone.setDefault(before);
    }
  }

  /** The days on which clocks change, a leap day, the turn of a year. */
  private static List<LocalDate> awkwardDates() {
    return List.of(
        LocalDate.of(2024, 2, 29),
        LocalDate.of(2025, 10, 26),
        LocalDate.of(2025, 12, 31),
        LocalDate.of(2026, 1, 1),
        LocalDate.of(2026, 3, 29));
  }

  private List<String> invoicesDue(List<LocalDate> dates) {
    return dates.stream()
        .map(due -> scenario.invoice(debtor, Money.of("EUR", "10.00"), due))
        .toList();
  }

  private OpenItem read(String key) {
    try (Bench bench = new Bench(scenario.ledger())) {
      return bench.readAll().open(key);
    }
  }
}
