package io.mahnwerk.app.e2e;

import static io.mahnwerk.app.e2e.SmallLedger.HELD_TO;
import static io.mahnwerk.app.e2e.SmallLedger.JUST_DUE;
import static io.mahnwerk.app.e2e.SmallLedger.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.app.CommandLineRun;
import io.mahnwerk.core.model.DunningMark;
import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.core.spi.NativeRun;
import io.mahnwerk.mocks.erp.SimulatedErpProvider;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Cycles fail to come for days or weeks while the ledger's own runs go on. */
@ParameterizedClass
@MethodSource("io.mahnwerk.app.e2e.Erps#marking")
class StandstillE2eTest {
  private static final Set<DayOfWeek> RUN_DAYS = Set.of(DayOfWeek.TUESDAY, DayOfWeek.FRIDAY);

  @Parameter SimulatedErpProvider erp;
  @TempDir Path folder;

  @Test
  void endsEveryHoldOnItsDayForThirtyDaysWithoutACycleAndDunsNothingEarlyWhereTheFloorIsHeld() {
    SmallLedger books = new SmallLedger(erp);
    String debtor = books.steered();
    String held = books.invoice(debtor, JUST_DUE);
    String comesUp = books.invoice(books.steered(), TODAY.plusDays(5));
    try (Site site = site(books)) {
      site.cycle(TODAY);
      LocalDate back = TODAY.plusDays(30);

      standStill(site, TODAY.plusDays(1), back, NativeRun.Floor.ENFORCED);

      assertThat(site.dunning(held).lastDunnedOn()).contains(HELD_TO);
      assertThat(site.dunning(comesUp).lastDunnedOn()).contains(LocalDate.of(2026, 7, 21));
      CommandLineRun cycle = site.cycle(back);
      assertThat(cycle.exitCode()).as(cycle.err()).isZero();
      assertThat(cycle.out()).doesNotContain("before their former day");
    }
  }

  @Test
  void namesEveryNoticeThatWentOutEarlyWhereNoCodeHoldsTheFloor() {
    SmallLedger books = new SmallLedger(erp);
    String held = books.invoice(books.steered(), JUST_DUE);
    String comesUp = books.invoice(books.steered(), TODAY.plusDays(5));
    try (Site site = site(books)) {
      site.cycle(TODAY);
      LocalDate back = TODAY.plusDays(14);

      standStill(site, TODAY.plusDays(1), back, NativeRun.Floor.NONE);

      assertThat(site.dunning(held).lastDunnedOn()).contains(HELD_TO);
      assertThat(site.dunning(comesUp).lastDunnedOn()).contains(LocalDate.of(2026, 7, 10));
      assertThat(site.cycle(back).out())
          .contains("1 notice went out before its former day, since no mark stood when it came up:")
          .contains(comesUp + "  2026-07-10  2026-07-21")
          .doesNotContain(held + "  2026");
    }
  }

  @Test
  void catchesUpWithTheFirstCycleWhenEvenTheReleaserStoodStill() {
    SmallLedger books = new SmallLedger(erp);
    String debtor = books.steered();
    String past = books.invoice(debtor, JUST_DUE);
    String alsoPast = books.invoice(debtor, JUST_DUE.minusDays(1));
    try (Site site = site(books)) {
      site.cycle(TODAY);
      assertThat(site.marks()).isEqualTo(2);

      site.cycle(TODAY.plusDays(30));

      for (String item : List.of(past, alsoPast)) {
        assertThat(site.dunning(item).isHeldByUs()).isFalse();
        assertThat(site.dunning(item).mark()).contains(new DunningMark(HELD_TO));
      }
    }
  }

  @Test
  void countsDaysByTheLedgersCalendarOverAMonthEndAndAClockChange() {
    LocalDate friday = LocalDate.of(2026, 10, 23);
    LocalDate sundayOfTheChange = LocalDate.of(2026, 10, 25);
    SmallLedger books = new SmallLedger(erp);
    String overTheChange = books.invoice(books.steered(), LocalDate.of(2026, 10, 13));
    String overMonthEnd = books.invoice(books.steered(), LocalDate.of(2026, 10, 20));
    try (Site site = site(books)) {
      site.cycle(friday);
      assertThat(site.dunning(overTheChange).mark())
          .contains(new DunningMark(LocalDate.of(2026, 10, 27)));
      assertThat(site.dunning(overMonthEnd).mark())
          .contains(new DunningMark(LocalDate.of(2026, 11, 3)));

      site.cycle(sundayOfTheChange);
      site.cycle(LocalDate.of(2026, 10, 26));
      assertThat(site.dunning(overTheChange).isHeldByUs()).isTrue();
      site.cycle(LocalDate.of(2026, 10, 27));
      assertThat(site.dunning(overTheChange).isHeldByUs()).isFalse();
      assertThat(site.dunning(overMonthEnd).isHeldByUs()).isTrue();
      site.cycle(LocalDate.of(2026, 11, 3));
      assertThat(site.dunning(overMonthEnd).isHeldByUs()).isFalse();
    }
  }

  /** Only the independent releaser and the ledger's own runs work. */
  private void standStill(Site site, LocalDate from, LocalDate to, NativeRun.Floor floor) {
    for (LocalDate day : from.datesUntil(to).toList()) {
      assertThat(site.run(day, "release-overdue", "books").exitCode()).isZero();
      assertThat(site.dunning().values())
          .as("held past its date on %s", day)
          .noneMatch(state -> isHeldPastItsDate(state, day));
      if (RUN_DAYS.contains(day.getDayOfWeek())) {
        site.ledger.runDunning(
            Erps.connector(erp).nativeRun(),
            new NativeRun.Parameters(day, erp.procedures(), floor));
      }
    }
  }

  private static boolean isHeldPastItsDate(DunningState state, LocalDate day) {
    return state.isHeldByUs() && state.mark().map(mark -> !mark.date().isAfter(day)).orElse(false);
  }

  private Site site(SmallLedger books) {
    return new Site(erp, books.ledger(), folder.resolve("home")).configured("steered");
  }
}
