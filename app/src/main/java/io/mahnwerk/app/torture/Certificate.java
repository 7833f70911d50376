package io.mahnwerk.app.torture;

import io.mahnwerk.app.torture.CertificateBench.Trace;
import io.mahnwerk.app.torture.Disturbance.FolderGone;
import io.mahnwerk.app.torture.Disturbance.InTheErp;
import io.mahnwerk.app.torture.Disturbance.InTheFiles;
import io.mahnwerk.app.torture.Disturbance.KilledAtExchange;
import io.mahnwerk.app.torture.Disturbance.None;
import io.mahnwerk.app.torture.Disturbance.OnTheWire;
import io.mahnwerk.app.torture.OneFault.Exchange;
import io.mahnwerk.mocks.erp.FaultInjection.Call;
import io.mahnwerk.mocks.erp.FaultInjection.Fault;
import io.mahnwerk.mocks.erp.FileFaults.FileFault;
import io.mahnwerk.mocks.wire.WireFault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Tries every path of one command on one ledger under every disturbance and compares with an
 * undisturbed one.
 */
final class Certificate {
  private static final List<WireFault> CUTS =
      List.of(WireFault.RESET_BEFORE, WireFault.RESET_AMID, WireFault.RESET_AFTER);

  private final String ledger;
  private final Situation situation;
  private final CertificateBench bench;
  private final Entries entries;

  /** Who is told each row and each gap when it is complete. */
  interface Entries {
    void tried(CertificateRow row);

    void left(NotTried gap);

    /** What was seen where a row is not clean. */
    default void seen(CertificateRow row, Trace trace, Trace undisturbed) {}
  }

  Certificate(CertificateBench bench, Entries entries) {
    this.ledger = bench.arena().name();
    this.situation = bench.situation();
    this.bench = bench;
    this.entries = entries;
  }

  /**
   * Every fault on every path.
   *
   * @param thorough also each resource, a cut at every exchange and what happens to our own
   *     machine: that is the same in whatever shape the ledger is met
   */
  void tryAll(boolean thorough) {
    Optional<String> absent = situation.absence(bench.arena(), bench.isCarriedByPeople());
    if (absent.isPresent()) {
      leave(situation.title(), "the command", absent.get());
      return;
    }
    Trace undisturbed = undisturbed();
    String title = situation.title();
    paths(undisturbed, thorough)
        .forEach(
            (path, exchange) -> {
              everyFault(undisturbed, title + ": " + path, exchange);
              if (thorough) {
                kills(undisturbed, title + ": " + path, exchange);
              }
            });
    if (thorough) {
      CUTS.forEach(cut -> everyExchange(undisturbed, cut));
    }
    ownMachine(thorough).forEach(one -> row(undisturbed, title, List.of(one)));
    leaveWhatThereIsNot();
  }

  /** One row: the same path under disturbances of one label. */
  void row(Trace undisturbed, String path, List<Disturbance> disturbances) {
    CertificateRow row = CertificateRow.of(ledger, path, disturbances.get(0).label());
    for (Disturbance disturbance : disturbances) {
      Trace trace = bench.play(disturbance);
      if (!disturbance.isMetOnTheWay() || trace.met()) {
        row = new Verdict(disturbance, trace, undisturbed).added(row);
        if (!row.isClean()) {
          entries.seen(row, trace, undisturbed);
        }
      }
    }
    if (row.tried() > 0) {
      entries.tried(row);
    } else {
      leave(path, disturbances.get(0).label(), "the protocol knows no such answer here");
    }
  }

  Trace undisturbed() {
    return bench.play(new None());
  }

  /**
   * A cycle that sets holds reads everything there is to read; what other commands read in the same
   * way is tried there alone in further shapes.
   */
  private Map<String, Integer> paths(Trace undisturbed, boolean thorough) {
    boolean everyResource = thorough && situation == Situation.HOLDS;
    Map<String, Integer> all = new CertificatePaths(undisturbed.exchanges(), everyResource).all();
    if (thorough || situation == Situation.HOLDS || all.isEmpty()) {
      return all;
    }
    Map<String, Integer> own = new LinkedHashMap<>(all);
    own.keySet().removeIf(path -> !situation.readsByItself(path));
    if (own.size() < all.size()) {
      String title = Situation.HOLDS.title();
      leave(situation.title(), "what it reads", "the same calls as in the " + title);
    }
    return own;
  }

  private void everyFault(Trace undisturbed, String path, int exchange) {
    for (WireFault fault : WireFault.values()) {
      if (fault != WireFault.NONE) {
        row(undisturbed, path, List.of(new OnTheWire(fault, exchange)));
      }
    }
    Optional<Call> call = undisturbed.exchanges().get(exchange - 1).call();
    if (call.isEmpty()) {
      leave(path, "answers of the ERP", "somebody else answers here");
      return;
    }
    for (Fault fault : Fault.values()) {
      row(undisturbed, path, List.of(new InTheErp(fault, call.get(), exchange)));
    }
  }

  private void kills(Trace undisturbed, String path, int exchange) {
    for (boolean answered : new boolean[] {false, true}) {
      row(undisturbed, path, List.of(new KilledAtExchange(exchange, answered)));
    }
  }

  private void everyExchange(Trace undisturbed, WireFault cut) {
    List<Exchange> exchanges = undisturbed.exchanges();
    for (boolean writes : new boolean[] {false, true}) {
      List<Disturbance> cuts = new ArrayList<>();
      IntStream.range(0, exchanges.size())
          .filter(at -> exchanges.get(at).writes() == writes)
          .forEach(at -> cuts.add(new OnTheWire(cut, at + 1)));
      boolean own = writes || situation == Situation.HOLDS || situation.readsByItself("reading");
      if (own && !cuts.isEmpty()) {
        String each = writes ? ": each write" : ": each page";
        row(undisturbed, situation.title() + each, cuts);
      }
    }
  }

  private List<Disturbance> ownMachine(boolean thorough) {
    List<Disturbance> all = new ArrayList<>();
    if (bench.isCarriedByPeople()) {
      for (FileFault fault : FileFault.values()) {
        all.add(new InTheFiles(fault));
      }
      for (FolderGone.Place place : FolderGone.Place.values()) {
        all.add(new FolderGone(place));
      }
    }
    if (thorough) {
      all.addAll(situation.ownMachine());
    }
    return all;
  }

  private void leaveWhatThereIsNot() {
    if (!bench.isCalled()) {
      leave(situation.title(), "the wire and answers of the ERP", "the ledger is reached by files");
    }
    if (bench.isCarriedByPeople()) {
      leave(
          situation.title(),
          "a file that another program has locked",
          "only Windows locks files so that nobody can read them");
    } else {
      leave(situation.title(), "files", "the ledger is reached by calls alone");
    }
  }

  private void leave(String path, String what, String why) {
    entries.left(new NotTried(ledger, path, what, why));
  }
}
