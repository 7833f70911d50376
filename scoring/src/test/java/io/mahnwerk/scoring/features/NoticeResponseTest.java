package io.mahnwerk.scoring.features;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.ItemHistory;
import io.mahnwerk.scoring.Fixtures;
import io.mahnwerk.scoring.PlantedWorld;
import io.mahnwerk.scoring.PlantedWorld.Habit;
import io.mahnwerk.scoring.PlantedWorld.Payer;
import io.mahnwerk.scoring.SegmentRules;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class NoticeResponseTest {
  private static final int DEBTORS = 240;
  private static final LocalDate FIRST_DAY = PlantedWorld.START.minusYears(1);
  private static final SegmentRules RULES = SegmentRules.standard();

  private static PaymentHistory history;
  private static DebtorTypes types;

  @BeforeAll
  static void play() {
    PlantedWorld world = new PlantedWorld();
    history = new PaymentHistory(new DayCalendar(PlantedWorld.CALENDAR));
    for (int n = 0; n < DEBTORS; n++) {
      history.record(debtor(n));
      for (PlantedWorld.Receivable r :
          PlantedWorld.receivables(Payer.of(n, 4), FIRST_DAY, PlantedWorld.END, 4)) {
        ItemHistory item = world.record(r, 0);
        history.record(item);
      }
    }
    types = DebtorTypes.fit(facts(), RULES, 1);
  }

  @Test
  void recognisesWhoPaysAtMonthEndUnderAnotherIndustry() {
    List<Integer> wrong = misnamed(Habit.STRT);
    long seen = wrong.stream().filter(n -> kind(n) == segment("STRT")).count();

    assertThat(wrong).hasSizeGreaterThan(5);
    assertThat(seen).isGreaterThan(Math.round(0.7 * wrong.size()));
  }

  @Test
  void leavesMostDebtorsInTheSegmentTheirLedgerNamesRightly() {
    long kept = 0;
    long all = 0;
    for (int n = 0; n < DEBTORS; n++) {
      if (!isMisnamed(n)) {
        all++;
        kept += kind(n) == RULES.segment(debtor(n)) ? 1 : 0;
      }
    }

    assertThat(kept).isGreaterThan(Math.round(0.8 * all));
  }

  @Test
  void findsTheSameKindsAgain() {
    assertThat(DebtorTypes.fit(facts(), RULES, 1).traits()).isDeepEqualTo(types.traits());
  }

  @Test
  void namesNoWindowWhereNoIndustryIsKept() {
    List<DebtorFacts> blank = facts().stream().map(DebtorFacts::withoutIndustry).toList();
    DebtorTypes unnamed = DebtorTypes.fit(blank, RULES, 1);

    assertThat(unnamed.size()).isGreaterThan(1);
    assertThat(response(unnamed, List.of()).window(even(unnamed.size()), -1)).isEmpty();
  }

  @Test
  void keepsToTheLedgersSegmentWhereBehaviourSaysLittle() {
    NoticeResponse response = response(types, List.of());

    assertThat(response.window(even(6), 2)).contains(new SegmentBelief(2, 1));
    assertThat(response.window(even(6), -1)).isEmpty();
    assertThat(response.window(mostly(4), 2)).contains(new SegmentBelief(4, 1));
  }

  @Test
  void takesAnotherSegmentsWindowWhereTheNoticesSpeakForIt() {
    List<NoticeResponse.Outcome> outcomes = new ArrayList<>();
    LocalDate due = LocalDate.of(2025, 3, 3);
    for (int i = 0; i < 60; i++) {
      outcomes.add(outcome(due.plusDays(7), i % 5 > 0));
      outcomes.add(outcome(due.plusDays(3), i % 5 == 0));
      outcomes.add(outcome(due.plusDays(20), i % 5 == 0));
    }

    assertThat(response(types, outcomes).window(mostly(1), 1))
        .contains(new SegmentBelief(segment("KONZ"), 1));
  }

  private static NoticeResponse.Outcome outcome(LocalDate notice, boolean answered) {
    LocalDate due = LocalDate.of(2025, 3, 3);
    return new NoticeResponse.Outcome(
        new NoticeResponse.Sent(mostly(1), due, notice), answered, false, 1);
  }

  private static NoticeResponse response(DebtorTypes kinds, List<NoticeResponse.Outcome> outcomes) {
    return NoticeResponse.fit(kinds, outcomes, RULES, PlantedWorld.CALENDAR);
  }

  private static double[] even(int kinds) {
    double[] even = new double[kinds];
    java.util.Arrays.fill(even, 1.0 / kinds);
    return even;
  }

  private static double[] mostly(int kind) {
    double[] kinds = even(6);
    for (int k = 0; k < kinds.length; k++) {
      kinds[k] = k == kind ? 0.9 : 0.02;
    }
    return kinds;
  }

  private static int kind(int number) {
    double[] kinds = types.of(history.asOf(debtor(number), PlantedWorld.END), RULES);
    int best = 0;
    for (int k = 1; k < kinds.length; k++) {
      best = kinds[k] > kinds[best] ? k : best;
    }
    return best;
  }

  private static List<DebtorFacts> facts() {
    return history.debtors().map(d -> history.asOf(d, PlantedWorld.END)).toList();
  }

  private static List<Integer> misnamed(Habit habit) {
    List<Integer> all = new ArrayList<>();
    for (int n = habit.ordinal(); n < DEBTORS; n += Habit.values().length) {
      if (isMisnamed(n)) {
        all.add(n);
      }
    }
    return all;
  }

  private static boolean isMisnamed(int number) {
    return number / Habit.values().length % 4 == 0;
  }

  private static int segment(String industry) {
    return RULES.segment(Fixtures.debtor(1, industry, Fixtures.OPENED));
  }

  /** One debtor in four carries the industry of the next habit. */
  private static Debtor debtor(int number) {
    Habit[] all = Habit.values();
    Habit habit = all[(number + (isMisnamed(number) ? 1 : 0)) % all.length];
    return Fixtures.debtor(number, habit.key(), Fixtures.OPENED);
  }
}
