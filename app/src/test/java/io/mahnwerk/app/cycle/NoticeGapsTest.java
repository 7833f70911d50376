package io.mahnwerk.app.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorDunning;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.DunningProcedure;
import io.mahnwerk.core.model.DunningProcedure.Step;
import io.mahnwerk.core.model.DunningProcedureCode;
import io.mahnwerk.core.model.DunningProcedures;
import io.mahnwerk.core.model.ItemHistory;
import io.mahnwerk.core.model.ItemHistory.RecordedNotice;
import io.mahnwerk.core.model.Money;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.RecordVersion;
import io.mahnwerk.core.model.RunCalendar;
import io.mahnwerk.core.model.RunPlan;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NoticeGapsTest {
  private static final LocalDate DUE = LocalDate.of(2026, 1, 5);
  private static final LocalDate FORMER_FIRST = LocalDate.of(2026, 1, 20);
  private static final LocalDate FORMER_SECOND = LocalDate.of(2026, 2, 6);
  private static final ConnectionId CONNECTION = new ConnectionId("ledger");
  private static final CompanyCode COMPANY = new CompanyCode("1010");
  private static final DebtorRef DEBTOR = new DebtorRef(CONNECTION, COMPANY, "1");
  private static final DunningProcedureCode FORMER = new DunningProcedureCode("OLD");
  private static final DunningProcedureCode OPENED = new DunningProcedureCode("NEW");
  private final NoticeGaps gaps =
      new NoticeGaps(
          new DunningProcedures(
              Map.of(FORMER, procedure(FORMER, 14, 30, 45), OPENED, procedure(OPENED, 3, 17, 31)),
              Map.of(OPENED, FORMER)),
          RunPlan.everywhere(RunCalendar.on(DayOfWeek.TUESDAY, DayOfWeek.FRIDAY)));

  @Test
  void putsLowerLevelsOnTheFormerDays() {
    LocalDate third = LocalDate.of(2026, 2, 20);

    assertThat(filled(FORMER, notice(3, third)))
        .containsExactly(notice(1, FORMER_FIRST), notice(2, FORMER_SECOND), notice(3, third));
  }

  @Test
  void takesTheFormerDaysAlsoUnderTheOpenedProcedure() {
    LocalDate second = LocalDate.of(2026, 2, 10);

    assertThat(filled(OPENED, notice(2, second)))
        .containsExactly(notice(1, FORMER_FIRST), notice(2, second));
  }

  @Test
  void leavesOutALowerLevelWhoseFormerDayIsNotBeforeTheKnownNotice() {
    assertThat(filled(OPENED, notice(2, FORMER_FIRST))).containsExactly(notice(2, FORMER_FIRST));
  }

  @Test
  void addsNothingBeforeAFirstNotice() {
    assertThat(filled(FORMER, notice(1, FORMER_FIRST))).containsExactly(notice(1, FORMER_FIRST));
  }

  @Test
  void dropsLettersThatListAnItemWithoutRaisingIt() {
    LocalDate second = LocalDate.of(2026, 2, 10);

    assertThat(
            filled(
                FORMER,
                notice(1, FORMER_FIRST),
                notice(1, FORMER_FIRST.plusDays(7)),
                notice(2, second)))
        .containsExactly(notice(1, FORMER_FIRST), notice(2, second));
  }

  @Test
  void keepsAKnownPropensity() {
    RecordedNotice drawn =
        new RecordedNotice(FORMER_FIRST, new DunningLevel(1), Optional.of(0.25), FORMER_FIRST);

    assertThat(filled(FORMER, drawn)).containsExactly(drawn);
  }

  @Test
  void leavesAnItemWithoutNoticesAsItIs() {
    assertThat(filled(FORMER)).isEmpty();
  }

  @Test
  void leavesItemsOfAnUnknownProcedureAsTheyAre() {
    RecordedNotice second = notice(2, FORMER_SECOND);

    assertThat(filled(new DunningProcedureCode("???"), second)).containsExactly(second);
  }

  @Test
  void keepsWhatElseIsKnownOfTheItem() {
    ItemHistory known = item(notice(2, FORMER_SECOND));
    ItemHistory overridden =
        new ItemHistory(
            known.ref(),
            known.debtor(),
            known.amount(),
            known.documentDate(),
            known.netDueDate(),
            known.recordedOn(),
            known.cleared(),
            known.notices(),
            List.of(new ItemHistory.RecordedComplaint(FORMER_SECOND, FORMER_SECOND)),
            List.of(FORMER_FIRST));

    ItemHistory filled = gaps.filled(overridden, debtor(FORMER));

    assertThat(filled.notices()).hasSize(2);
    assertThat(filled.overrides()).containsExactly(FORMER_FIRST);
    assertThat(filled.complaints()).isEqualTo(overridden.complaints());
  }

  private List<RecordedNotice> filled(DunningProcedureCode code, RecordedNotice... notices) {
    return gaps.filled(item(notices), debtor(code)).notices();
  }

  private static Debtor debtor(DunningProcedureCode code) {
    return new Debtor(
        DEBTOR,
        "Probe GmbH",
        false,
        false,
        "",
        "DE",
        "",
        false,
        DebtorDunning.under(code),
        new RecordVersion("1"));
  }

  private static ItemHistory item(RecordedNotice... notices) {
    return new ItemHistory(
        new OpenItemRef(CONNECTION, COMPANY, "7"),
        DEBTOR,
        Money.of("EUR", "100.00"),
        DUE.minusDays(14),
        DUE,
        DUE.minusDays(14),
        Optional.empty(),
        List.of(notices),
        List.of());
  }

  private static RecordedNotice notice(int level, LocalDate day) {
    return new RecordedNotice(day, new DunningLevel(level), Optional.empty(), day);
  }

  private static DunningProcedure procedure(
      DunningProcedureCode code, int first, int second, int third) {
    return new DunningProcedure(
        code, 7, 2, 0, List.of(Step.after(first), Step.after(second), Step.after(third)));
  }
}
