package io.mahnwerk.core.writeback;

import static io.mahnwerk.core.Fixtures.BOOKS;
import static io.mahnwerk.core.Fixtures.OPENED;
import static io.mahnwerk.core.Fixtures.day;
import static io.mahnwerk.core.Fixtures.debtor;
import static io.mahnwerk.core.Fixtures.invoice;
import static io.mahnwerk.core.Fixtures.ref;
import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.FakeLedger;
import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.core.spi.DunningInstruction;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A cycle is killed at each of its steps in turn; the cycles after it must mend everything. */
class KilledCycleTest {
  private static final LocalDate DUE = day("2026-03-02");
  private static final LocalDate FIRST = day("2026-02-26");
  private static final LocalDate RELEASE_DAY = day("2026-03-03");

  @TempDir private Path folder;

  /** What a test looks at in the end. */
  private record End(
      List<DunningState> states,
      List<String> carriedOut,
      long askedTwice,
      long overrides,
      long open) {}

  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @Test
  void hasStepsToBeKilledAt() {
    assertThat(List.of(stepsOf(0, false), stepsOf(2, false), stepsOf(0, true), stepsOf(2, true)))
        .allSatisfy(steps -> assertThat(steps).isGreaterThan(10));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2})
  void endsAsIfItHadNeverBeenKilledWhileItHolds(int looks) {
    killEverywhere(looks, false);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2})
  void endsAsIfItHadNeverBeenKilledWhileItReleases(int looks) {
    killEverywhere(looks, true);
  }

  private void killEverywhere(int looks, boolean whileReleasing) {
    End undisturbed = run("whole-" + looks + whileReleasing, looks, whileReleasing, 0);
    assertThat(undisturbed.carriedOut()).hasSize(4);
    assertThat(undisturbed.askedTwice()).isZero();
    assertThat(undisturbed.overrides()).isZero();
    int steps = stepsOf(looks, whileReleasing);
    IntStream.rangeClosed(1, steps)
        .forEach(
            step ->
                assertThat(run("k" + looks + whileReleasing + step, looks, whileReleasing, step))
                    .as("killed at step %s", step)
                    .isEqualTo(undisturbed));
  }

  private int stepsOf(int looks, boolean whileReleasing) {
    AtomicInteger steps = new AtomicInteger();
    FakeLedger ledger = books(looks);
    try (Desk desk = desk(ledger, "count-" + looks + whileReleasing)) {
      if (whileReleasing) {
        desk.cycle(FIRST);
        ledger.carriesOutAfterLooks(looks);
      }
      ledger.atEveryStep(steps::incrementAndGet);
      desk.atEveryStep(steps::incrementAndGet);
      desk.cycle(whileReleasing ? RELEASE_DAY : FIRST);
    }
    return steps.get();
  }

  private End run(String name, int looks, boolean whileReleasing, int killedAt) {
    FakeLedger ledger = books(looks);
    if (whileReleasing) {
      try (Desk desk = desk(ledger, name)) {
        desk.cycle(FIRST);
      }
      ledger.carriesOutAfterLooks(looks);
    }
    cycleKilledAt(killedAt, ledger, name, whileReleasing ? RELEASE_DAY : FIRST);
    try (Desk desk = desk(ledger, name)) {
      for (LocalDate day : rest(whileReleasing)) {
        desk.cycle(day);
      }
      return new End(
          IntStream.rangeClosed(1, 3).mapToObj(i -> ledger.state(ref("" + i))).toList(),
          ledger.carriedOut().stream().map(KilledCycleTest::text).sorted().toList(),
          ledger.asked().size()
              - ledger.asked().stream().map(DunningInstruction::key).distinct().count(),
          desk.store.marks().overrides(BOOKS),
          desk.store.outbox().open(BOOKS).size());
    }
  }

  private void cycleKilledAt(int step, FakeLedger ledger, String name, LocalDate today) {
    AtomicInteger steps = new AtomicInteger();
    Runnable kill =
        () -> {
          if (steps.incrementAndGet() == step) {
            throw new Killed();
          }
        };
    ledger.atEveryStep(kill);
    try (Desk desk = desk(ledger, name)) {
      desk.atEveryStep(kill);
      desk.cycle(today);
    } catch (Killed e) {
      assertThat(steps).hasValue(step);
    }
    ledger.atEveryStep(() -> {});
  }

  private static List<LocalDate> rest(boolean whileReleasing) {
    List<LocalDate> days = new ArrayList<>();
    if (!whileReleasing) {
      days.add(FIRST);
      days.add(FIRST.plusDays(1));
    }
    days.add(RELEASE_DAY);
    days.add(RELEASE_DAY.plusDays(1));
    days.add(RELEASE_DAY.plusDays(2));
    return days;
  }

  private static String text(DunningInstruction instruction) {
    return instruction.target()
        + " "
        + (instruction instanceof DunningInstruction.Hold hold ? hold.until() : "release");
  }

  private static FakeLedger books(int looks) {
    FakeLedger ledger = new FakeLedger();
    ledger.put(debtor("007", OPENED));
    ledger.put(debtor("008", OPENED));
    ledger.put(invoice("1", "007", DUE));
    ledger.put(invoice("2", "007", DUE));
    ledger.put(invoice("3", "008", DUE));
    ledger.carriesOutAfterLooks(looks);
    return ledger;
  }

  private Desk desk(FakeLedger ledger, String name) {
    Desk desk = new Desk(ledger, folder.resolve(name + ".db"));
    desk.recommend(ref("1"), RELEASE_DAY);
    desk.recommend(ref("2"), day("2026-03-10"));
    return desk;
  }
}
