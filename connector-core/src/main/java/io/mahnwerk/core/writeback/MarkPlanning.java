package io.mahnwerk.core.writeback;

import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorDunning;
import io.mahnwerk.core.model.DebtorHold;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.DunningMark;
import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.spi.Capability;
import io.mahnwerk.core.store.Advice;
import io.mahnwerk.core.store.Intent;
import io.mahnwerk.core.store.LastNotice;
import io.mahnwerk.core.store.Outbox;
import io.mahnwerk.core.store.ReceivablesStore;
import io.mahnwerk.core.store.SteeredAccount;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Turns advice into intents: works out the marks of every debtor of whom something changed or whose
 * day has come, and puts the difference to what stands in the ledger into the outbox. Writes
 * nothing to the ledger.
 */
public final class MarkPlanning {
  private final LedgerAccess ledger;
  private final ReceivablesStore store;
  private final MarkPlanner planner;
  private final DebtorSwitches switches;

  /**
   * @param switchedOn whether we steer or hold back this debtor; call {@link #planAll} when its
   *     answers or the planner's rules change
   */
  public MarkPlanning(
      LedgerAccess ledger,
      ReceivablesStore store,
      MarkPlanner planner,
      Predicate<Debtor> switchedOn) {
    this(ledger, store, planner, DebtorSwitches.on(switchedOn));
  }

  /**
   * @param switches call {@link #planAll} when their answers or the planner's rules change
   */
  public MarkPlanning(
      LedgerAccess ledger, ReceivablesStore store, MarkPlanner planner, DebtorSwitches switches) {
    this.ledger = ledger;
    this.store = store;
    this.planner = planner;
    this.switches = switches;
  }

  /** Makes the next plan look at every debtor. */
  public void planAll() {
    store.steering().planAll(ledger.connection());
  }

  /**
   * Drops what is planned and forgets what stands, before {@link LedgerRelease} takes it back: else
   * the marks that are then gone would count as lifted by a clerk.
   */
  public void abandon(LocalDate today) {
    store.inTransaction(
        () -> {
          store.marks().forget(ledger.connection());
          return store.outbox().plan(ledger.connection(), List.of(), today);
        });
  }

  /** Keeps the advice and plans with it, in one transaction. */
  public PlanReport plan(Collection<Advice> advice, LocalDate today) {
    return store.inTransaction(
        () -> {
          store.receipts().add(advice);
          store.steering().planUnsent(ledger.connection());
          Draft draft = new Draft();
          try (Stream<SteeredAccount> accounts =
              store.steering().toPlan(ledger.connection(), today)) {
            accounts.forEach(account -> draft(draft, account, today));
          }
          Outbox.Planned planned = store.outbox().plan(ledger.connection(), draft.intents, today);
          if (planned.givenUp() > 0) {
            draft.left.put(ReasonCode.GIVEN_UP, planned.givenUp());
          }
          store.steering().planned(draft.lookAgainOn);
          return new PlanReport(
              List.copyOf(draft.intents), planned.waiting(), Map.copyOf(draft.left));
        });
  }

  private void draft(Draft draft, SteeredAccount account, LocalDate today) {
    if (switches.leftAlone().test(account.debtor())) {
      draft.leave(account);
      return;
    }
    boolean on = switches.switchedOn().test(account.debtor());
    boolean advised = switches.advised().test(account.debtor());
    Optional<LocalDate> lookAgainOn = Optional.empty();
    List<DebtorHold.Waiting> waiting = new ArrayList<>();
    for (SteeredAccount.Item item : account.items()) {
      MarkQuestion question =
          new MarkQuestion(
              item.item(),
              account.debtor(),
              item.target(),
              item.standing(),
              item.overridden(),
              on,
              advised && !item.undone(),
              today);
      MarkPlan plan = planner.plan(question);
      draft.add(item.item(), plan, isDated());
      waiting.add(waiting(item.item(), plan));
      lookAgainOn =
          Stream.of(lookAgainOn, planner.lookAgainOn(question))
              .flatMap(Optional::stream)
              .min(LocalDate::compareTo);
    }
    if (isDated() && !isRightlyBlocked(account.debtor(), waiting, today)) {
      draft.lift(account.debtor());
      lookAgainOn = Optional.of(today);
    }
    draft.lookAgainOn.put(account.debtor().ref(), lookAgainOn);
  }

  /**
   * Whether a block of ours on the debtor, if there is one, still stands for those of its items.
   */
  private boolean isRightlyBlocked(Debtor debtor, List<DebtorHold.Waiting> items, LocalDate today) {
    return !debtor.dunning().isBlockedByUs()
        || new DebtorHold(debtor, planner.procedureOf(debtor), today).mayStandFor(items);
  }

  /** The item as it will stand when the plan is carried out. */
  private static DebtorHold.Waiting waiting(OpenItem item, MarkPlan plan) {
    DunningState state = item.dunning();
    if (plan instanceof MarkPlan.Hold hold) {
      return new DebtorHold.Waiting(item, Optional.of(hold.until()), false);
    }
    boolean stays = plan instanceof MarkPlan.None && state.isHeldByUs();
    return new DebtorHold.Waiting(
        item,
        stays ? state.mark().map(DunningMark::date) : Optional.empty(),
        state.isBlockedByClerk() || stays && state.mark().isEmpty());
  }

  private boolean isDated() {
    return ledger.capabilities().contains(Capability.MARK_ITEM);
  }

  /** Takes our block of a debtor back. */
  static Intent lifted(Debtor debtor) {
    DebtorDunning dunning = debtor.dunning();
    return new Intent(
        debtor.ref(),
        Intent.Kind.WITHDRAW,
        Optional.empty(),
        false,
        new LastNotice(dunning.level(), dunning.lastDunnedOn()),
        debtor.version());
  }

  /** A plan in the making. */
  private static final class Draft {
    private final List<Intent> intents = new ArrayList<>();
    private final Map<ReasonCode, Integer> left = new EnumMap<>(ReasonCode.class);
    private final Map<DebtorRef, Optional<LocalDate>> lookAgainOn = new HashMap<>();

    void leave(SteeredAccount account) {
      account.items().forEach(item -> left.merge(ReasonCode.NOT_STEERED, 1, Integer::sum));
      lookAgainOn.put(account.debtor().ref(), Optional.empty());
    }

    void add(OpenItem item, MarkPlan plan, boolean dated) {
      if (plan instanceof MarkPlan.None none) {
        left.merge(none.reason().code(), 1, Integer::sum);
      } else if (plan instanceof MarkPlan.Hold hold) {
        intents.add(
            intent(
                item,
                Intent.Kind.HOLD,
                Optional.of(new Intent.HoldDays(hold.until(), hold.wanted())),
                dated));
      } else if (plan instanceof MarkPlan.Release) {
        intents.add(intent(item, Intent.Kind.RELEASE, Optional.empty(), dated));
      } else {
        intents.add(intent(item, Intent.Kind.WITHDRAW, Optional.empty(), dated));
      }
    }

    void lift(Debtor debtor) {
      intents.add(lifted(debtor));
    }

    private static Intent intent(
        OpenItem item, Intent.Kind kind, Optional<Intent.HoldDays> hold, boolean dated) {
      return new Intent(
          item.ref(), kind, hold, dated, LastNotice.of(item.dunning()), item.version());
    }
  }
}
