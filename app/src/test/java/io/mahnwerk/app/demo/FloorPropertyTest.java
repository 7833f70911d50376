package io.mahnwerk.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.Decision;
import io.mahnwerk.core.model.ExpectedPayment;
import io.mahnwerk.core.model.ModelProvenance;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.model.Recommendation;
import io.mahnwerk.core.spi.NativeRun;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever days are chosen: the promises to the debtors hold, with clerks at work. */
class FloorPropertyTest {
  private static final int DAYS = 150;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void keepsEveryPromiseWhateverDaysAreChosen(long seed) {
    Played played = play(Simulations.first().stage(seed), true);
    LedgerAudit.Counts counts = played.audit().counts();

    assertThat(played.play().letters()).isNotEmpty();
    assertThat(counts.dueNotices()).isPositive();
    assertThat(counts.dunnedBeforeFormerDay()).isZero();
    assertThat(counts.dunnedWhileHeld()).isZero();
    assertThat(counts.heldPastRecommendedRun()).isZero();
    assertThat(counts.clerkMarksTouched()).isZero();
    assertThat(counts.untouchedDebtorsTouched()).isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void keepsEveryPromiseToDebtorsThatAreOnlyHeldBack(long seed) {
    DemoPlan plan = new DemoPlan(1, seed, true, DemoPlan.FEWEST_DEBTORS);
    LedgerAudit.Counts counts = play(Simulations.first().stage(plan), true).audit().counts();

    assertThat(counts.dueNotices()).isPositive();
    assertThat(counts.unsteered()).isZero();
    assertThat(counts.dunnedWhileHeld()).isZero();
    assertThat(counts.heldPastRecommendedRun()).isZero();
  }

  @Test
  void findsBrokenPromisesWhereNobodySteersAndNoCodeHoldsTheFloor() {
    LedgerAudit.Counts counts = play(Simulations.first().stage(1), false).audit().counts();

    assertThat(counts.dunnedBeforeFormerDay()).isPositive();
    assertThat(counts.unsteeredShare()).isGreaterThan(0.9);
  }

  private record Played(Playthrough play, LedgerAudit audit) {}

  private static Played play(Stage stage, boolean steers) {
    Books books = stage.emptyBooks();
    RandomDays policy = new RandomDays(new SplittableRandom(stage.plan().seed()));
    Steering steering = steers ? new DirectSteering(books.ledger(), stage, policy) : Steering.NONE;
    Set<String> steered = stage.steered();
    LedgerAudit audit =
        new LedgerAudit(
            books.ledger(),
            stage.nativeRun(),
            stage.erp().procedures(),
            new LedgerAudit.Mahnwerk(
                steered::contains, item -> Optional.ofNullable(policy.advised.get(item)), true));
    NativeRun.Floor floor = steers ? NativeRun.Floor.ENFORCED : NativeRun.Floor.NONE;
    Playthrough play = new Playthrough(stage, books, floor, Optional.of(audit));
    stage.assign(books.ledger(), !stage.plan().delayOnly());
    LocalDate first = stage.timeline().historyStart();
    first.datesUntil(first.plusDays(DAYS)).forEach(day -> play.day(day, steering));
    return new Played(play, audit);
  }

  /**
   * Chooses any day of the next seven weeks, as advice never lies before it, or none, and changes
   * its mind.
   */
  private static final class RandomDays implements DirectSteering.TargetDays {
    private final Map<OpenItemRef, Recommendation> advised = new HashMap<>();
    private final SplittableRandom random;

    RandomDays(SplittableRandom random) {
      this.random = random;
    }

    @Override
    public DirectSteering.Targets choose(DebtorAccount account, LocalDate today) {
      Map<OpenItemRef, LocalDate> days = new HashMap<>();
      for (OpenItem item : account.items()) {
        advised.remove(item.ref());
        if (random.nextInt(4) > 0) {
          LocalDate day = today.plusDays(random.nextInt(1, 50));
          days.put(item.ref(), day);
          advised.put(item.ref(), recommendation(item, day, today));
        }
      }
      return new DirectSteering.Targets(days, Optional.of(today.plusDays(random.nextInt(1, 20))));
    }

    private static Recommendation recommendation(OpenItem item, LocalDate day, LocalDate today) {
      return new Recommendation(
          item.ref(),
          today,
          item.dunning().level().next(),
          new Decision.DunOn(day),
          day,
          0.5,
          0.4,
          0.6,
          ExpectedPayment.NONE,
          java.util.List.of(Reason.of(ReasonCode.DAY_HAS_COME)),
          ModelProvenance.ruleOnly("random"));
    }
  }
}
