package io.mahnwerk.app.torture;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.app.CommandLineRun;
import io.mahnwerk.app.config.ConnectorRegistry;
import io.mahnwerk.app.torture.CertificateBench.Trace;
import io.mahnwerk.app.torture.CertificateRow.How;
import io.mahnwerk.app.torture.Disturbance.InTheErp;
import io.mahnwerk.app.torture.Disturbance.KilledAt;
import io.mahnwerk.app.torture.Disturbance.OnTheWire;
import io.mahnwerk.core.writeback.CycleStep;
import io.mahnwerk.mocks.erp.FaultInjection.Fault;
import io.mahnwerk.mocks.wire.WireFault;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A few cells of the certificate, and what it looks like when our code is broken. */
@Timeout(300)
class CertificateTest {
  private static final Arena ARENA = Arena.all().get(0);

  /** Two callers at the same time do not get in each other's way each time. */
  private static final int TRIES = 4;

  private final List<CertificateRow> rows = new ArrayList<>();
  @TempDir Path folder;

  @Test
  void losesRepeatsAndHidesNothingWhereAWriteIsBroken() {
    try (CertificateBench bench = bench(Sabotage.NONE)) {
      Certificate certificate = new Certificate("ledger", bench, rows::add);
      Trace undisturbed = certificate.undisturbed(Situation.HOLDS);
      Assumptions.assumeTrue(bench.isCalled(), "The ERP is not reached by calls");
      int write = Certificate.paths(undisturbed.exchanges()).get("writing");

      certificate.row(
          Situation.HOLDS, undisturbed, "w", List.of(new OnTheWire(WireFault.RESET_BEFORE, write)));
      certificate.row(
          Situation.HOLDS, undisturbed, "w", List.of(new OnTheWire(WireFault.RESET_AFTER, write)));
      certificate.row(
          Situation.HOLDS, undisturbed, "w", List.of(new InTheErp(Fault.CONFLICT, write)));
      certificate.row(Situation.HOLDS, undisturbed, "k", List.of(new KilledAt(CycleStep.SENDING)));

      assertThat(undisturbed.after()).isNotEqualTo(Map.of());
      assertThat(undisturbed.ran().exitCode()).as(undisturbed.ran().err()).contains(0);
      assertThat(undisturbed.repeated()).isZero();
    }
    assertThat(rows)
        .hasSize(4)
        .allMatch(CertificateRow::isClean, "clean")
        .allMatch(row -> row.tried() == 1);
    assertThat(rows.get(3).how()).containsExactly(Map.entry(How.KILLED, 1));
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
  void showsATableThatSaysWhatWasDone() {
    CertificateRow row =
        CertificateRow.of("ledger usual", "release: writing", "reset after")
            .plus(How.READ_BACK, 0, 0, false)
            .plus(How.REPORTED, 2, 1, true);
    StringWriter page = new StringWriter();

    new CertificatePage(List.of(row)).print(new PrintWriter(page));

    assertThat(page.toString())
        .contains("1 rows, 2 disturbed commands: lost 2, repeated 1, silent 1.")
        .contains("## ledger usual", "### release: writing")
        .contains("| reset after | 2 | told, made good later 1, reported 1 | 2 | 1 | 1 |");
    assertThat(new CertificatePage(List.of(row)).isClean()).isFalse();
  }

  @Test
  void refusesAFolderForItsTable() {
    CommandLineRun run = CommandLineRun.of("certify", "--out", folder);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .startsWith(folder + " is a folder; name a file such as docs/reliability.md.");
    assertThat(CommandLineRun.of("certify").exitCode()).isEqualTo(2);
  }

  /** Broken code with nothing else disturbed, held against sound code. */
  private CertificateRow rowOf(Sabotage sabotage, Situation situation) {
    Trace sound;
    try (CertificateBench bench = bench(Sabotage.NONE)) {
      sound = new Certificate("ledger", bench, rows::add).undisturbed(situation);
    }
    try (CertificateBench bench = bench(sabotage)) {
      new Certificate("ledger", bench, rows::add)
          .row(situation, sound, "broken", Collections.nCopies(TRIES, new Disturbance.None()));
    }
    return rows.get(0);
  }

  private CertificateBench bench(Sabotage sabotage) {
    ConnectorRegistry connectors = new SabotagedConnectors(sabotage).registry();
    return new CertificateBench(ARENA, connectors, folder);
  }
}
