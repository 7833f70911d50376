package io.mahnwerk.core.writeback;

import io.mahnwerk.core.model.DunningTarget;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.spi.WriteOutcome;
import io.mahnwerk.core.store.Intent;
import io.mahnwerk.core.store.OutboxEntry;
import io.mahnwerk.core.store.OutboxState;
import io.mahnwerk.core.store.ReceivablesStore;
import io.mahnwerk.core.sync.ReadBack;
import io.mahnwerk.core.writeback.WriteGuard.PlannedChange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is planned, releases before holds, and reads it back. Each batch is looked at once
 * more just before it is sent, and what changed since it was scored is not written. A write counts
 * as done only when a read shows it; one whose answer was lost is never sent again. When it is
 * killed at any step, the next sync and plan find out what had happened.
 */
public final class WriteBack {
  private static final Logger LOG = LoggerFactory.getLogger(WriteBack.class);
  private static final int BATCH = 100;

  private final LedgerAccess ledger;
  private final ReceivablesStore store;
  private final Pause pause;
  private final WriteBackHooks hooks;
  private final LastLook lastLook;

  public WriteBack(LedgerAccess ledger, ReceivablesStore store, Pause pause, WriteBackHooks hooks) {
    this.ledger = ledger;
    this.store = store;
    this.pause = pause;
    this.hooks = hooks;
    this.lastLook = new LastLook(ledger, store);
  }

  /**
   * Throws {@link io.mahnwerk.core.failure.ConnectorException} when the ledger cannot be read; what
   * was sent then stays on its way until a later read shows it, and the rest stays planned.
   */
  public WriteBackReport send(LocalDate today) {
    List<OutboxEntry> planned = store.outbox().planned(ledger.connection());
    List<OutboxEntry> holds = new ArrayList<>();
    List<OutboxEntry> inOrder = new ArrayList<>();
    for (OutboxEntry entry : planned) {
      (entry.intent().kind() == Intent.Kind.HOLD ? holds : inOrder).add(entry);
    }
    int releases = inOrder.size();
    inOrder.addAll(holds);
    for (int from = 0; from < inOrder.size(); ) {
      int end = from < releases ? releases : inOrder.size();
      int to = Math.min(from + BATCH, end);
      send(inOrder.subList(from, to), today);
      from = to;
      hooks.progress().at(from, inOrder.size(), WriteBackProgress.Step.SENT);
    }
    readBack(inOrder, today);
    WriteBackReport report = new WriteBackReport(store.outbox().find(inOrder));
    store.cycles().add(ledger.connection(), today, "write-back", figures(report));
    return report;
  }

  /**
   * Sends nothing and reads back what is on its way, for as long as the pause lasts. Throws {@link
   * io.mahnwerk.core.failure.ConnectorException} when the ledger cannot be read.
   *
   * @return how many writes no read has shown: they may still come
   */
  public int settle(LocalDate today) {
    readBack(List.of(), today);
    return onTheirWay().size();
  }

  private void send(List<OutboxEntry> batch, LocalDate today) {
    List<OutboxEntry> admitted = batch.stream().filter(hooks.guard()::admits).toList();
    if (admitted.isEmpty()) {
      return;
    }
    List<OutboxEntry> entries = lastLook.at(admitted, today);
    hooks.steps().at(CycleStep.LOOKED);
    if (entries.isEmpty()) {
      return;
    }
    hooks.guard().sending(changes(entries));
    store.inTransaction(
        () -> {
          store.outbox().sending(entries, today);
          return true;
        });
    hooks.steps().at(CycleStep.SENDING);
    List<WriteOutcome> outcomes =
        ledger.writer().apply(entries.stream().map(OutboxEntry::instruction).toList());
    if (outcomes.size() != entries.size()) {
      throw new IllegalStateException(
          "The connector answered %d outcomes for %d instructions"
              .formatted(outcomes.size(), entries.size()));
    }
    hooks.steps().at(CycleStep.ANSWERED);
    store.inTransaction(
        () -> {
          for (int i = 0; i < entries.size(); i++) {
            OutboxEntry entry = entries.get(i);
            OutboxState state =
                outcomes.get(i).match(new OutcomeNote(store.outbox(), entry, today));
            LOG.debug("{} {}: {}", entry.intent().kind(), entry.intent().target(), state);
          }
          return true;
        });
    hooks.steps().at(CycleStep.NOTED);
  }

  private List<PlannedChange> changes(List<OutboxEntry> entries) {
    List<OpenItemRef> refs = new ArrayList<>();
    for (OutboxEntry entry : entries) {
      if (entry.intent().target() instanceof OpenItemRef item) {
        refs.add(item);
      }
    }
    Map<OpenItemRef, OpenItem> before = store.accounts().items(refs);
    return entries.stream()
        .map(
            entry ->
                new PlannedChange(
                    entry.instruction(),
                    entry.intent().target() instanceof OpenItemRef item
                        ? Optional.ofNullable(before.get(item))
                        : Optional.empty()))
        .toList();
  }

  private void readBack(List<OutboxEntry> sent, LocalDate today) {
    ReadBack reread = new ReadBack(ledger.connection(), ledger.reader(), store);
    List<DunningTarget> stale = targets(store.outbox().find(sent), OutboxState.STALE);
    List<DunningTarget> left = onTheirWay();
    int total = left.size();
    for (int looks = 1; !left.isEmpty() || !stale.isEmpty(); looks++) {
      List<DunningTarget> all = new ArrayList<>(left);
      all.addAll(stale);
      reread.read(all, today);
      hooks.steps().at(CycleStep.READ_BACK);
      stale = List.of();
      left = onTheirWay();
      hooks.progress().at(total - left.size(), total, WriteBackProgress.Step.CONFIRMED);
      if (!left.isEmpty() && !pause.after(looks)) {
        return;
      }
    }
  }

  private List<DunningTarget> onTheirWay() {
    return store.outbox().inFlight(ledger.connection()).stream()
        .map(entry -> entry.intent().target())
        .toList();
  }

  private static List<DunningTarget> targets(List<OutboxEntry> entries, OutboxState state) {
    return entries.stream()
        .filter(entry -> entry.state() == state)
        .map(entry -> entry.intent().target())
        .toList();
  }

  private static Map<String, Long> figures(WriteBackReport report) {
    return report.entries().stream()
        .collect(Collectors.groupingBy(e -> e.state().name(), Collectors.counting()));
  }
}
