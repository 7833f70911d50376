package io.mahnwerk.app.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.DunningProcedure;
import io.mahnwerk.core.model.ItemHistory;
import io.mahnwerk.core.model.Money;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.RunCalendar;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormerScheduleTest {
  /** A Thursday. */
  private static final LocalDate DUE = LocalDate.of(2026, 1, 1);

  private static final LocalDate EARLY = LocalDate.of(2025, 12, 1);
  private static final RunCalendar TUESDAYS = RunCalendar.on(DayOfWeek.TUESDAY);

  private final FormerSchedule schedule = FormerSchedule.parse("14/30/45");

  @Test
  void sendsTheFirstNoticeOnTheFirstRunFromItsDay() {
    assertThat(schedule.nextNotice(item(), TUESDAYS, EARLY)).contains(LocalDate.of(2026, 1, 20));
  }

  @Test
  void goesOnFromTheNoticesAlreadySent() {
    assertThat(schedule.nextNotice(item("2026-01-20"), TUESDAYS, EARLY))
        .contains(LocalDate.of(2026, 2, 3));
  }

  @Test
  void keepsTheIntervalAfterALateNotice() {
    assertThat(schedule.nextNotice(item("2026-02-03"), TUESDAYS, EARLY))
        .contains(LocalDate.of(2026, 2, 17));
  }

  @Test
  void neverAnswersADayBeforeTheGivenOne() {
    assertThat(schedule.nextNotice(item(), TUESDAYS, LocalDate.of(2026, 3, 4)))
        .contains(LocalDate.of(2026, 3, 10));
  }

  @Test
  void sendsNothingAfterTheLastNotice() {
    assertThat(schedule.nextNotice(item("2026-01-20", "2026-02-03", "2026-02-17"), TUESDAYS, EARLY))
        .isEmpty();
  }

  @Test
  void opensTheScheduleFromDayThreeWithTheSameGaps() {
    List<Integer> opened =
        schedule.procedures().find(FormerSchedule.OPENED).orElseThrow().steps().stream()
            .map(DunningProcedure.Step::daysInArrears)
            .toList();

    assertThat(opened).containsExactly(3, 19, 34);
    assertThat(schedule.procedures().findFormer(FormerSchedule.OPENED).orElseThrow().code())
        .isEqualTo(FormerSchedule.FORMER);
  }

  @Test
  void readsAsItIsWritten() {
    assertThat(FormerSchedule.parse("7/21")).hasToString("7/21");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "14/", "14,30", "30/14", "14/14", "0/14", "14/366", "a"})
  void refusesWhatIsNoSchedule(String text) {
    assertThatThrownBy(() -> FormerSchedule.parse(text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static ItemHistory item(String... dunnedOn) {
    List<ItemHistory.RecordedNotice> notices = new ArrayList<>();
    for (String day : dunnedOn) {
      LocalDate sent = LocalDate.parse(day);
      notices.add(
          new ItemHistory.RecordedNotice(
              sent, new DunningLevel(notices.size() + 1), Optional.empty(), sent));
    }
    ConnectionId connection = new ConnectionId("file");
    CompanyCode company = new CompanyCode("file");
    return new ItemHistory(
        new OpenItemRef(connection, company, "1"),
        new DebtorRef(connection, company, "A"),
        Money.of("EUR", "1.00"),
        DUE.minusDays(30),
        DUE,
        DUE.minusDays(30),
        Optional.empty(),
        notices,
        List.of());
  }
}
