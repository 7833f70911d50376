package io.mahnwerk.scoring;

import static io.mahnwerk.scoring.Fixtures.FORMER;
import static io.mahnwerk.scoring.Fixtures.OPENED;
import static io.mahnwerk.scoring.Fixtures.debtor;
import static io.mahnwerk.scoring.Fixtures.invoice;
import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.DebtorDunning;
import io.mahnwerk.core.model.Decision;
import io.mahnwerk.core.model.Dispute;
import io.mahnwerk.core.model.DocumentKind;
import io.mahnwerk.core.model.DunningBlock;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.DunningMark;
import io.mahnwerk.core.model.DunningProcedureCode;
import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.core.model.ModelProvenance;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.PromiseToPay;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.model.Recommendation;
import io.mahnwerk.core.model.RecordVersion;
import io.mahnwerk.core.model.RunCalendar;
import io.mahnwerk.scoring.features.SegmentBelief;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AdvisorTest {
  /** A Monday; runs are on Tuesdays and Fridays. */
  private static final LocalDate DUE = LocalDate.of(2025, 3, 3);

  private static final SegmentRules RULES = SegmentRules.standard();
  private static final LocalDate AS_OF = DUE.minusDays(1);
  private static final LocalDate FIRST_RUN = LocalDate.of(2025, 3, 7);
  private static final LocalDate FORMER_DAY = LocalDate.of(2025, 3, 18);

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
  void letsAnItemGoOnTheVeryDayItWasHeldTo() {
    LocalDate run = LocalDate.of(2025, 3, 11);

    assertThat(only(advise(steered("KONZ"), run, held(run))).decision())
        .isEqualTo(new Decision.DunOn(run));
  }

  @Test
  void sendsNothingTodayThatWasNotHeldToToday() {
    LocalDate run = LocalDate.of(2025, 3, 11);
    Decision next = new Decision.DunOn(LocalDate.of(2025, 3, 14));

    assertThat(only(advise(steered("KONZ"), run, invoice(1, DUE, "900.00"))).decision())
        .isEqualTo(next);
    assertThat(only(advise(steered("KONZ"), run, held(run.plusDays(1)))).decision())
        .isEqualTo(next);
  }

  @Test
  void sendsNothingTodayWhereNoRunIsPlanned() {
    LocalDate noRun = LocalDate.of(2025, 3, 12);

    assertThat(only(advise(steered("KONZ"), noRun, held(noRun))).decision())
        .isEqualTo(new Decision.DunOn(LocalDate.of(2025, 3, 14)));
  }

  @Test
  void asksNotOfAnotherItemsLetterWhetherItMayGoToday() {
    LocalDate run = LocalDate.of(2025, 3, 11);
    OpenItem other = invoice(1, DUE.plusDays(1), "900.00");

    List<Recommendation> advice = advise(steered("KONZ"), run, held(run), other);

    assertThat(day(advice.get(1))).isAfter(run);
  }

  @Test
  void appliesTheRuleOfTheSegmentADebtorBehavesLike() {
    AdvicePolicy policy = AdvicePolicy.modelWithPrior(behaving(3, 1), RULES);

    Recommendation advice = only(advise(policy, steered("KONZ"), AS_OF, invoice(1, DUE, "900.00")));

    assertThat(advice.reasons()).containsExactly(Reason.of(ReasonCode.SEGMENT_RULE, "software"));
    assertThat(advice.decision()).isEqualTo(new Decision.DunOn(LocalDate.of(2025, 3, 25)));
  }

  @Test
  void needsNoMoreThanTheMarginWhereTheNoticesContradictTheRule() {
    OpenItem item = invoice(1, DUE, "90000.00");

    Recommendation upheld =
        only(
            advise(
                AdvicePolicy.modelWithPrior(behaving(0, 1), RULES), steered("KONZ"), AS_OF, item));
    Recommendation refuted =
        only(
            advise(
                AdvicePolicy.modelWithPrior(behaving(0, 0), RULES), steered("KONZ"), AS_OF, item));

    assertThat(upheld.reasons().get(0).code()).isEqualTo(ReasonCode.SEGMENT_RULE);
    assertThat(refuted.reasons().get(0).code()).isEqualTo(ReasonCode.MODEL_GAIN);
  }

  @Test
  void foreseesPaymentAlsoWhereAHardRuleDecides() {
    PaymentModel model = new FixedResponse(day -> 0.5);
    AdvicePolicy policy = AdvicePolicy.modelWithPrior(model, RULES);
    OpenItem item = invoice(1, DUE, "900.00");

    Recommendation bound = only(advise(policy, person(false, true, false), AS_OF, item));
    Recommendation blind = only(advise(person(false, true, false), AS_OF, item));

    assertThat(bound.decision()).isEqualTo(new Decision.DunOn(FORMER_DAY));
    assertThat(bound.probability30()).isBetween(0.5, 0.6);
    assertThat(bound.provenance().model()).isEqualTo("fixed");
    assertThat(blind.probability30()).isEqualTo(0.5);
    assertThat(blind.high() - blind.low()).isEqualTo(1);
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
  void keepsTheIntervalAfterTheLastNotice() {
    LocalDate notice = LocalDate.of(2025, 3, 18);
    OpenItem item = dunned(invoice(1, DUE, "9000.00"), 1, notice);
    PaymentModel eager = new FixedResponse(day -> 0.9 - 0.01 * offset(day));

    Recommendation advice =
        only(advise(AdvicePolicy.freely(eager), steered(""), LocalDate.of(2025, 3, 24), item));

    assertThat(advice.decision()).isEqualTo(new Decision.DunOn(LocalDate.of(2025, 3, 28)));
    assertThat(advice.nextLevel()).isEqualTo(new DunningLevel(2));
    assertThat(advice.formerDay()).isEqualTo(LocalDate.of(2025, 4, 4));
  }

  @Test
  void overrulesTheRuleOnlyBeyondTheMargin() {
    PaymentModel late = new FixedResponse(day -> offset(day) == 18 ? 0.9 : 0.72);
    OpenItem small = invoice(1, DUE, "900.00");
    OpenItem large = invoice(1, DUE, "90000.00");
    AdvicePolicy policy = AdvicePolicy.modelWithPrior(late, SegmentRules.standard());

    Recommendation kept = only(advise(policy, steered("KONZ"), AS_OF, small));
    Recommendation overruled = only(advise(policy, steered("KONZ"), AS_OF, large));

    assertThat(kept.decision()).isEqualTo(new Decision.DunOn(LocalDate.of(2025, 3, 11)));
    assertThat(kept.reasons().get(0).code()).isEqualTo(ReasonCode.SEGMENT_RULE);
    assertThat(overruled.decision()).isEqualTo(new Decision.DunOn(LocalDate.of(2025, 3, 21)));
    assertThat(overruled.reasons().get(0).code()).isEqualTo(ReasonCode.MODEL_GAIN);
  }

  @Test
  void needsMoreThanTheMarginFromAModelThatHasSeenLittle() {
    PaymentModel late =
        new FixedResponse(day -> offset(day) == 18 ? 0.9 : 0.5) {
          @Override
          public double caution() {
            return 1000;
          }
        };
    AdvicePolicy policy = AdvicePolicy.modelWithPrior(late, SegmentRules.standard());

    Recommendation advice =
        only(advise(policy, steered("KONZ"), AS_OF, invoice(1, DUE, "90000.00")));

    assertThat(advice.reasons().get(0).code()).isEqualTo(ReasonCode.SEGMENT_RULE);
  }

  @Test
  void letsTheRuleDecideForAModelThatNeverSawAnotherDay() {
    PaymentModel scheduled =
        new FixedResponse(day -> offset(day) == 18 ? 0.9 : 0.1) {
          @Override
          public boolean knowsTiming() {
            return false;
          }
        };
    AdvicePolicy policy = AdvicePolicy.modelWithPrior(scheduled, SegmentRules.standard());

    Recommendation advice =
        only(advise(policy, steered("KONZ"), AS_OF, invoice(1, DUE, "90000.00")));

    assertThat(advice.decision()).isEqualTo(new Decision.DunOn(LocalDate.of(2025, 3, 11)));
  }

  @Test
  void keepsADebtorWithThinHistoryToItsFormerDay() {
    PaymentModel thin =
        new FixedResponse(day -> 0.9) {
          @Override
          int evidence() {
            return 2;
          }
        };
    AdvicePolicy policy = AdvicePolicy.modelWithPrior(thin, SegmentRules.standard());

    Recommendation advice = only(advise(policy, steered("KONZ"), AS_OF, invoice(1, DUE, "900.00")));

    assertThat(advice.decision()).isEqualTo(new Decision.DunOn(FORMER_DAY));
    assertThat(advice.reasons()).containsExactly(Reason.of(ReasonCode.THIN_HISTORY, 2));
  }

  @Test
  void advisesANewcomerWhoseMasterDataTellItsKind() {
    PaymentModel told =
        new FixedResponse(day -> day.equals(LocalDate.of(2025, 3, 11)) ? 0.9 : 0) {
          @Override
          int evidence() {
            return 0;
          }

          @Override
          boolean isLikeOthers() {
            return true;
          }
        };
    AdvicePolicy policy = AdvicePolicy.modelWithPrior(told, SegmentRules.standard());

    Recommendation advice = only(advise(policy, steered(""), AS_OF, invoice(1, DUE, "9000.00")));

    assertThat(advice.decision()).isEqualTo(new Decision.DunOn(LocalDate.of(2025, 3, 11)));
  }

  @Test
  void waitsWhereANoticeOnlyCosts() {
    PaymentModel deaf = new FixedResponse(day -> 0);

    Recommendation advice =
        only(advise(AdvicePolicy.freely(deaf), steered(""), AS_OF, invoice(1, DUE, "900.00")));

    assertThat(advice.decision()).isEqualTo(new Decision.WaitUntil(AS_OF.plusDays(30)));
  }

  @Test
  void leavesAnItemToTheClerkWhoBlockedIt() {
    OpenItem item = invoice(1, DUE, "900.00");
    DunningBlock block = new DunningBlock("A", DunningBlock.Owner.CLERK);
    DunningState blocked =
        new DunningState(
            DunningLevel.NONE, Optional.empty(), Optional.of(block), Optional.empty(), false);

    Recommendation advice =
        only(advise(steered("KONZ"), AS_OF, item.with(blocked, new RecordVersion("2"))));

    assertThat(advice.decision()).isEqualTo(new Decision.LeaveToClerk());
    assertThat(advice.reasons()).containsExactly(Reason.of(ReasonCode.CLERK_BLOCK));
  }

  @Test
  void leavesADisputedItemToAClerkAndAdvisesTheOthersOfTheDebtor() {
    OpenItem item = invoice(1, DUE, "900.00");
    OpenItem disputed = item.with(Optional.of(new Dispute("OPEN")), Optional.empty());

    List<Recommendation> advice =
        advise(steered("KONZ"), AS_OF, disputed, invoice(1, DUE.plusDays(1), "900.00"));

    assertThat(advice.get(0).decision()).isEqualTo(new Decision.LeaveToClerk());
    assertThat(advice.get(0).reasons()).containsExactly(Reason.of(ReasonCode.DISPUTED));
    assertThat(advice.get(1).decision()).isInstanceOf(Decision.DunOn.class);
  }

  @Test
  void sendsNoNoticeBeforeAPromisedPaymentCanHaveArrived() {
    LocalDate promised = FORMER_DAY.plusDays(1);
    LocalDate friday = LocalDate.of(2025, 3, 25);

    Recommendation advice = only(advise(steered("KONZ"), AS_OF, promising(promised)));

    assertThat(advice.decision()).isEqualTo(new Decision.DunOn(friday));
    assertThat(advice.reasons()).containsExactly(Reason.of(ReasonCode.PROMISED, promised, friday));
    assertThat(advice.provenance().rules()).isEqualTo("hard");
  }

  @Test
  void sendsNothingBeforeTheFormerDayForAPromiseThatEndsSooner() {
    assertThat(only(advise(steered("KONZ"), AS_OF, promising(DUE.plusDays(1)))).decision())
        .isEqualTo(new Decision.DunOn(FORMER_DAY));
  }

  @Test
  void holdsForADistantPromiseNoLongerThanAHoldMayLast() {
    assertThat(only(advise(steered("KONZ"), AS_OF, promising(DUE.plusDays(90)))).decision())
        .isEqualTo(new Decision.WaitUntil(AS_OF.plusDays(30)));
  }

  @Test
  void advisesAsUsualOnceAPromiseIsBroken() {
    OpenItem broken = promising(DUE.minusDays(7));

    assertThat(advise(steered("KONZ"), AS_OF, broken))
        .isEqualTo(advise(steered("KONZ"), AS_OF, invoice(1, DUE, "900.00")));
  }

  @Test
  void keepsAPromiseOnTheLastDayOnWhichThePaymentMayArrive() {
    LocalDate monday = LocalDate.of(2025, 3, 24);
    OpenItem item = promising(LocalDate.of(2025, 3, 19));

    assertThat(only(advise(steered("KONZ"), monday, item)).reasons().get(0).code())
        .isEqualTo(ReasonCode.PROMISED);
    assertThat(only(advise(steered("KONZ"), monday.plusDays(1), item)).reasons().get(0).code())
        .isNotEqualTo(ReasonCode.PROMISED);
  }

  @Test
  void advisesAnItemThatWeHoldOurselves() {
    DunningBlock block = new DunningBlock("M", DunningBlock.Owner.OURS);
    DunningState held =
        new DunningState(
            DunningLevel.NONE, Optional.empty(), Optional.of(block), Optional.empty(), false);

    Recommendation advice =
        only(
            advise(
                steered("KONZ"),
                AS_OF,
                invoice(1, DUE, "900.00").with(held, new RecordVersion("2"))));

    assertThat(advice.decision()).isEqualTo(new Decision.DunOn(LocalDate.of(2025, 3, 11)));
  }

  @Test
  void keepsPeopleKeyAccountsAndDirectDebitsToTheirFormerDay() {
    OpenItem item = invoice(1, DUE, "900.00");

    assertBound(person(true, false, false), ReasonCode.NATURAL_PERSON, item);
    assertBound(person(false, true, false), ReasonCode.KEY_ACCOUNT, item);
    assertBound(person(false, false, true), ReasonCode.DIRECT_DEBIT, item);
    assertThat(only(advise(person(false, false, false), AS_OF, item)).decision())
        .isNotEqualTo(new Decision.DunOn(FORMER_DAY));
  }

  @Test
  void keepsAnAccountWithACreditBalanceToItsFormerDay() {
    OpenItem invoice = invoice(1, DUE, "900.00");

    List<Recommendation> advice = advise(steered("KONZ"), AS_OF, invoice, credit("-900.00"));
    List<Recommendation> owing = advise(steered("KONZ"), AS_OF, invoice, credit("-899.99"));

    assertThat(only(advice).reasons()).containsExactly(Reason.of(ReasonCode.CREDIT_BALANCE));
    assertThat(only(owing).reasons().get(0).code()).isEqualTo(ReasonCode.SEGMENT_RULE);
  }

  @Test
  void saysNothingMoreAfterTheHighestLevel() {
    OpenItem item = dunned(invoice(1, DUE, "900.00"), 3, DUE.plusDays(46));

    assertThat(advise(steered("KONZ"), DUE.plusDays(70), item)).isEmpty();
  }

  @Test
  void putsItemsOfOneDebtorOnLettersThatKeepTheirDistance() {
    OpenItem one = invoice(1, DUE, "900.00");
    OpenItem two = invoice(1, DUE.plusDays(3), "900.00");

    List<Recommendation> advice = advise(steered("KONZ"), DUE.plusDays(1), one, two);

    LocalDate first = day(advice.get(0));
    LocalDate second = day(advice.get(1));
    long apart = Math.abs(ChronoUnit.DAYS.between(first, second));
    assertThat(advice).hasSize(2);
    assertThat(apart == 0 || apart >= 10).as("%s and %s", first, second).isTrue();
  }

  @Test
  void sharesOneLetterWhereTwoCostMore() {
    PaymentModel alike = new FixedResponse(day -> 0.5);
    OpenItem one = invoice(1, DUE, "900.00");
    OpenItem two = invoice(1, DUE.minusDays(1), "900.00");

    List<Recommendation> advice = advise(AdvicePolicy.freely(alike), steered(""), AS_OF, one, two);

    assertThat(day(advice.get(0))).isEqualTo(day(advice.get(1)));
  }

  @Test
  void onlyDelaysADebtorWithTheFormerProcedure() {
    AdviceSettings delaying = new AdviceSettings(0.08, 2.5, 60, 5, 20, 30, 10, true);
    PaymentModel late = new FixedResponse(day -> offset(day) == 18 ? 0.95 : 0.05);
    Advisor advisor = new Advisor(context(delaying), AdvicePolicy.freely(late));
    Advisor rule =
        new Advisor(context(delaying), AdvicePolicy.segmentRule(SegmentRules.standard()));
    DebtorAccount account =
        new DebtorAccount(debtor(1, "KONZ", FORMER), List.of(invoice(1, DUE, "90000.00")));

    assertThat(day(only(advisor.advise(account, AS_OF)))).isEqualTo(LocalDate.of(2025, 3, 21));
    assertThat(day(only(rule.advise(account, AS_OF)))).isEqualTo(FORMER_DAY);
  }

  @Test
  void leavesADebtorOfAnUnknownProcedureAlone() {
    AdviceSettings delaying = new AdviceSettings(0.08, 2.5, 60, 5, 5, 30, 10, true);
    Advisor advisor = new Advisor(context(delaying), AdvicePolicy.former());
    Debtor debtor = debtor(1, "KONZ", new DunningProcedureCode("X9"));

    Recommendation advice =
        only(
            advisor.advise(
                new DebtorAccount(debtor, List.of(invoice(1, DUE, "900.00"))), DUE.plusDays(1)));

    assertThat(advice.decision()).isEqualTo(new Decision.LeaveToClerk());
    assertThat(advice.reasons()).containsExactly(Reason.of(ReasonCode.PROCEDURE_UNKNOWN, "X9"));
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

  @Test
  void holdsBackOnlyWhatIsPaidAnyway() {
    PaymentModel soon = new FixedResponse(day -> 0, 0.2);
    PaymentModel never = new FixedResponse(day -> 0, 0.001);
    OpenItem item = invoice(1, DUE, "900.00");

    Recommendation held = only(advise(AdvicePolicy.holdBack(soon), steered(""), AS_OF, item));
    Recommendation kept = only(advise(AdvicePolicy.holdBack(never), steered(""), AS_OF, item));

    assertThat(held.reasons().get(0).code()).isEqualTo(ReasonCode.PAYS_UNPROMPTED);
    assertThat(held.decision()).isEqualTo(new Decision.DunOn(LocalDate.of(2025, 4, 1)));
    assertThat(kept.decision()).isEqualTo(new Decision.DunOn(FORMER_DAY));
  }

  @Test
  void namesTheModelItRestsOn() {
    PaymentModel model = new FixedResponse(day -> 0.5);
    AdvicePolicy policy = AdvicePolicy.modelWithPrior(model, SegmentRules.standard());

    Recommendation advice = only(advise(policy, steered("KONZ"), AS_OF, invoice(1, DUE, "900.00")));

    assertThat(advice.provenance())
        .isEqualTo(
            new ModelProvenance(
                "fixed", "none", "2025-01-01", "segments " + SegmentRules.standard().version()));
  }

  @Test
  void enclosesItsProbability() {
    PaymentModel model = new FixedResponse(day -> 0.5);

    Recommendation advice =
        only(advise(AdvicePolicy.freely(model), steered(""), AS_OF, invoice(1, DUE, "900.00")));

    assertThat(advice.probability30()).isBetween(advice.low(), advice.high());
    assertThat(advice.low()).isGreaterThan(0);
    assertThat(advice.high()).isLessThan(1);
  }

  private static void assertBound(Debtor debtor, ReasonCode code, OpenItem item) {
    Recommendation advice = only(advise(debtor, AS_OF, item));

    assertThat(advice.decision()).isEqualTo(new Decision.DunOn(FORMER_DAY));
    assertThat(advice.reasons()).containsExactly(Reason.of(code));
  }

  /** Late notices work best, and the debtor behaves like a segment. */
  private static PaymentModel behaving(int segment, double support) {
    return new FixedResponse(day -> offset(day) == 18 ? 0.9 : 0.5) {
      @Override
      Optional<SegmentBelief> segment() {
        return Optional.of(new SegmentBelief(segment, support));
      }

      @Override
      public double caution() {
        return 1000;
      }
    };
  }

  /** An invoice that carries a mark of ours. */
  private static OpenItem held(LocalDate until) {
    DunningState state =
        new DunningState(
            DunningLevel.NONE,
            Optional.empty(),
            Optional.of(new DunningBlock("M", DunningBlock.Owner.OURS)),
            Optional.of(new DunningMark(until)),
            false);
    return invoice(1, DUE, "900.00").with(state, new RecordVersion("2"));
  }

  private static OpenItem promising(LocalDate day) {
    return invoice(1, DUE, "900.00").with(Optional.empty(), Optional.of(new PromiseToPay(day)));
  }

  private static long offset(LocalDate day) {
    return ChronoUnit.DAYS.between(DUE, day);
  }

  private static LocalDate day(Recommendation advice) {
    return ((Decision.DunOn) advice.decision()).day();
  }

  private static Recommendation only(List<Recommendation> advice) {
    assertThat(advice).hasSize(1);
    return advice.get(0);
  }

  private static Debtor steered(String industry) {
    return debtor(1, industry, OPENED);
  }

  private static Debtor person(boolean natural, boolean key, boolean directDebit) {
    Debtor d = steered("KONZ");
    return new Debtor(
        d.ref(),
        d.name(),
        natural,
        key,
        d.industry(),
        d.country(),
        d.paymentTerms(),
        directDebit,
        DebtorDunning.under(OPENED),
        d.version());
  }

  private static OpenItem dunned(OpenItem item, int level, LocalDate on) {
    return item.with(Fixtures.dunned(level, on), new RecordVersion("2"));
  }

  private static OpenItem credit(String amount) {
    OpenItem i = invoice(1, DUE.minusDays(30), amount);
    return new OpenItem(
        i.ref(),
        i.debtor(),
        i.documentNumber(),
        DocumentKind.CREDIT_MEMO,
        i.openAmount(),
        i.documentDate(),
        i.postingDate(),
        i.netDueDate(),
        Optional.empty(),
        "",
        false,
        i.dunning(),
        i.version());
  }

  private static AdviceContext context(AdviceSettings settings) {
    return new AdviceContext(
        Fixtures.procedures(), PlantedWorld.RUNS, PlantedWorld.CALENDAR, settings);
  }

  private static List<Recommendation> advise(Debtor debtor, LocalDate asOf, OpenItem... items) {
    return advise(AdvicePolicy.segmentRule(SegmentRules.standard()), debtor, asOf, items);
  }

  private static List<Recommendation> advise(
      AdvicePolicy policy, Debtor debtor, LocalDate asOf, OpenItem... items) {
    return new Advisor(context(AdviceSettings.DEFAULT), policy)
        .advise(new DebtorAccount(debtor, List.of(items)), asOf);
  }
}
