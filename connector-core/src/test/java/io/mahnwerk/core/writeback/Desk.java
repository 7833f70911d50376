package io.mahnwerk.core.writeback;

import static io.mahnwerk.core.Fixtures.BOOKS;
import static io.mahnwerk.core.Fixtures.TIMES;

import io.mahnwerk.core.FakeLedger;
import io.mahnwerk.core.model.BusinessCalendar;
import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.Decision;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.ExpectedPayment;
import io.mahnwerk.core.model.ModelProvenance;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.model.Recommendation;
import io.mahnwerk.core.spi.Capability;
import io.mahnwerk.core.store.Advice;
import io.mahnwerk.core.store.ReceivablesStore;
import io.mahnwerk.core.sync.Sync;
import io.mahnwerk.core.sync.SyncReport;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Runs whole cycles on a fake ledger: sync, advise, plan, write back. */
final class Desk implements AutoCloseable {
  private final FakeLedger ledger;
  private final Map<OpenItemRef, LocalDate> days = new HashMap<>();
  private Runnable step = () -> {};
  final ReceivablesStore store;

  Desk(FakeLedger ledger, Path file) {
    this(ledger, ReceivablesStore.open(file));
  }

  Desk(FakeLedger ledger, ReceivablesStore store) {
    this.ledger = ledger;
    this.store = store;
  }

  /** What a cycle did. */
  record Cycle(SyncReport read, PlanReport plan, WriteBackReport written) {}

  /** Calls this between and within the steps of a cycle. */
  void atEveryStep(Runnable newStep) {
    step = newStep;
  }

  void recommend(OpenItemRef item, LocalDate day) {
    days.put(item, day);
  }

  Cycle cycle(LocalDate today) {
    SyncReport read = sync(today);
    PlanReport plan = plan(today);
    return new Cycle(read, plan, write(today));
  }

  WriteBackReport write(LocalDate today) {
    return new WriteBack(
            access(),
            store,
            Pause.looks(3),
            new WriteBackHooks(WriteBackProgress.SILENT, at -> step.run(), WriteGuard.NONE))
        .send(today);
  }

  SyncReport sync(LocalDate today) {
    return new Sync(BOOKS, ledger, store, soFar -> step.run()).run(today);
  }

  PlanReport plan(LocalDate today) {
    List<Advice> advice = new ArrayList<>();
    store.accounts().changed(BOOKS, today).forEach(account -> advice.add(advise(account, today)));
    return planning().plan(advice, today);
  }

  MarkPlanning planning() {
    MarkPlanner planner =
        new MarkPlanner(new PlannerRules(TIMES, new BusinessCalendar(day -> false), 5, 30));
    return new MarkPlanning(
        access(),
        store,
        planner,
        debtor -> {
          step.run();
          return TIMES.procedures().isOpened(debtor.dunning().procedure());
        });
  }

  LedgerAccess access() {
    return new LedgerAccess(
        BOOKS, Set.of(Capability.BLOCK_ITEM, Capability.MARK_ITEM), ledger, ledger);
  }

  @Override
  public void close() {
    store.close();
  }

  private Advice advise(DebtorAccount account, LocalDate today) {
    List<Recommendation> recommendations = new ArrayList<>();
    for (OpenItem item : account.items()) {
      Optional<LocalDate> former = TIMES.formerDay(item, account.debtor(), today);
      if (former.isPresent()) {
        recommendations.add(recommendation(item, former.get(), today));
      }
    }
    return new Advice(account, recommendations, Optional.empty());
  }

  private Recommendation recommendation(OpenItem item, LocalDate former, LocalDate today) {
    LocalDate day = days.get(item.ref());
    DunningLevel next = item.dunning().level().next();
    return new Recommendation(
        item.ref(),
        today,
        next,
        day == null || next.value() > 1 ? new Decision.LeaveToClerk() : new Decision.DunOn(day),
        former,
        0.1 + 0.2,
        0.25,
        1.0 / 3,
        new ExpectedPayment(
            Optional.of(today.plusDays(3)), Optional.of(today.plusDays(20)), Optional.empty()),
        List.of(Reason.of(ReasonCode.SEGMENT_RULE, "Größe \"A\"")),
        ModelProvenance.ruleOnly("r1"));
  }
}
