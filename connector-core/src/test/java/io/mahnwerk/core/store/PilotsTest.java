package io.mahnwerk.core.store;

import static io.mahnwerk.core.Fixtures.BOOKS;
import static io.mahnwerk.core.Fixtures.OPENED;
import static io.mahnwerk.core.Fixtures.day;
import static io.mahnwerk.core.Fixtures.debtor;
import static io.mahnwerk.core.Fixtures.debtorRef;
import static io.mahnwerk.core.Fixtures.invoice;
import static io.mahnwerk.core.Fixtures.ref;
import static io.mahnwerk.core.Fixtures.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mahnwerk.core.FakeLedger;
import io.mahnwerk.core.model.DrawnDay;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.core.model.ItemHistory.RecordedNotice;
import io.mahnwerk.core.model.PilotArm;
import io.mahnwerk.core.model.PilotStage;
import io.mahnwerk.core.sync.Sync;
import io.mahnwerk.core.sync.SyncProgress;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PilotsTest {
  private static final LocalDate START = day("2026-03-02");
  private static final LocalDate DRAWN = day("2026-03-10");

  @TempDir private Path folder;
  private final FakeLedger ledger = new FakeLedger();
  private ReceivablesStore store;

  @BeforeEach
  void openBooks() {
    store = ReceivablesStore.open(folder.resolve("store.db"));
    ledger.put(debtor("007", OPENED));
    ledger.put(debtor("008", OPENED));
    ledger.put(invoice("1", "007", day("2026-02-24")));
    sync(START);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void keepsAPilotAsItWasStartedAndEveryStageSinceThen() {
    Pilot started = start();
    enter(started, PilotStage.WIDE);
    enter(started, PilotStage.STOPPED);

    Pilot pilot = store.pilots().find(BOOKS).orElseThrow();

    assertThat(pilot.seed()).isEqualTo(42);
    assertThat(pilot.design()).isEqualTo("{\"size\":2}");
    assertThat(pilot.debtors(PilotArm.STEERED)).containsExactly(debtorRef("007"));
    assertThat(pilot.debtors(PilotArm.CONTROL)).containsExactly(debtorRef("008"));
    assertThat(pilot.steps())
        .extracting(Pilot.Step::stage)
        .containsExactly(PilotStage.NARROW, PilotStage.WIDE, PilotStage.STOPPED);
    assertThat(pilot.stage().draws()).isFalse();
  }

  @Test
  void knowsNoPilotBeforeOneIsStartedAndTheLatestAfterwards() {
    assertThat(store.pilots().find(BOOKS)).isEmpty();

    Pilot first = start();
    Pilot second = start();

    assertThat(store.pilots().find(BOOKS)).contains(second);
    assertThat(second.number()).isGreaterThan(first.number());
  }

  @Test
  void refusesADebtorThatWasNeverRead() {
    Pilots.Start start = new Pilots.Start(1, "{}", Map.of(debtorRef("999"), PilotArm.STEERED));

    assertThatThrownBy(
            () -> store.inTransaction(() -> store.pilots().start(BOOKS, start, START, "")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(store.pilots().find(BOOKS)).isEmpty();
  }

  @Test
  void aDrawStandsHoweverOftenItIsKept() {
    Pilot pilot = start();
    store.pilots().draws().add(pilot.number(), List.of(draw(1)));
    store.pilots().draws().add(pilot.number(), List.of(draw(0)));

    assertThat(store.pilots().draws().of(pilot.number())).containsExactly(draw(1));
    assertThat(store.pilots().draws().latest(ref("1"))).contains(draw(1));
  }

  @Test
  void aNoticeOnTheDrawnDayGainsItsPropensityOnce() {
    Pilot pilot = start();
    store.pilots().draws().add(pilot.number(), List.of(draw(1)));
    dun(DRAWN);

    assertThat(store.pilots().draws().credit(pilot.number())).isEqualTo(1);
    assertThat(store.pilots().draws().credit(pilot.number())).isZero();
    assertThat(notices())
        .containsExactly(
            new RecordedNotice(DRAWN, new DunningLevel(1), Optional.of(0.25), DRAWN.plusDays(1)));
  }

  @Test
  void aNoticeOnAnotherDayGainsNone() {
    Pilot pilot = start();
    store.pilots().draws().add(pilot.number(), List.of(draw(0)));
    dun(DRAWN);

    assertThat(store.pilots().draws().credit(pilot.number())).isZero();
    assertThat(notices()).extracting(RecordedNotice::propensity).containsExactly(Optional.empty());
  }

  private List<RecordedNotice> notices() {
    return store.histories().of(debtorRef("007")).get(0).notices();
  }

  private void dun(LocalDate day) {
    DunningState dunned =
        new DunningState(
            new DunningLevel(1), Optional.of(day), Optional.empty(), Optional.empty(), false);
    ledger.put(with(invoice("1", "007", day("2026-02-24")), dunned));
    sync(day.plusDays(1));
  }

  private Pilot start() {
    Pilots.Start start =
        new Pilots.Start(
            42,
            "{\"size\":2}",
            Map.of(debtorRef("007"), PilotArm.STEERED, debtorRef("008"), PilotArm.CONTROL));
    return store.inTransaction(() -> store.pilots().start(BOOKS, start, START, "test"));
  }

  private void enter(Pilot pilot, PilotStage stage) {
    store.pilots().enter(pilot.number(), stage, START, "test");
  }

  private static DrawnDay draw(int chosen) {
    return new DrawnDay(
        ref("1"),
        START,
        day("2026-03-10"),
        PilotStage.NARROW,
        List.of(
            new DrawnDay.Candidate(Optional.of(day("2026-03-06")), 0.25),
            new DrawnDay.Candidate(Optional.of(DRAWN), 0.25),
            new DrawnDay.Candidate(Optional.empty(), 0.5)),
        2,
        chosen,
        true);
  }

  private void sync(LocalDate today) {
    new Sync(BOOKS, ledger, store, SyncProgress.SILENT).run(today);
  }
}
