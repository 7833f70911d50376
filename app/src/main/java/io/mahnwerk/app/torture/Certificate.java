package io.mahnwerk.app.torture;

import io.mahnwerk.app.torture.CertificateBench.Trace;
import io.mahnwerk.app.torture.CertificateRow.How;
import io.mahnwerk.app.torture.Disturbance.ClockJump;
import io.mahnwerk.app.torture.Disturbance.DiskFull;
import io.mahnwerk.app.torture.Disturbance.InTheErp;
import io.mahnwerk.app.torture.Disturbance.KilledAt;
import io.mahnwerk.app.torture.Disturbance.None;
import io.mahnwerk.app.torture.Disturbance.OnTheWire;
import io.mahnwerk.app.torture.Disturbance.StoreLocked;
import io.mahnwerk.core.writeback.CycleStep;
import io.mahnwerk.mocks.erp.FaultInjection.Fault;
import io.mahnwerk.mocks.wire.WireFault;
import io.mahnwerk.mocks.wire.WireRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Tries every path of one ledger under every disturbance and compares with an undisturbed one. */
final class Certificate {
  private static final List<WireFault> CUTS =
      List.of(WireFault.RESET_BEFORE, WireFault.RESET_AMID, WireFault.RESET_AFTER);

  private final String ledger;
  private final CertificateBench bench;
  private final Consumer<CertificateRow> rows;

  /**
   * @param rows is told each row when it is complete
   */
  Certificate(String ledger, CertificateBench bench, Consumer<CertificateRow> rows) {
    this.ledger = ledger;
    this.bench = bench;
    this.rows = rows;
  }

  /**
   * Every fault on every path.
   *
   * @param thorough also a cut at every exchange, and what happens to our own machine: that is the
   *     same in whatever shape the ledger is met
   */
  void tryAll(boolean thorough) {
    for (Situation situation : Situation.values()) {
      Trace undisturbed = bench.play(situation, new None());
      if (bench.isCalled()) {
        paths(undisturbed.exchanges())
            .forEach((path, exchange) -> everyFault(situation, undisturbed, path, exchange));
        if (thorough) {
          CUTS.forEach(cut -> everyExchange(situation, undisturbed, cut));
        }
      }
      if (thorough) {
        others(situation)
            .forEach(one -> row(situation, undisturbed, situation.title(), List.of(one)));
      }
    }
  }

  /** One row: the same path under disturbances of one label. */
  void row(Situation situation, Trace undisturbed, String path, List<Disturbance> disturbances) {
    CertificateRow row = CertificateRow.of(ledger, path, disturbances.get(0).label());
    for (Disturbance disturbance : disturbances) {
      Trace trace = bench.play(situation, disturbance);
      if (!(disturbance instanceof OnTheWire || disturbance instanceof InTheErp) || trace.met()) {
        row = judged(row, disturbance, trace, undisturbed);
      }
    }
    if (row.tried() > 0) {
      rows.accept(row);
    }
  }

  Trace undisturbed(Situation situation) {
    return bench.play(situation, new None());
  }

  /** The exchange at which each path is broken, by the path's title. */
  static Map<String, Integer> paths(List<WireRequest> exchanges) {
    Map<String, Integer> paths = new LinkedHashMap<>();
    List<Integer> writes =
        IntStream.range(0, exchanges.size())
            .filter(i -> !exchanges.get(i).reads())
            .boxed()
            .toList();
    int firstWrite = writes.isEmpty() ? exchanges.size() : writes.get(0);
    if (firstWrite > 1) {
      paths.put("reading", furtherPage(exchanges.subList(0, firstWrite)) + 1);
      paths.put("last look before a write", firstWrite);
    }
    if (!writes.isEmpty()) {
      paths.put("writing", firstWrite + 1);
      int lastWrite = writes.get(writes.size() - 1);
      if (lastWrite + 1 < exchanges.size()) {
        paths.put("reading back", lastWrite + 2);
      }
    }
    return paths;
  }

  private void everyFault(Situation situation, Trace undisturbed, String path, int exchange) {
    String title = situation.title() + ": " + path;
    for (WireFault fault : WireFault.values()) {
      if (fault != WireFault.NONE) {
        row(situation, undisturbed, title, List.of(new OnTheWire(fault, exchange)));
      }
    }
    for (Fault fault : Fault.values()) {
      row(situation, undisturbed, title, List.of(new InTheErp(fault, exchange)));
    }
  }

  private void everyExchange(Situation situation, Trace undisturbed, WireFault cut) {
    List<Disturbance> cuts = new ArrayList<>();
    for (int exchange = 1; exchange <= undisturbed.exchanges().size(); exchange++) {
      cuts.add(new OnTheWire(cut, exchange));
    }
    if (!cuts.isEmpty()) {
      row(situation, undisturbed, situation.title() + ": each page and each write", cuts);
    }
  }

  private static List<Disturbance> others(Situation situation) {
    List<Disturbance> others = new ArrayList<>();
    if (situation == Situation.HOLDS || situation == Situation.ENDS) {
      for (CycleStep step : CycleStep.values()) {
        others.add(new KilledAt(step));
      }
      others.add(new StoreLocked());
      others.add(new DiskFull());
      for (int days : new int[] {-30, -1, 1, 40}) {
        others.add(new ClockJump(days));
      }
    }
    return others;
  }

  private static CertificateRow judged(
      CertificateRow row, Disturbance disturbance, Trace trace, Trace undisturbed) {
    int lost = Math.max(0, trace.unsettled() - undisturbed.unsettled());
    if (disturbance.leavesNoTrace()) {
      lost +=
          (int)
              undisturbed.end().entrySet().stream()
                  .filter(item -> !item.getValue().equals(trace.end().get(item.getKey())))
                  .count();
    }
    return row.plus(
        how(trace, undisturbed), lost, trace.repeated(), isSilent(disturbance, trace, undisturbed));
  }

  private static How how(Trace trace, Trace undisturbed) {
    if (trace.ran().exitCode().isEmpty()) {
      return How.KILLED;
    }
    if (trace.ran().exitCode().get() != 0) {
      return How.REPORTED;
    }
    if (!trace.ran().out().equals(undisturbed.ran().out())) {
      return How.READ_BACK;
    }
    return trace.exchanges().size() > undisturbed.exchanges().size() ? How.RETRIED : How.BORE;
  }

  /** It says that all is done, as without the disturbance, or fails without a word. */
  private static boolean isSilent(Disturbance disturbance, Trace trace, Trace undisturbed) {
    if (trace.ran().exitCode().isEmpty()) {
      return false;
    }
    String said = trace.ran().out() + trace.ran().err();
    if (trace.ran().exitCode().get() != 0) {
      return said.isBlank();
    }
    return disturbance.leavesNoTrace()
        && trace.ran().out().equals(undisturbed.ran().out())
        && !trace.after().equals(undisturbed.after());
  }

  /** A page that follows one of the same list, where there is one, else one in the middle. */
  private static int furtherPage(List<WireRequest> reads) {
    for (int i = reads.size() - 1; i > 0; i--) {
      if (list(reads.get(i)).equals(list(reads.get(i - 1)))) {
        return i;
      }
    }
    return reads.size() / 2;
  }

  private static String list(WireRequest request) {
    return request.target().split("\\?", 2)[0];
  }
}
