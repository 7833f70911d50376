package io.mahnwerk.scoring.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.BusinessCalendar;
import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.ItemHistory;
import io.mahnwerk.core.model.Money;
import io.mahnwerk.core.model.OpenItemRef;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WorthwhileCheckTest {
  private static final LocalDate AS_OF = LocalDate.of(2026, 6, 30);

  /** A Thursday long ago. */
  private static final LocalDate DOCUMENT = LocalDate.of(2024, 12, 5);

  private static final LocalDate DUE = LocalDate.of(2025, 1, 2);
  private static final ConnectionId CONNECTION = new ConnectionId("file");
  private static final CompanyCode COMPANY = new CompanyCode("file");

  private final WorthwhileCheck check =
      new WorthwhileCheck(
          FileSettings.standard(FormerSchedule.STANDARD, new BusinessCalendar(day -> false)),
          AS_OF);

  @Test
  void objectsToNinetyNineDebtorsWithTheFigure() {
    paid(99, DUE.plusDays(20));

    assertThat(check.findings())
        .containsExactly(
            new Finding(
                "few-debtors",
                "99 debtors",
                true,
                "debtors: 99, at least 100 are needed",
                "Debitoren: 99, nötig sind mindestens 100"));
  }

  @Test
  void hasNoObjectionToAHundredDebtors() {
    paid(100, DUE.plusDays(20));

    assertThat(check.findings()).isEmpty();
    assertThat(check.months()).isEqualTo(18);
  }

  @Test
  void objectsToSeventeenMonths() {
    for (int n = 0; n < 100; n++) {
      check.add(item(n, LocalDate.of(2025, 1, 2), AS_OF.plusDays(1), List.of()));
    }

    assertThat(check.findings()).extracting(Finding::code).containsExactly("short-history");
    assertThat(check.findings().get(0).text(Locale.GERMAN))
        .isEqualTo("Monate Historie: 17, nötig sind mindestens 18");
  }

  @Test
  void objectsWhenMoreThanNinetyPercentPayBeforeTheFirstNotice() {
    paid(91, DUE.plusDays(13));
    paid(9, DUE.plusDays(14));

    assertThat(check.findings())
        .extracting(f -> f.text(Locale.GERMAN))
        .contains(
            "91,00 % der bezahlten Rechnungen wurden vor der ersten Mahnung bezahlt, die Grenze ist"
                + " 90 %");
  }

  @Test
  void toleratesNinetyPercentWhoPayBeforeTheFirstNotice() {
    paid(90, DUE.plusDays(13));
    paid(10, DUE.plusDays(14));

    assertThat(check.findings())
        .extracting(Finding::code)
        .doesNotContain("paid-before-first-notice");
  }

  @Test
  void goesByTheNoticeThatWasSentWhereOneIsRecorded() {
    for (int n = 0; n < 100; n++) {
      check.add(item(n, DOCUMENT, DUE.plusDays(10), List.of(DUE.plusDays(8))));
    }

    assertThat(check.findings()).isEmpty();
  }

  @Test
  void objectsWhenMostMoneyIsPrepaidOrCollected() {
    paid(30, DOCUMENT);
    paid(21, DUE);
    paid(49, DUE.plusDays(20));

    assertThat(check.findings())
        .filteredOn(f -> f.code().equals("prepaid-or-direct-debit"))
        .singleElement()
        .extracting(Finding::figure)
        .isEqualTo("51.00 %");
  }

  @Test
  void toleratesHalfOfTheMoneyPrepaidOrCollected() {
    paid(50, DUE);
    paid(50, DUE.plusDays(20));

    assertThat(check.findings())
        .extracting(Finding::code)
        .doesNotContain("prepaid-or-direct-debit");
  }

  /** The due date is a Saturday; the bank collects on Monday. */
  @Test
  void knowsThatADebitMovesToABusinessDay() {
    LocalDate document = LocalDate.of(2024, 12, 1);
    for (int n = 0; n < 100; n++) {
      LocalDate saturday = LocalDate.of(2025, 1, 4);
      check.add(item("D" + n, document, saturday, saturday.plusDays(2), List.of()));
    }

    assertThat(check.findings()).extracting(Finding::code).contains("prepaid-or-direct-debit");
  }

  @Test
  void countsNothingOfLaterDays() {
    paid(100, DUE.plusDays(20));
    for (int n = 0; n < 500; n++) {
      check.add(item(n, AS_OF.plusDays(1), AS_OF.plusDays(1), List.of()));
      check.add(item(n % 100, DOCUMENT, AS_OF.plusDays(1), List.of()));
    }

    assertThat(check.findings()).isEmpty();
  }

  private void paid(int debtors, LocalDate on) {
    for (int n = 0; n < debtors; n++) {
      check.add(item(n, DOCUMENT, on, List.of()));
    }
  }

  private static ItemHistory item(
      int debtor, LocalDate document, LocalDate paid, List<LocalDate> dunned) {
    LocalDate due = document.equals(DOCUMENT) ? DUE : document.plusDays(30);
    return item("D" + debtor, document, due, paid, dunned);
  }

  private static ItemHistory item(
      String debtor, LocalDate document, LocalDate due, LocalDate paid, List<LocalDate> dunned) {
    return new ItemHistory(
        new OpenItemRef(CONNECTION, COMPANY, debtor),
        new DebtorRef(CONNECTION, COMPANY, debtor),
        Money.of("EUR", "100.00"),
        document,
        due,
        document,
        Optional.of(
            new ItemHistory.RecordedClearing(new Clearing(paid, Clearing.Kind.PAYMENT), paid)),
        dunned.stream()
            .map(
                day ->
                    new ItemHistory.RecordedNotice(day, new DunningLevel(1), Optional.empty(), day))
            .toList(),
        List.of());
  }
}
