package io.mahnwerk.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.RunCalendar;
import io.mahnwerk.core.store.FeedFact;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PilotDrawsTest {
  private static final int SEEDS = 4000;
  private static final RunCalendar RUNS = RunCalendar.on(DayOfWeek.TUESDAY, DayOfWeek.FRIDAY);
  private final SmallLedger ledger = new SmallLedger();
  private final String debtor = ledger.steeredDebtor();

  @Test
  void everyPropensityIsTheFrequencyOfItsDayAndTogetherTheyAreOne() {
    ledger.item(debtor);
    Map<LocalDate, Integer> frequencies = new HashMap<>();
    Map<LocalDate, Double> propensities = new HashMap<>();
    for (long seed = 0; seed < SEEDS; seed++) {
      LocalDate day = target(seed);
      frequencies.merge(day, 1, Integer::sum);
      propensities.put(day, propensity(seed, day).orElseThrow());
    }

    double sum = propensities.values().stream().mapToDouble(p -> p).sum();
    assertThat(sum).isEqualTo(1, within(1e-9));
    frequencies.forEach(
        (day, times) ->
            assertThat((double) times / SEEDS)
                .as("%s", day)
                .isEqualTo(propensities.get(day), within(0.02)));
  }

  @Test
  void everyDayIsAPlannedRunThatTheLawOfBothProceduresAllows() {
    ledger.item(debtor);

    for (long seed = 0; seed < SEEDS; seed++) {
      LocalDate day = target(seed);
      assertThat(RUNS.isRunDay(day)).isTrue();
      assertThat(day).isBetween(ledger.openedDay(), SmallLedger.DUE.plusDays(30));
    }
  }

  @Test
  void threeQuartersGoOutOnTheFormerDayAndTheDrawMayAlsoFallOnIt() {
    ledger.item(debtor);
    LocalDate former = RUNS.nextOnOrAfter(ledger.formerDay());
    int runs = RUNS.runs(ledger.openedDay(), SmallLedger.DUE.plusDays(30)).size();
    long onFormer = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      onFormer += target(seed).equals(former) ? 1 : 0;
    }

    assertThat((double) onFormer / SEEDS)
        .isEqualTo(1 - PilotDraws.SHARE + PilotDraws.SHARE / runs, within(0.02));
  }

  @Test
  void knowsNoPropensityOfADayThatItDidNotChoose() {
    ledger.item(debtor);
    LocalDate other = RUNS.nextOnOrAfter(target(1).plusDays(1));

    assertThat(propensity(1, other)).isEmpty();
  }

  @Test
  void drawsAnItemsDayOnceAndForAll() {
    ledger.item(debtor);
    ledger.item(debtor);
    DebtorAccount account = account();

    assertThat(draws(7).targets(account)).isEqualTo(draws(7).targets(account)).hasSize(2);
  }

  @Test
  void drawsForFirstNoticesOnly() {
    String item = ledger.item(debtor);
    LocalDate dunned = ledger.formerDay();
    ledger.books().edit(item, i -> i.dunned(SmallLedger.FIRST, dunned));
    LocalDate secondFormer =
        RUNS.nextOnOrAfter(
            ledger
                .erp()
                .procedures()
                .findFormer(ledger.erp().openedProcedure())
                .orElseThrow()
                .firstDay(SmallLedger.FIRST.next(), SmallLedger.DUE, Optional.of(dunned)));

    for (long seed = 0; seed < 100; seed++) {
      assertThat(target(seed)).isEqualTo(secondFormer);
    }
  }

  @Test
  void aPlayedPilotSendsOneFirstNoticeInFourOnADrawnDayAndTellsItsPropensity() {
    DemoPlan plan = new DemoPlan(1, 1, false, 100);
    PastYears.Played past = PastYears.play(Simulations.first().stage(plan));
    List<FeedFact.Noticed> firsts =
        past.feed().stream()
            .filter(FeedFact.Noticed.class::isInstance)
            .map(FeedFact.Noticed.class::cast)
            .toList();
    List<Double> told = firsts.stream().flatMap(first -> first.propensity().stream()).toList();
    long drawn = told.stream().filter(propensity -> propensity < PilotDraws.SHARE).count();

    assertThat(firsts).hasSizeGreaterThan(100);
    assertThat((double) told.size() / firsts.size()).isGreaterThan(0.7);
    assertThat((double) drawn / told.size()).isBetween(0.12, 0.33);
  }

  @Test
  void afterThePilotEveryDebtorHasTheFormerProcedureAndNoOpenItemAMark() {
    Simulations simulations = Simulations.first();
    PastYears.Played past = PastYears.play(simulations.stage(3));

    assertThat(past.books().ledger().debtors())
        .allSatisfy(
            one ->
                assertThat(one.debtor().dunning().procedure())
                    .isEqualTo(simulations.erp().formerProcedure()));
    assertThat(past.books().ledger().openItems())
        .isNotEmpty()
        .allSatisfy(
            item -> {
              OpenItem open = past.books().ledger().canonical(item);
              assertThat(open.dunning().isHeldByUs()).isFalse();
              assertThat(open.dunning().mark()).isEmpty();
            });
  }

  private LocalDate target(long seed) {
    return draws(seed).targets(account()).values().iterator().next();
  }

  private Optional<Double> propensity(long seed, LocalDate day) {
    DebtorAccount account = account();
    return draws(seed).propensity(account, account.items().get(0), day);
  }

  private PilotDraws draws(long seed) {
    return new PilotDraws(seed, ledger.erp().procedures(), RUNS);
  }

  private DebtorAccount account() {
    return ledger.books().account(debtor);
  }
}
