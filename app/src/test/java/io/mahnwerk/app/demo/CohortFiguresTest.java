package io.mahnwerk.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.DunningNotice;
import io.mahnwerk.core.model.RunCalendar;
import io.mahnwerk.mocks.ledger.LedgerItem;
import io.mahnwerk.scoring.AdviceSettings;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CohortFiguresTest {
  private static final LocalDate DUE = SmallLedger.DUE;
  private static final LocalDate FIRST_LETTER = DUE.plusDays(14);
  private static final AdviceSettings WEIGHTS = AdviceSettings.DEFAULT;
  private final SmallLedger ledger = new SmallLedger();
  private final String debtor = ledger.steeredDebtor();
  private final List<DunningNotice> letters = new ArrayList<>();
  private final Set<CohortFigures.Complaint> complaints = new HashSet<>();

  @Test
  void countsAPaymentFourteenDaysAfterTheFirstNoticeAsAnswered() {
    LedgerItem item = paid(FIRST_LETTER.plusDays(14));
    letter(FIRST_LETTER, item);

    assertThat(figures(item).firstDunningPaymentRate()).isEqualTo(1);
  }

  @Test
  void countsAPaymentFifteenDaysAfterTheFirstNoticeAsUnanswered() {
    LedgerItem item = paid(FIRST_LETTER.plusDays(15));
    letter(FIRST_LETTER, item);

    assertThat(figures(item).firstDunningPaymentRate()).isZero();
  }

  @Test
  void measuresTheRateFromTheFirstNoticeAndNotFromALaterOne() {
    LedgerItem item = paid(FIRST_LETTER.plusDays(20));
    letter(FIRST_LETTER, item);
    letter(FIRST_LETTER.plusDays(16), item);

    assertThat(figures(item).firstDunningPaymentRate()).isZero();
  }

  @Test
  void leavesItemsThatNeverGotANoticeOutOfTheRate() {
    LedgerItem answered = paid(FIRST_LETTER.plusDays(3));
    letter(FIRST_LETTER, answered);

    assertThat(figures(answered, open()).firstDunningPaymentRate()).isEqualTo(1);
  }

  @Test
  void countsAPaymentAfterTheCutNotAsAnAnswerToALateFirstNotice() {
    LocalDate late = DUE.plusDays(170);
    LedgerItem item = paid(late.plusDays(30));
    letter(late, item);

    assertThat(figures(item).firstDunningPaymentRate()).isZero();
  }

  @Test
  void measuresDaysToPayFromTheDocumentDate() {
    assertThat(figures(paid(DUE.plusDays(20))).daysToPay()).isEqualTo(14 + 20);
  }

  @Test
  void cutsDaysToPayAt180DaysPastDue() {
    assertThat(figures(paid(DUE.plusDays(179))).daysToPay()).isEqualTo(14 + 179);
    assertThat(figures(paid(DUE.plusDays(181))).daysToPay()).isEqualTo(14 + 180);
    assertThat(figures(open()).daysToPay()).isEqualTo(14 + 180);
  }

  @Test
  void chargesInterestUntilPaymentOrTheCut() {
    assertThat(figures(paid(DUE.plusDays(73))).utility())
        .isEqualTo(-0.08 * 1000 * 73 / 365, within(1e-9));
    assertThat(figures(open()).utility()).isEqualTo(-0.08 * 1000 * 180 / 365, within(1e-9));
  }

  @Test
  void countsALetterOnceHoweverManyItemsItRaises() {
    LedgerItem one = paid(DUE);
    LedgerItem two = paid(DUE);
    letter(FIRST_LETTER, one, two);

    CohortFigures figures = figures(one, two);

    assertThat(figures.noticesPerItem()).isEqualTo(1);
    assertThat(figures.utility()).isEqualTo(-WEIGHTS.noticeCost());
  }

  @Test
  void countsALetterThatOnlyListsAnItemNotAtAll() {
    LedgerItem item = paid(DUE);
    letters.add(
        new DunningNotice(
            ledger.books().debtorRef(debtor),
            FIRST_LETTER,
            SmallLedger.FIRST,
            List.of(
                new DunningNotice.DunnedItem(
                    ledger.books().itemRef(item.key()), SmallLedger.FIRST, SmallLedger.FIRST))));

    assertThat(figures(item).noticesPerItem()).isZero();
    assertThat(figures(item).utility()).isZero();
  }

  @Test
  void countsNoLetterAboutItemsOutsideTheCohort() {
    LedgerItem other = paid(DUE);
    letter(FIRST_LETTER, other);

    assertThat(figures(paid(DUE)).utility()).isZero();
  }

  @Test
  void countsNoLetterAfterAnItemIsNoLongerFollowed() {
    LedgerItem item = open();
    double withoutLetter = figures(item).utility();
    letter(DUE.plusDays(181), item);
    assertThat(figures(item).utility()).isEqualTo(withoutLetter);

    letter(DUE.plusDays(180), item);
    assertThat(figures(item).utility()).isEqualTo(withoutLetter - WEIGHTS.noticeCost());
  }

  @Test
  void countsOneComplaintForALetter() {
    LedgerItem one = paid(DUE);
    LedgerItem two = paid(DUE);
    letter(FIRST_LETTER, one, two);
    complaints.add(new CohortFigures.Complaint(debtor, FIRST_LETTER));

    CohortFigures figures = figures(one, two);

    assertThat(figures.complaintsPer1000()).isEqualTo(500);
    assertThat(figures.utility()).isEqualTo(-WEIGHTS.noticeCost() - WEIGHTS.complaintCost());
  }

  @Test
  void countsNoComplaintAboutAnotherDaysLetter() {
    LedgerItem item = paid(DUE);
    letter(FIRST_LETTER, item);
    complaints.add(new CohortFigures.Complaint(debtor, FIRST_LETTER.plusDays(3)));

    assertThat(figures(item).complaintsPer1000()).isZero();
  }

  @Test
  void theCohortIsWhatFellDueInTheRollOutAndWasUnpaidTheDayAfter() {
    Timeline timeline = Timeline.of(1, RunCalendar.on(DayOfWeek.TUESDAY, DayOfWeek.FRIDAY));
    LedgerItem first = dueOn(timeline.switchedOn());
    LedgerItem last = dueOn(timeline.invoicesEnd().minusDays(1));
    LedgerItem before = dueOn(timeline.switchedOn().minusDays(1));
    LedgerItem after = dueOn(timeline.invoicesEnd());
    LedgerItem onTime = cleared(first, first.netDueDate());
    LedgerItem dayAfter = cleared(first, first.netDueDate().plusDays(1));

    List<LedgerItem> cohort =
        CohortFigures.cohort(
            List.of(first, last, before, after, onTime, dayAfter), Set.of(debtor), timeline);

    assertThat(cohort).containsExactly(first, last, dayAfter);
  }

  @Test
  void theCohortLeavesOutDebtorsThatAreNotSteered() {
    Timeline timeline = Timeline.of(1, RunCalendar.on(DayOfWeek.TUESDAY, DayOfWeek.FRIDAY));

    assertThat(
            CohortFigures.cohort(
                List.of(dueOn(timeline.switchedOn())), Set.of("another"), timeline))
        .isEmpty();
  }

  @Test
  void capturedIsTheShareOfWhatTheOracleGains() {
    assertThat(captured(-4000, -10000, -2000)).isEqualTo(0.75);
    assertThat(captured(-11000, -10000, -2000)).isEqualTo(-0.125);
  }

  @Test
  void capturedIsNothingWhereTheOracleGainsNothing() {
    assertThat(captured(-4000, -10000, -10000)).isZero();
    assertThat(captured(-4000, -10000, -12000)).isZero();
    assertThat(captured(0, 0, 0)).isZero();
  }

  @Test
  void aLossStaysALossWhereThereIsNextToNothingToCapture() {
    assertThat(captured(-10400, -10000, -9900)).isEqualTo(-2);
    assertThat(captured(-10400, -10000, -10100)).isEqualTo(-2);
    assertThat(captured(-9900, -10000, -9900)).isEqualTo(0.5);
    assertThat(captured(-9900, -10000, -9750)).isEqualTo(0.4);
  }

  @Test
  void aSingleComplaintIsTheLeastThatCanBeCaptured() {
    assertThat(captured(-160, -100, -95)).isEqualTo(-1);
    assertThat(captured(-95, -100, -95)).isEqualTo(5.0 / 60);
    assertThat(captured(-60, -100, -20)).isEqualTo(0.5);
  }

  private static double captured(double utility, double former, double oracle) {
    return ofUtility(utility)
        .captured(ofUtility(former), ofUtility(oracle), AdviceSettings.DEFAULT);
  }

  private static CohortFigures ofUtility(double utility) {
    return new CohortFigures(1, 0, 0, 0, 0, utility);
  }

  private CohortFigures figures(LedgerItem... cohort) {
    return CohortFigures.count(List.of(cohort), letters, complaints, WEIGHTS);
  }

  private LedgerItem open() {
    return ledger.books().item(ledger.item(debtor));
  }

  private LedgerItem paid(LocalDate day) {
    return cleared(open(), day);
  }

  private static LedgerItem cleared(LedgerItem item, LocalDate day) {
    return item.cleared(new Clearing(day, Clearing.Kind.PAYMENT), day);
  }

  private LedgerItem dueOn(LocalDate due) {
    LedgerItem like = open();
    return new LedgerItem(
        like.key(),
        like.debtor(),
        like.documentNumber(),
        like.kind(),
        like.amount(),
        due.minusDays(14),
        due.minusDays(14),
        due,
        DunningLevel.NONE,
        like.lastDunnedOn(),
        "",
        like.references(),
        like.clearing(),
        due,
        due);
  }

  private void letter(LocalDate day, LedgerItem... items) {
    letters.add(
        new DunningNotice(
            ledger.books().debtorRef(debtor),
            day,
            SmallLedger.FIRST,
            java.util.Arrays.stream(items)
                .map(
                    item ->
                        new DunningNotice.DunnedItem(
                            ledger.books().itemRef(item.key()),
                            DunningLevel.NONE,
                            SmallLedger.FIRST))
                .toList()));
  }
}
