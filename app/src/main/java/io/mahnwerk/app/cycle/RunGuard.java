package io.mahnwerk.app.cycle;

import io.mahnwerk.app.config.Safeguards;
import io.mahnwerk.app.journal.RunLog;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.DunningProcedureCode;
import io.mahnwerk.core.model.Money;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.spi.DunningInstruction;
import io.mahnwerk.core.store.Exposure;
import io.mahnwerk.core.store.Intent;
import io.mahnwerk.core.store.OutboxEntry;
import io.mahnwerk.core.store.ReceivablesStore;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Guards one run: keeps its limits, obeys the stop switch between batches, and writes down what is
 * sent before it is. A run that would exceed a limit, or that a person stops, goes on without
 * recommended days: blocks whose date has come are lifted and steered items held to their former
 * day, unless everything was stopped.
 */
final class RunGuard implements RunControl {
  private final ConnectionId connection;
  private final ReceivablesStore store;
  private final Safeguards safeguards;
  private final StopSwitch stop;
  private final Supplier<Optional<LocalDate>> quietRun;
  private final RunLog log;
  private final Map<String, Money> heldByThisRun = new HashMap<>();
  private final Set<DunningProcedureCode> opened;
  private int itemsHeldByThisRun;
  private StopSwitch.State planned;
  private Optional<Sentence> breach = Optional.empty();
  private Optional<LocalDate> kept = Optional.empty();
  private boolean floorOnly;

  RunGuard(ConnectionSession session, StopSwitch stop, RunLog log) {
    this.connection = session.id();
    this.store = session.store();
    this.safeguards = session.configured().safeguards();
    this.stop = stop;
    this.opened = session.connector().procedures().formerOf().keySet();
    this.quietRun = session::quietRun;
    this.log = log;
    this.planned = stop.state();
  }

  @Override
  public boolean mayPlan() {
    planned = stop.state();
    floorOnly = breach.isPresent();
    return planned != StopSwitch.State.COMPLETE && !isQuiet();
  }

  @Override
  public void planned() {
    if (floorOnly) {
      return;
    }
    Exposure.Figures figures = store.exposure().of(connection, opened);
    breach = new LimitCheck(safeguards).breach(figures, itemsHeldByThisRun, heldByThisRun);
  }

  @Override
  public boolean admits(OutboxEntry entry) {
    StopSwitch.State now = stop.state();
    if (now == StopSwitch.State.COMPLETE || isQuiet()) {
      return false;
    }
    boolean asPlanned = now == planned && (breach.isEmpty() || floorOnly);
    return asPlanned || entry.intent().kind() == Intent.Kind.RELEASE;
  }

  @Override
  public boolean isOutdated() {
    StopSwitch.State now = stop.state();
    boolean switched = now != planned || (breach.isPresent() && !floorOnly);
    return switched && now != StopSwitch.State.COMPLETE;
  }

  @Override
  public void sending(List<PlannedChange> batch) {
    log.changing(batch);
    List<OpenItem> held =
        batch.stream()
            .filter(change -> change.instruction() instanceof DunningInstruction.Hold)
            .flatMap(change -> change.before().stream())
            .toList();
    Set<OpenItemRef> counting =
        store.exposure().counting(connection, opened, held.stream().map(OpenItem::ref).toList());
    for (OpenItem item : held) {
      if (counting.contains(item.ref())) {
        itemsHeldByThisRun++;
        heldByThisRun.merge(
            item.openAmount().currency().getCurrencyCode(), item.openAmount(), Money::plus);
      }
    }
  }

  /** The run whose proposal may be unprinted and that kept everything as it is. */
  Optional<LocalDate> quiet() {
    return kept;
  }

  private boolean isQuiet() {
    Optional<LocalDate> run = quietRun.get();
    kept = kept.or(() -> run);
    return run.isPresent();
  }

  /** What the present round was planned under; a limit that was met counts as a stop. */
  StopSwitch.State state() {
    return floorOnly && planned == StopSwitch.State.GO ? StopSwitch.State.FLOOR_ONLY : planned;
  }

  /** What a person reads of the switch: the stricter of then and now. */
  StopSwitch.State stopped() {
    StopSwitch.State now = stop.state();
    return now.compareTo(planned) > 0 ? now : planned;
  }

  /** The limit that stopped the run, as a sentence. */
  Optional<Sentence> breach() {
    return breach;
  }
}
