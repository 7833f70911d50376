package io.mahnwerk.app.demo;

import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.DebtorDunning;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.DunningMark;
import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.core.model.DunningTimes;
import io.mahnwerk.core.model.Money;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.Recommendation;
import io.mahnwerk.core.store.LastNotice;
import io.mahnwerk.core.store.StandingMark;
import io.mahnwerk.core.writeback.MarkPlan;
import io.mahnwerk.core.writeback.MarkPlanner;
import io.mahnwerk.core.writeback.MarkQuestion;
import io.mahnwerk.core.writeback.PlannerRules;
import io.mahnwerk.mocks.ledger.LedgerItem;
import io.mahnwerk.mocks.ledger.MarkConvention;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import io.mahnwerk.scoring.AdviceSettings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Steers a ledger in memory with the product's own planner, as if nothing ever went wrong on the
 * way. Debtors are advised anew under the same conditions as in the product.
 */
public final class DirectSteering implements Steering {
  private final SimulatedLedger ledger;
  private final Stage stage;
  private final TargetDays days;
  private final MarkPlanner planner;
  private final Map<String, Advised> advised = new HashMap<>();
  private final Map<OpenItemRef, StandingMark> standing = new HashMap<>();
  private final Map<OpenItemRef, LastNotice> overridden = new HashMap<>();

  /** Chooses the day each item of an account is held to. */
  @FunctionalInterface
  public interface TargetDays {
    Targets choose(DebtorAccount account, LocalDate day);
  }

  /**
   * @param reviewOn the day from which the choice is made anew although nothing changed
   */
  public record Targets(Map<OpenItemRef, LocalDate> byItem, Optional<LocalDate> reviewOn) {
    /** The days that were recommended. */
    public static Targets of(List<Recommendation> advice, Optional<LocalDate> reviewOn) {
      Map<OpenItemRef, LocalDate> days = new HashMap<>();
      for (Recommendation one : advice) {
        one.decision().until().ifPresent(day -> days.put(one.item(), day));
      }
      return new Targets(days, reviewOn);
    }
  }

  /** What was advised, and the inputs it was advised on. */
  private record Advised(Inputs inputs, Targets targets) {}

  private record Inputs(DebtorDunning debtor, List<ItemInput> items) {}

  private record ItemInput(
      OpenItemRef item,
      Money open,
      DunningLevel level,
      Optional<LocalDate> lastDunnedOn,
      boolean blockedByClerk) {}

  public DirectSteering(SimulatedLedger ledger, Stage stage, TargetDays days) {
    this.ledger = ledger;
    this.stage = stage;
    this.days = days;
    AdviceSettings settings = stage.context().settings();
    this.planner =
        new MarkPlanner(
            new PlannerRules(
                new DunningTimes(stage.erp().procedures(), stage.runs()),
                stage.calendar(),
                settings.leadBusinessDays(),
                settings.longestHoldDays()));
  }

  @Override
  public void cycle(LocalDate day) {
    if (!stage.calendar().isBusinessDay(day)) {
      return;
    }
    for (String number : stage.steered()) {
      DebtorAccount account = ledger.account(number);
      if (!account.items().isEmpty()) {
        Targets targets = advise(account, day);
        account.items().forEach(item -> plan(account, item, targets, day));
      }
    }
  }

  private Targets advise(DebtorAccount account, LocalDate day) {
    String number = account.debtor().ref().number();
    Inputs inputs = inputs(account);
    Advised before = advised.get(number);
    boolean stands =
        before != null
            && before.inputs().equals(inputs)
            && before.targets().reviewOn().map(day::isBefore).orElse(true);
    if (stands) {
      return before.targets();
    }
    Targets targets = days.choose(account, day);
    advised.put(number, new Advised(inputs, targets));
    return targets;
  }

  private static Inputs inputs(DebtorAccount account) {
    List<ItemInput> items = new ArrayList<>();
    for (OpenItem item : account.items()) {
      DunningState state = item.dunning();
      items.add(
          new ItemInput(
              item.ref(),
              item.openAmount(),
              state.level(),
              state.lastDunnedOn(),
              state.isBlockedByClerk()));
    }
    return new Inputs(account.debtor().dunning(), items);
  }

  private void plan(DebtorAccount account, OpenItem item, Targets targets, LocalDate day) {
    LastNotice notice = LastNotice.of(item.dunning());
    if (isOverridden(item, day)) {
      overridden.put(item.ref(), notice);
      standing.remove(item.ref());
    }
    MarkPlan plan =
        planner.plan(
            new MarkQuestion(
                item,
                account.debtor(),
                Optional.ofNullable(targets.byItem().get(item.ref())),
                Optional.ofNullable(standing.get(item.ref())).filter(m -> m.isFor(item.dunning())),
                notice.equals(overridden.get(item.ref())),
                true,
                day));
    carryOut(item, plan, day);
  }

  private boolean isOverridden(OpenItem item, LocalDate day) {
    StandingMark mark = standing.get(item.ref());
    if (mark == null || !mark.isFor(item.dunning()) || !mark.until().isAfter(day)) {
      return false;
    }
    Optional<LocalDate> shown = item.dunning().mark().map(DunningMark::date);
    boolean moved = isDated(item, mark) && !shown.equals(Optional.of(mark.until()));
    return moved || !item.dunning().isHeldByUs();
  }

  /** Whether this ledger's items have a place for a date of ours. */
  private boolean isDated(OpenItem item, StandingMark mark) {
    LedgerItem shown = ledger.item(item.ref().nativeKey());
    MarkConvention marks = ledger.marks();
    return marks.mark(marks.hold(shown, mark.until(), ledger.today())).isPresent();
  }

  private void carryOut(OpenItem item, MarkPlan plan, LocalDate day) {
    MarkConvention marks = ledger.marks();
    String key = item.ref().nativeKey();
    if (plan instanceof MarkPlan.Hold hold) {
      ledger.edit(key, open -> marks.hold(open, hold.until(), day));
      standing.put(
          item.ref(),
          new StandingMark(
              StandingMark.Phase.HELD,
              hold.until(),
              hold.wanted(),
              true,
              LastNotice.of(item.dunning())));
    } else if (plan instanceof MarkPlan.Release) {
      ledger.edit(key, open -> marks.release(open, day));
      standing.remove(item.ref());
    } else if (plan instanceof MarkPlan.Withdraw) {
      ledger.edit(key, open -> marks.withdraw(open, day));
      standing.remove(item.ref());
    }
  }
}
