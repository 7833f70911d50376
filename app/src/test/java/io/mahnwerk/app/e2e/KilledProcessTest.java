package io.mahnwerk.app.e2e;

import static io.mahnwerk.app.e2e.SmallLedger.HELD_TO;
import static io.mahnwerk.app.e2e.SmallLedger.TODAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.mahnwerk.app.e2e.Gate.Stop;
import io.mahnwerk.app.e2e.Gate.Stop.Kind;
import io.mahnwerk.app.e2e.Gate.Stop.Side;
import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.mocks.erp.SimulatedErpProvider;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A cycle's process is killed at different moments; the same cycle is run again, and then the
 * cycles of the days after it. Ledger and store must come out as if nothing had happened.
 */
@ParameterizedClass
@MethodSource("io.mahnwerk.app.e2e.Erps#marking")
@Timeout(120)
class KilledProcessTest {
  private static final int ITEMS = 150;
  private static final LocalDate NEXT_DAY = TODAY.plusDays(1);
  private static final List<LocalDate> WHILE_HOLDING =
      List.of(TODAY, NEXT_DAY, HELD_TO, HELD_TO.plusDays(1));
  private static final List<LocalDate> WHILE_RELEASING = List.of(HELD_TO, HELD_TO.plusDays(1));

  @Parameter SimulatedErpProvider erp;
  @TempDir Path folder;

  /** What a test looks at in the end. */
  private record End(Map<String, DunningState> ledger, long changes, StoreContent store) {}

  @ParameterizedTest
  @CsvSource({
    "READ, 8, BEFORE_THE_ERP",
    "WRITE, 1, BEFORE_THE_ERP",
    "WRITE, 1, BEHIND_THE_ERP",
    "WRITE, 2, BEHIND_THE_ERP"
  })
  void losesAndRepeatsNothingWhenACallWasOnItsWay(Kind kind, int number, Side side)
      throws Exception {
    Stop stop = new Stop(kind, number, side);

    assertThat(killedAt(stop, TODAY, WHILE_HOLDING)).isEqualTo(undisturbed());
  }

  @ParameterizedTest
  @CsvSource({"WRITE, 1, BEFORE_THE_ERP", "WRITE, 1, BEHIND_THE_ERP"})
  void losesAndRepeatsNothingWhenHoldsWereBeingEnded(Kind kind, int number, Side side)
      throws Exception {
    assumeFalse(
        Erps.endsHoldsItself(erp), () -> erp.erpId() + " does not claim that holds must be ended");
    Stop stop = new Stop(kind, number, side);

    assertThat(killedAt(stop, HELD_TO, WHILE_RELEASING)).isEqualTo(undisturbed());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Read page 2", "Written 100 of 150"})
  void losesAndRepeatsNothingWhateverItHadSaid(String line) throws Exception {
    try (Site site = site("killed")) {
      try (ChildProcess child = ChildProcess.start(TODAY, words(site))) {
        assertThat(child.prints(line)).as(child.output()).isTrue();
        child.kill();
      }
      site.erp.settle();
      assertThat(finished(site, WHILE_HOLDING)).isEqualTo(undisturbed());
    }
  }

  @Test
  void isCompleteWithTheVeryNextCycleWhenOnlyTheAnswerWasLost() throws Exception {
    Stop stop = new Stop(Kind.WRITE, 1, Side.BEHIND_THE_ERP);
    End whole;
    try (Site site = site("whole")) {
      whole = finished(site, List.of(TODAY));
    }

    assertThat(killedAt(stop, TODAY, List.of(TODAY))).isEqualTo(whole);
    assertThat(whole.changes()).isEqualTo(ITEMS);
    assertThat(whole.store().of("mark")).hasSize(ITEMS);
    assertThat(whole.store().of("open")).isEmpty();
  }

  private End killedAt(Stop stop, LocalDate day, List<LocalDate> after) throws Exception {
    try (Site site = site("killed")) {
      for (LocalDate before : List.of(TODAY, NEXT_DAY)) {
        if (before.isBefore(day)) {
          site.cycle(before);
        }
      }
      site.ledger.startDay(day);
      site.ledger.postBankStatement();
      Map.Entry<String, String> address = address(site);
      try (Gate gate = new Gate(address.getValue(), stop)) {
        site.configured("steered", settings -> with(settings, address.getKey(), gate.address()));
        gate.arm();
        try (ChildProcess child = ChildProcess.start(day, words(site))) {
          assertThat(gate.isReachedWithin(60)).isTrue();
          child.kill();
        }
      }
      site.erp.settle();
      return finished(site.configured("steered"), after);
    }
  }

  private End undisturbed() throws IOException {
    try (Site site = site("undisturbed")) {
      End end = finished(site, WHILE_HOLDING);
      assertThat(end.changes()).isEqualTo((Erps.endsHoldsItself(erp) ? 1 : 2) * ITEMS);
      assertThat(end.ledger().values()).noneMatch(DunningState::isHeldByUs);
      assertThat(end.store().of("open")).isEmpty();
      assertThat(end.store().of("override")).isEmpty();
      return end;
    }
  }

  private static End finished(Site site, List<LocalDate> days) {
    for (LocalDate day : days) {
      assertThat(site.cycle(day).exitCode()).isZero();
    }
    return new End(site.dunning(), site.ledger.changes(), StoreContent.of(site.store()));
  }

  private Site site(String name) {
    SmallLedger books = new SmallLedger(erp);
    books.withJustDue(books.steered(), ITEMS / 2).withJustDue(books.steered(), ITEMS / 2);
    SimulatedLedger ledger = books.withJustDue(books.unsteered(), 3).ledger();
    return new Site(erp, ledger, folder.resolve(name)).configured("steered");
  }

  private static Object[] words(Site site) {
    return new Object[] {"--home", site.home, "--lang", "en", "cycle", "books"};
  }

  private static Map.Entry<String, String> address(Site site) {
    return site.erp.settings().entrySet().stream()
        .filter(setting -> setting.getValue().startsWith("http://127.0.0.1:"))
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, String> with(Map<String, String> settings, String key, String value) {
    Map<String, String> changed = new HashMap<>(settings);
    changed.put(key, value);
    return changed;
  }
}
