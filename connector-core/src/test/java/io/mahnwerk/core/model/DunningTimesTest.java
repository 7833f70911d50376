package io.mahnwerk.core.model;

import static io.mahnwerk.core.Fixtures.FORMER;
import static io.mahnwerk.core.Fixtures.OPENED;
import static io.mahnwerk.core.Fixtures.TIMES;
import static io.mahnwerk.core.Fixtures.day;
import static io.mahnwerk.core.Fixtures.debtor;
import static io.mahnwerk.core.Fixtures.invoice;
import static io.mahnwerk.core.Fixtures.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.FakeLedger;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DunningTimesTest {
  /** A Monday. */
  private static final LocalDate DUE = day("2026-03-02");

  private final OpenItem item = invoice("1", "007", DUE);

  @Test
  void reachesAnItemOnTheFirstPlannedRunOfTheDebtorsOwnProcedure() {
    assertThat(TIMES.firstNativeRun(item, debtor("007", OPENED))).contains(day("2026-03-05"));
    assertThat(TIMES.firstNativeRun(item, debtor("007", FORMER))).contains(day("2026-03-17"));
  }

  @Test
  void keepsTheFormerRunOfAnOpenedProcedure() {
    assertThat(TIMES.formerRun(item, debtor("007", OPENED))).contains(day("2026-03-17"));
  }

  @Test
  void countsTheNoticesAlreadySent() {
    OpenItem dunned = with(item, FakeLedger.dunned(1, day("2026-03-26")));

    assertThat(TIMES.formerRun(dunned, debtor("007", OPENED))).contains(day("2026-04-07"));
  }

  @Test
  void waitsForTheIntervalSinceTheAccountsLastNotice() {
    Debtor debtor = debtor("007", OPENED);
    DebtorDunning dunning =
        new DebtorDunning(
            OPENED,
            Optional.empty(),
            new DunningLevel(2),
            Optional.of(day("2026-03-12")),
            Optional.empty());

    assertThat(TIMES.formerRun(item, debtor.with(dunning, debtor.version())))
        .contains(day("2026-03-24"));
  }

  @Test
  void countsALevelFromTheLastNoticeWhereItSaysSo() {
    DunningProcedure procedure =
        new DunningProcedure(
            FORMER,
            7,
            0,
            0,
            List.of(
                DunningProcedure.Step.after(3),
                new DunningProcedure.Step(17, 12, Optional.empty(), BigDecimal.ZERO, false),
                new DunningProcedure.Step(40, 5, Optional.empty(), BigDecimal.ZERO, false)));
    Optional<LocalDate> last = Optional.of(DUE.plusDays(4));

    assertThat(procedure.firstDay(new DunningLevel(2), DUE, Optional.empty()))
        .isEqualTo(DUE.plusDays(17));
    assertThat(procedure.firstDay(new DunningLevel(2), DUE, last)).isEqualTo(DUE.plusDays(16));
    assertThat(procedure.firstDay(new DunningLevel(3), DUE, last)).isEqualTo(DUE.plusDays(11));
  }

  @Test
  void neverAnswersAFormerDayThatIsPast() {
    Debtor debtor = debtor("007", OPENED);

    assertThat(TIMES.formerDay(item, debtor, day("2026-03-17"))).contains(day("2026-03-17"));
    assertThat(TIMES.formerDay(item, debtor, day("2026-03-18"))).contains(day("2026-03-19"));
  }

  @Test
  void knowsNoRunOfAnUnknownProcedureOrBeyondTheHighestLevel() {
    Debtor stranger = debtor("007", new DunningProcedureCode("?"));
    OpenItem highest = with(item, FakeLedger.dunned(3, day("2026-04-20")));

    assertThat(TIMES.firstNativeRun(item, stranger)).isEmpty();
    assertThat(TIMES.formerRun(item, stranger)).isEmpty();
    assertThat(TIMES.firstNativeRun(highest, debtor("007", OPENED))).isEmpty();
  }
}
