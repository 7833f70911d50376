package io.mahnwerk.app.cycle;

import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.DunningProcedures;
import io.mahnwerk.core.model.ItemHistory;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.spi.NativeRun;
import io.mahnwerk.core.store.ReceivablesStore;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Foresees a native run from the store, and compares it afterwards with what the ledger shows. It
 * tells whether the native run as we know it is the one that this ledger executes.
 */
public final class RunForecast {
  private static final double REPRODUCED_SHARE = 0.98;

  private final ConnectionId connection;
  private final ReceivablesStore store;
  private final NativeRun nativeRun;
  private final DunningProcedures procedures;

  public RunForecast(
      ConnectionId connection,
      ReceivablesStore store,
      NativeRun nativeRun,
      DunningProcedures procedures) {
    this.connection = connection;
    this.store = store;
    this.nativeRun = nativeRun;
    this.procedures = procedures;
  }

  /** An item on a letter of a run, and its level then. */
  public record Listed(OpenItemRef item, DunningLevel to) {}

  /** What was foreseen for a run and what the ledger then showed. */
  public record Comparison(LocalDate runDate, int foreseen, int observed, int agreeing) {
    /** Whether at least 98 % of all notices, foreseen or observed, agree by item and level. */
    public boolean isReproduced() {
      int all = foreseen + observed - agreeing;
      return all == 0 || agreeing >= REPRODUCED_SHARE * all;
    }
  }

  public Set<Listed> foresee(LocalDate runDate, NativeRun.Floor floor) {
    NativeRun.Parameters run = new NativeRun.Parameters(runDate, procedures, floor);
    Set<Listed> listed = new HashSet<>();
    try (Stream<DebtorAccount> accounts = store.accounts().all(connection)) {
      accounts
          .flatMap(account -> nativeRun.dun(account, run).notices().stream())
          .flatMap(notice -> notice.items().stream())
          .forEach(item -> listed.add(new Listed(item.item(), item.to())));
    }
    return listed;
  }

  /** Call it when a sync has read what the run did. */
  public Comparison compare(LocalDate runDate, Set<Listed> foreseen) {
    Set<Listed> observed = new HashSet<>();
    try (Stream<ItemHistory> items = store.histories().all(connection)) {
      items.forEach(
          item ->
              item.notices().stream()
                  .filter(notice -> notice.dunnedOn().equals(runDate))
                  .forEach(notice -> observed.add(new Listed(item.ref(), notice.level()))));
    }
    int agreeing = (int) foreseen.stream().filter(observed::contains).count();
    return new Comparison(runDate, foreseen.size(), observed.size(), agreeing);
  }
}
