package io.mahnwerk.app.gate;

import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.DebtorDunning;
import io.mahnwerk.core.model.DunningBlock;
import io.mahnwerk.core.model.DunningMark;
import io.mahnwerk.core.model.DunningProcedures;
import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.spi.NativeRun;
import io.mahnwerk.core.store.NativeRuns.Foreseen;
import io.mahnwerk.core.store.SteeredAccount;
import io.mahnwerk.core.writeback.DebtorSwitches;
import io.mahnwerk.core.writeback.MarkPlan;
import io.mahnwerk.core.writeback.MarkPlanner;
import io.mahnwerk.core.writeback.MarkQuestion;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Foresees a native run, account by account: as the ledger will stand when the cycle of the run's
 * day has set and lifted our marks by today's advice, and as it would stand without us. A block of
 * ours on the debtor holds nobody back who is not held by an item's mark, and is left out.
 */
public final class RunForecast {
  private final Terms terms;
  private final MarkPlanner planner;
  private final DebtorSwitches switches;

  /** The run that the ledger executes. */
  public record Terms(NativeRun nativeRun, DunningProcedures procedures, NativeRun.Floor floor) {}

  public RunForecast(Terms terms, MarkPlanner planner, DebtorSwitches switches) {
    this.terms = terms;
    this.planner = planner;
    this.switches = switches;
  }

  /** The account with our marks as they will stand when the run begins. */
  public DebtorAccount withUs(SteeredAccount account, LocalDate run) {
    Debtor debtor = account.debtor();
    boolean leftAlone = switches.leftAlone().test(debtor);
    boolean on = switches.switchedOn().test(debtor);
    boolean advised = switches.advised().test(debtor);
    return new DebtorAccount(
        leftAlone ? debtor : withoutOurBlock(debtor),
        account.items().stream()
            .map(
                item ->
                    leftAlone
                        ? item.item()
                        : marked(item, question(item, debtor, new Allowed(on, advised), run)))
            .toList());
  }

  /** The account under the former procedure and without marks of ours. */
  public DebtorAccount withoutUs(SteeredAccount account) {
    return new DebtorAccount(
        former(account.debtor()),
        account.items().stream().map(item -> unmarked(item.item())).toList());
  }

  /** The account as it stands, without marks of ours. */
  public DebtorAccount withoutMarks(SteeredAccount account) {
    return new DebtorAccount(
        account.debtor(), account.items().stream().map(item -> unmarked(item.item())).toList());
  }

  /** The items that are foreseen on a notice. */
  public Stream<Foreseen> notices(Stream<SteeredAccount> accounts, LocalDate run) {
    return accounts
        .flatMap(account -> dun(withUs(account, run), run).notices().stream())
        .flatMap(notice -> notice.items().stream())
        .map(item -> new Foreseen(item.item(), item.to()));
  }

  /** What the run makes of an account. */
  public NativeRun.Result dun(DebtorAccount account, LocalDate run) {
    return terms
        .nativeRun()
        .dun(account, new NativeRun.Parameters(run, terms.procedures(), terms.floor()));
  }

  /** What may be done for a debtor. */
  private record Allowed(boolean on, boolean advised) {}

  private static MarkQuestion question(
      SteeredAccount.Item item, Debtor debtor, Allowed allowed, LocalDate run) {
    return new MarkQuestion(
        item.item(),
        debtor,
        item.target(),
        item.standing(),
        item.overridden(),
        allowed.on(),
        allowed.advised() && !item.undone(),
        run);
  }

  private OpenItem marked(SteeredAccount.Item item, MarkQuestion question) {
    MarkPlan plan = planner.plan(question);
    DunningState state = item.item().dunning();
    if (plan instanceof MarkPlan.Hold hold) {
      DunningBlock ours = new DunningBlock("", DunningBlock.Owner.OURS);
      Optional<DunningMark> mark =
          state.markFieldTaken() ? state.mark() : Optional.of(new DunningMark(hold.until()));
      return with(item.item(), Optional.of(ours), mark);
    }
    if (plan instanceof MarkPlan.Release) {
      return with(item.item(), Optional.empty(), state.mark());
    }
    return plan instanceof MarkPlan.Withdraw
        ? with(item.item(), Optional.empty(), Optional.empty())
        : item.item();
  }

  private static OpenItem unmarked(OpenItem item) {
    return with(item, item.dunning().block().filter(block -> !block.isOurs()), Optional.empty());
  }

  private static OpenItem with(
      OpenItem item, Optional<DunningBlock> block, Optional<DunningMark> mark) {
    DunningState state = item.dunning();
    return item.with(
        new DunningState(state.level(), state.lastDunnedOn(), block, mark, state.markFieldTaken()),
        item.version());
  }

  private static Debtor withoutOurBlock(Debtor debtor) {
    return debtor.with(debtor.dunning().withoutOurs(), debtor.version());
  }

  private Debtor former(Debtor debtor) {
    DebtorDunning dunning = debtor.dunning().withoutOurs();
    return debtor.with(
        new DebtorDunning(
            terms.procedures().formerOf().getOrDefault(dunning.procedure(), dunning.procedure()),
            dunning.block(),
            dunning.level(),
            dunning.lastDunnedOn(),
            dunning.legalDunningOn()),
        debtor.version());
  }
}
