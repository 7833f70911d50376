package io.mahnwerk.app.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.app.check.SteeringLoad.Load;
import io.mahnwerk.core.model.BusinessCalendar;
import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.DunningProcedure;
import io.mahnwerk.core.model.DunningProcedure.Step;
import io.mahnwerk.core.model.DunningProcedureCode;
import io.mahnwerk.core.model.DunningProcedures;
import io.mahnwerk.core.model.DunningTimes;
import io.mahnwerk.core.model.ItemHistory;
import io.mahnwerk.core.model.ItemHistory.RecordedClearing;
import io.mahnwerk.core.model.ItemHistory.RecordedNotice;
import io.mahnwerk.core.model.Money;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.RunCalendar;
import io.mahnwerk.core.writeback.PlannerRules;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Runs on Tuesdays and Fridays; the former procedure sends after 14/30 days, the opened 3/17. */
class SteeringLoadTest {
  private static final CompanyCode CODE = new CompanyCode("1000");
  private static final LocalDate TODAY = LocalDate.of(2026, 6, 30);

  /** A Monday: the opened procedure's first run is Friday 5 June, the former one's 16 June. */
  private static final LocalDate DUE = LocalDate.of(2026, 6, 1);

  private static final DunningProcedure FORMER = procedure("0001", 14, 30);
  private static final DunningProcedure OPENED = procedure("ZM01", 3, 17);
  private static final PlannerRules RULES =
      new PlannerRules(
          new DunningTimes(
              new DunningProcedures(Map.of(), Map.of()),
              RunCalendar.on(DayOfWeek.TUESDAY, DayOfWeek.FRIDAY)),
          new BusinessCalendar(day -> false),
          5,
          30);

  @Test
  void countsSettingAndLiftingAndEachRunThatFindsTheItemBlocked() {
    // Runs on 5, 9 and 12 June find it; on 16 June it is free.
    assertThat(load(2, item(DUE, Optional.empty()))).isEqualTo(new Load(1, 2, 3));
    assertThat(load(1, item(DUE, Optional.empty()))).isEqualTo(new Load(1, 1, 3));
  }

  @Test
  void liftsNothingOfAnItemThatIsPaidMeanwhile() {
    LocalDate paid = LocalDate.of(2026, 6, 10);

    assertThat(load(2, item(DUE, Optional.of(paid)))).isEqualTo(new Load(1, 1, 2));
  }

  @Test
  void holdsNothingThatIsPaidBeforeItWouldBeMarked() {
    LocalDate paid = LocalDate.of(2026, 5, 28);

    assertThat(load(2, item(DUE, Optional.of(paid)))).isEqualTo(Load.NONE);
  }

  @Test
  void countsTheNextNoticeOfAnItemThatWasDunned() {
    ItemHistory dunned = item(DUE.minusDays(30), Optional.empty(), LocalDate.of(2026, 5, 19));

    Load load = load(2, dunned);

    assertThat(load.holds()).isEqualTo(2);
    assertThat(load.changes()).isEqualTo(4);
  }

  @Test
  void leavesOutWhatLiesLongerBack() {
    assertThat(load(2, item(DUE.minusDays(120), Optional.empty()))).isEqualTo(Load.NONE);
  }

  @Test
  void blocksTheDebtorOnceForItemsThatGoTogether() {
    // A date for each, the block set on 29 May and lifted on 16 June, one line in each of 3 runs.
    assertThat(byDebtor(item(DUE, Optional.empty()), item(DUE, Optional.empty())))
        .isEqualTo(new Load(2, 4, 3));
    assertThat(byDebtor(item(DUE, Optional.empty()))).isEqualTo(new Load(1, 3, 3));
  }

  @Test
  void blocksItemsByThemselvesThatWaitOnWhenAnotherOneGoes() {
    // The later one is marked on 5 June, gets a block of its own on 16 June and goes on 23 June.
    LocalDate later = DUE.plusDays(7);

    assertThat(byDebtor(item(DUE, Optional.empty()), item(later, Optional.empty())))
        .isEqualTo(new Load(2, 1 + 1 + 1 + 1 + 1 + 1, 3 + 2));
  }

  @Test
  void liftsTheBlockOfADebtorWhoHasPaid() {
    Optional<LocalDate> paid = Optional.of(LocalDate.of(2026, 6, 10));

    assertThat(byDebtor(item(DUE, paid), item(DUE, paid))).isEqualTo(new Load(2, 4, 2));
  }

  private static Load byDebtor(ItemHistory... items) {
    return new SteeringLoad(RULES, OPENED, FORMER, 2).byDebtor(Stream.of(items), TODAY).get(CODE);
  }

  private static Load load(int changes, ItemHistory item) {
    return new SteeringLoad(RULES, OPENED, FORMER, changes).of(Stream.of(item), TODAY).get(CODE);
  }

  private static ItemHistory item(
      LocalDate due, Optional<LocalDate> paid, LocalDate... noticesFromLevelOne) {
    ConnectionId books = new ConnectionId("books");
    List<RecordedNotice> notices =
        Stream.of(noticesFromLevelOne)
            .map(day -> new RecordedNotice(day, new DunningLevel(1), Optional.empty(), day))
            .toList();
    return new ItemHistory(
        new OpenItemRef(books, CODE, "1"),
        new DebtorRef(books, CODE, "D"),
        Money.of("EUR", "100.00"),
        due.minusDays(30),
        due,
        due.minusDays(30),
        paid.map(day -> new RecordedClearing(new Clearing(day, Clearing.Kind.PAYMENT), day)),
        notices,
        List.of());
  }

  private static DunningProcedure procedure(String code, int... days) {
    return new DunningProcedure(
        new DunningProcedureCode(code),
        7,
        2,
        0,
        java.util.Arrays.stream(days).mapToObj(Step::after).toList());
  }
}
