package io.mahnwerk.app.torture;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.app.CommandLineRun;
import io.mahnwerk.app.config.ConnectorRegistry;
import io.mahnwerk.app.torture.CertificateBench.Trace;
import io.mahnwerk.app.torture.CertificateRow.How;
import io.mahnwerk.app.torture.Disturbance.InTheErp;
import io.mahnwerk.app.torture.Disturbance.InTheFiles;
import io.mahnwerk.app.torture.Disturbance.KilledAt;
import io.mahnwerk.app.torture.Disturbance.OnTheWire;
import io.mahnwerk.core.spi.Capability;
import io.mahnwerk.core.writeback.CycleStep;
import io.mahnwerk.mocks.erp.FaultInjection.Call;
import io.mahnwerk.mocks.erp.FaultInjection.Fault;
import io.mahnwerk.mocks.erp.FileFaults.FileFault;
import io.mahnwerk.mocks.wire.WireFault;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A few cells of the certificate, and what it looks like when our code is broken. */
@Timeout(300)
class CertificateTest {
  private static final List<Arena> ARENAS = Arena.all();

  /** Two callers at the same time do not get in each other's way each time. */
  private static final int TRIES = 4;

  private final Noted noted = new Noted();
  @TempDir Path folder;

  private static final class Noted implements Certificate.Entries {
    final List<CertificateRow> rows = new ArrayList<>();
    final List<NotTried> gaps = new ArrayList<>();

    @Override
    public void tried(CertificateRow row) {
      rows.add(row);
    }

    @Override
    public void left(NotTried gap) {
      gaps.add(gap);
    }
  }

  static Stream<Arena> arenas() {
    return ARENAS.stream();
  }

  @Test
  void losesRepeatsAndHidesNothingWhereAWriteIsBroken() {
    try (CertificateBench bench = bench(ARENAS.get(0), Situation.HOLDS, Sabotage.NONE)) {
      Certificate certificate = new Certificate(bench, noted);
      Trace undisturbed = certificate.undisturbed();
      int write = new CertificatePaths(undisturbed.exchanges(), false).all().get("writing");

      certificate.row(undisturbed, "w", List.of(new OnTheWire(WireFault.RESET_BEFORE, write)));
      certificate.row(undisturbed, "w", List.of(new OnTheWire(WireFault.RESET_AFTER, write)));
      certificate.row(undisturbed, "w", List.of(new InTheErp(Fault.CONFLICT, Call.WRITE, write)));
      certificate.row(undisturbed, "k", List.of(new KilledAt(CycleStep.SENDING)));

      assertThat(undisturbed.after()).isNotEqualTo(Map.of());
      assertThat(undisturbed.ran().exitCode()).as(undisturbed.ran().err()).contains(0);
      assertThat(undisturbed.repeated()).isZero();
    }
    assertThat(noted.rows)
        .hasSize(4)
        .allMatch(CertificateRow::isClean, "clean")
        .allMatch(row -> row.tried() == 1);
    assertThat(noted.rows.get(3).how()).containsExactly(Map.entry(How.KILLED, 1));
  }

  @Test
  void endsItsHoldsForGoodWhereNobodyListenedAsAnAccountWasToBeFreed() {
    Arena byAccount =
        ARENAS.stream()
            .filter(arena -> arena.capabilities().contains(Capability.HOLDS_BY_DEBTOR))
            .filter(arena -> !arena.turnaround().byPeople())
            .findFirst()
            .orElseThrow();
    try (CertificateBench bench = bench(byAccount, Situation.ENDS, Sabotage.NONE)) {
      Certificate certificate = new Certificate(bench, noted);
      Trace undisturbed = certificate.undisturbed();
      int write = new CertificatePaths(undisturbed.exchanges(), false).all().get("writing");

      certificate.row(undisturbed, "w", List.of(new OnTheWire(WireFault.REFUSED, write)));
    }
    assertThat(noted.rows).hasSize(1).allMatch(CertificateRow::isClean, "clean");
  }

  /** The whole table is made by hand; of each ledger one command is broken in one way here. */
  @ParameterizedTest
  @MethodSource("arenas")
  void losesRepeatsAndHidesNothingInASampleOfEveryLedger(Arena arena) {
    int number = ARENAS.indexOf(arena);
    SplittableRandom random = new SplittableRandom(number);
    List<Situation> possible =
        Stream.of(Situation.values())
            .filter(one -> one.absence(arena, arena.turnaround().byPeople()).isEmpty())
            .toList();
    Situation situation = possible.get(number % possible.size());
    try (CertificateBench bench = bench(arena, situation, Sabotage.NONE)) {
      Certificate certificate = new Certificate(bench, noted);
      Trace undisturbed = certificate.undisturbed();

      assertThat(undisturbed.ran().exitCode())
          .as(undisturbed.ran().out() + undisturbed.ran().err())
          .contains(waitsForPeople(arena, situation, undisturbed) ? 1 : 0);
      certificate.row(undisturbed, "sample", List.of(sample(bench, undisturbed, random)));

      assertThat(undisturbed.end()).isNotEmpty();
    }
    assertThat(noted.rows).hasSize(1).allMatch(CertificateRow::isClean, "clean");
  }

  /** A release whose marks people have to carry back; where there were none it is over at once. */
  private static boolean waitsForPeople(Arena arena, Situation situation, Trace undisturbed) {
    return arena.turnaround().byPeople()
        && situation == Situation.RELEASE
        && !undisturbed.ran().out().contains("\n0 marks were taken back.");
  }

  private static Disturbance sample(
      CertificateBench bench, Trace undisturbed, SplittableRandom random) {
    if (!bench.isCalled()) {
      return new InTheFiles(FileFault.values()[random.nextInt(FileFault.values().length)]);
    }
    List<Integer> exchanges =
        List.copyOf(new CertificatePaths(undisturbed.exchanges(), false).all().values());
    WireFault[] cuts = {WireFault.RESET_BEFORE, WireFault.RESET_AMID, WireFault.RESET_AFTER};
    return new OnTheWire(
        cuts[random.nextInt(cuts.length)], exchanges.get(random.nextInt(exchanges.size())));
  }

  @Test
  void countsWhatBrokenCodeRepeats() {
    assertThat(rowOf(Sabotage.DOUBLE_SEND, Situation.HOLDS).repeated()).isPositive();
  }

  @Test
  void countsWhatBrokenCodeLeavesHeld() {
    assertThat(rowOf(Sabotage.SKIP_RELEASE, Situation.ENDS).lost()).isPositive();
  }

  @Test
  void showsATableThatSaysWhatWasDoneAndWhatWasNotTried() {
    CertificateRow broken =
        CertificateRow.of("ledger usual", "release: writing", "reset after")
            .plus(How.READ_BACK, 0, 0, false)
            .plus(How.REPORTED, 2, 1, true);
    CertificateRow junk =
        CertificateRow.of("ledger usual", "release: writing", "junk")
            .plus(How.REPORTED, 0, 0, false);
    CertificateRow refused =
        CertificateRow.of("ledger usual", "release: writing", "refused")
            .plus(How.REPORTED, 0, 0, false);
    NotTried gap = new NotTried("ledger usual", "release", "files", "there are none");
    StringWriter page = new StringWriter();

    new CertificatePage(List.of(broken, junk, refused), List.of(gap), List.of("ledger"))
        .print(new PrintWriter(page));

    assertThat(page.toString())
        .contains("This page is a part: only ledger.")
        .contains("3 cells, 4 disturbed commands: lost 2, repeated 1, silent 1.")
        .contains("## ledger usual", "### release: writing")
        .contains("| reset after | 2 | told, made good later 1, reported 1 | 2 | 1 | 1 |")
        .contains("| junk, refused | 2 | reported | 0 | 0 | 0 |")
        .contains("- files (there are none): release.");
    assertThat(new CertificatePage(List.of(broken), List.of(), List.of()).isClean()).isFalse();
    assertThat(new CertificatePage(List.of(junk), List.of(), List.of()).isClean()).isTrue();
  }

  @Test
  void refusesAFolderForItsTableAndALedgerThatThereIsNot() {
    CommandLineRun run = CommandLineRun.of("certify", "--out", folder);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .startsWith(folder + " is a folder; name a file such as docs/reliability.md.");
    assertThat(CommandLineRun.of("certify").exitCode()).isEqualTo(2);
    CommandLineRun unknown =
        CommandLineRun.of("certify", "--out", folder.resolve("page.md"), "--only", "no such");
    assertThat(unknown.exitCode()).isEqualTo(2);
    assertThat(unknown.err())
        .startsWith("--only names no simulated ledger: 'no such'. There are ")
        .contains(ARENAS.get(0).name());
  }

  /** Broken code with nothing else disturbed, held against sound code. */
  private CertificateRow rowOf(Sabotage sabotage, Situation situation) {
    Trace sound;
    try (CertificateBench bench = bench(ARENAS.get(0), situation, Sabotage.NONE)) {
      sound = new Certificate(bench, noted).undisturbed();
    }
    try (CertificateBench bench = bench(ARENAS.get(0), situation, sabotage)) {
      new Certificate(bench, noted)
          .row(sound, "broken", Collections.nCopies(TRIES, new Disturbance.None()));
    }
    return noted.rows.get(0);
  }

  private CertificateBench bench(Arena arena, Situation situation, Sabotage sabotage) {
    ConnectorRegistry connectors = new SabotagedConnectors(sabotage).registry();
    return new CertificateBench(arena, situation, connectors, folder);
  }
}
