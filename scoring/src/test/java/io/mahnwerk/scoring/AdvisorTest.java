package io.mahnwerk.scoring;

import static io.mahnwerk.scoring.AdvisedItem.AS_OF;
import static io.mahnwerk.scoring.AdvisedItem.DUE;
import static io.mahnwerk.scoring.AdvisedItem.FIRST_RUN;
import static io.mahnwerk.scoring.AdvisedItem.FORMER_DAY;
import static io.mahnwerk.scoring.AdvisedItem.RULES;
import static io.mahnwerk.scoring.AdvisedItem.advise;
import static io.mahnwerk.scoring.AdvisedItem.context;
import static io.mahnwerk.scoring.AdvisedItem.offset;
import static io.mahnwerk.scoring.AdvisedItem.only;
import static io.mahnwerk.scoring.AdvisedItem.steered;
import static io.mahnwerk.scoring.Fixtures.FORMER;
import static io.mahnwerk.scoring.Fixtures.debtor;
import static io.mahnwerk.scoring.Fixtures.invoice;
import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.Decision;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.model.Recommendation;
import io.mahnwerk.core.model.RunCalendar;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each item is advised to its segment's best day, within what a native run can do. */
class AdvisorTest {
  @Test
  void saysNothingOfADebtorThatKeepsTheFormerProcedure() {
    assertThat(advise(debtor(1, "KONZ", FORMER), AS_OF, invoice(1, DUE, "900.00"))).isEmpty();
  }

  @Test
  void saysNothingLongBeforeTheFirstNativeRun() {
    OpenItem item = invoice(1, DUE, "900.00");

    assertThat(advise(steered("KONZ"), DUE.minusDays(20), item)).isEmpty();
    assertThat(advise(steered("KONZ"), AS_OF, item)).hasSize(1);
  }

  @Test
  void takesTheSegmentsBestDay() {
    Recommendation advice = only(advise(steered("KONZ"), AS_OF, invoice(1, DUE, "900.00")));

    assertThat(advice.decision()).isEqualTo(new Decision.DunOn(LocalDate.of(2025, 3, 11)));
    assertThat(advice.formerDay()).isEqualTo(FORMER_DAY);
    assertThat(advice.nextLevel()).isEqualTo(new DunningLevel(1));
    assertThat(advice.reasons()).containsExactly(Reason.of(ReasonCode.SEGMENT_RULE, "corporation"));
  }

  @Test
  void keepsAnUnknownSegmentToItsFormerDay() {
    Recommendation advice = only(advise(steered(""), AS_OF, invoice(1, DUE, "900.00")));

    assertThat(advice.decision()).isEqualTo(new Decision.DunOn(FORMER_DAY));
    assertThat(advice.reasons()).containsExactly(Reason.of(ReasonCode.FORMER_SCHEDULE));
  }

  @Test
  void makesACraftFirmWaitNoLongerThanAHoldMayLast() {
    Recommendation advice = only(advise(steered("HAND"), AS_OF, invoice(1, DUE, "900.00")));

    assertThat(advice.decision()).isEqualTo(new Decision.WaitUntil(AS_OF.plusDays(30)));
  }

  @Test
  void neverLetsAWaitEndBeforeTheFormerDay() {
    AdviceSettings hasty = new AdviceSettings(0.08, 2.5, 60, 5, 20, 3, 10, false);
    Advisor advisor = new Advisor(context(hasty), AdvicePolicy.segmentRule(RULES));
    DebtorAccount account = new DebtorAccount(steered("HAND"), List.of(invoice(1, DUE, "900.00")));

    Recommendation early = only(advisor.advise(account, AS_OF));
    Recommendation late = only(advisor.advise(account, FORMER_DAY.plusDays(1)));

    assertThat(early.decision()).isEqualTo(new Decision.WaitUntil(FORMER_DAY));
    assertThat(late.decision()).isEqualTo(new Decision.WaitUntil(FORMER_DAY.plusDays(4)));
  }

  @Test
  void dunsAnOldItemOfACraftFirmAtLast() {
    LocalDate late = DUE.plusDays(59);

    Recommendation advice = only(advise(steered("HAND"), late, invoice(1, DUE, "900.00")));

    assertThat(advice.decision()).isEqualTo(new Decision.DunOn(LocalDate.of(2025, 5, 2)));
  }

  @Test
  void dunsAStartUpShortlyBeforeTheMonthEnds() {
    Recommendation advice = only(advise(steered("STRT"), AS_OF, invoice(1, DUE, "900.00")));

    assertThat(advice.decision()).isEqualTo(new Decision.DunOn(LocalDate.of(2025, 3, 18)));
  }

  @Test
  void dunsASoftwareFirmAroundTheQuarter() {
    Recommendation advice = only(advise(steered("SAAS"), AS_OF, invoice(1, DUE, "900.00")));

    assertThat(advice.decision()).isEqualTo(new Decision.DunOn(LocalDate.of(2025, 3, 25)));
  }

  @Test
  void neverAdvisesADayBeforeTheFirstNativeRun() {
    PaymentModel eager = new FixedResponse(day -> 0.9 - 0.01 * offset(day));

    Recommendation advice =
        only(advise(AdvicePolicy.freely(eager), steered(""), AS_OF, invoice(1, DUE, "9000.00")));

    assertThat(advice.decision()).isEqualTo(new Decision.DunOn(FIRST_RUN));
  }

  @Test
  void leavesOutADayWithoutARun() {
    RunCalendar runs =
        new RunCalendar(Set.of(DayOfWeek.TUESDAY, DayOfWeek.FRIDAY), Set.of(FIRST_RUN));
    PaymentModel eager = new FixedResponse(day -> 0.9 - 0.01 * offset(day));
    AdviceContext context =
        new AdviceContext(
            Fixtures.procedures(), runs, PlantedWorld.CALENDAR, AdviceSettings.DEFAULT);
    DebtorAccount account = new DebtorAccount(steered(""), List.of(invoice(1, DUE, "9000.00")));

    Recommendation advice =
        only(new Advisor(context, AdvicePolicy.freely(eager)).advise(account, DUE.plusDays(1)));

    assertThat(advice.decision()).isEqualTo(new Decision.DunOn(LocalDate.of(2025, 3, 11)));
  }

  @Test
  void statesTheFormerDayAsTodayForAnItemThatIsPastIt() {
    Recommendation advice =
        only(
            advise(
                AdvicePolicy.former(),
                steered("KONZ"),
                LocalDate.of(2025, 4, 1),
                invoice(1, DUE, "900.00")));

    assertThat(advice.formerDay()).isEqualTo(LocalDate.of(2025, 4, 1));
    assertThat(advice.decision()).isEqualTo(new Decision.DunOn(LocalDate.of(2025, 4, 1)));
  }
}
