package io.mahnwerk.app.demo;

import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.DebtorDunning;
import io.mahnwerk.core.model.DocumentKind;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.DunningNotice;
import io.mahnwerk.core.model.DunningProcedure;
import io.mahnwerk.core.model.DunningProcedures;
import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.spi.NativeRun;
import io.mahnwerk.mocks.ledger.LedgerItem;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * Watches a ledger from outside and counts what must not happen. It knows the ledger, its dunning
 * run and who was switched on; of Mahnwerk it only asks whether a day was recommended.
 */
final class LedgerAudit {
  private final SimulatedLedger ledger;
  private final NativeRun nativeRun;
  private final DunningProcedures procedures;
  private final Predicate<String> switchedOn;
  private final BiPredicate<OpenItemRef, LocalDate> recommended;
  private final Map<String, DebtorAccount> beforeRun = new HashMap<>();
  private final Map<String, String> clerkBlocks = new HashMap<>();
  private final Map<String, DunningLevel> leftToClerk = new HashMap<>();
  private final Set<ItemNotice> dueNotices = new HashSet<>();
  private final Set<ItemNotice> unsteered = new HashSet<>();
  private final Set<String> strangersTouched = new HashSet<>();
  private int dunnedWhileHeld;
  private int heldPastRecommendedRun;
  private final List<LocalDate> dunnedBeforeFormerDay = new ArrayList<>();
  private int clerkMarksTouched;
  private int clerkOverrides;

  private record ItemNotice(String key, DunningLevel level) {}

  /** What was counted. */
  record Counts(
      int dunnedWhileHeld,
      int heldPastRecommendedRun,
      int dunnedBeforeFormerDay,
      int dueNotices,
      int unsteered,
      int clerkOverrides,
      int clerkMarksTouched,
      int untouchedDebtorsTouched) {
    double unsteeredShare() {
      return dueNotices == 0 ? 0 : (double) unsteered / dueNotices;
    }
  }

  LedgerAudit(
      SimulatedLedger ledger,
      NativeRun nativeRun,
      DunningProcedures procedures,
      Predicate<String> switchedOn,
      BiPredicate<OpenItemRef, LocalDate> recommended) {
    this.ledger = ledger;
    this.nativeRun = nativeRun;
    this.procedures = procedures;
    this.switchedOn = switchedOn;
    this.recommended = recommended;
  }

  Counts counts() {
    return new Counts(
        dunnedWhileHeld,
        heldPastRecommendedRun,
        dunnedBeforeFormerDay.size(),
        dueNotices.size(),
        unsteered.size(),
        clerkOverrides,
        clerkMarksTouched,
        strangersTouched.size());
  }

  /** The run days of the notices that came before their former day, one entry for each. */
  List<LocalDate> daysDunnedBeforeFormerDay() {
    return List.copyOf(dunnedBeforeFormerDay);
  }

  /** A clerk set, lifted or changed a block; from here on the item's notice is the clerk's. */
  void clerkActed(String key, boolean onOurMark) {
    leftToClerk.put(key, ledger.item(key).level());
    if (onOurMark) {
      clerkOverrides++;
    }
  }

  void beforeCycle() {
    clerkBlocks.clear();
    forEachOpenItem(
        (account, item) ->
            item.dunning()
                .block()
                .filter(block -> !block.isOurs())
                .ifPresent(block -> clerkBlocks.put(item.ref().nativeKey(), block.reasonCode())));
  }

  void afterCycle() {
    clerkBlocks.forEach(
        (key, reason) -> {
          LedgerItem now = ledger.item(key);
          if (now.isOpen() && !now.blockReason().equals(reason)) {
            clerkMarksTouched++;
          }
        });
    forEachOpenItem(
        (account, item) -> {
          boolean marked = item.dunning().isHeldByUs() || item.dunning().mark().isPresent();
          if (marked && !switchedOn.test(account.debtor().ref().number())) {
            strangersTouched.add(account.debtor().ref().number());
          }
        });
  }

  void beforeRun(LocalDate day) {
    beforeRun.clear();
    forEachOpenItem(
        (account, item) -> {
          beforeRun.put(account.debtor().ref().number(), account);
          countSteering(account.debtor(), item, day);
        });
  }

  void afterRun(List<DunningNotice> notices, LocalDate day) {
    for (DunningNotice notice : notices) {
      DebtorAccount before = beforeRun.get(notice.debtor().number());
      for (DunningNotice.DunnedItem dunned : notice.items()) {
        if (dunned.isRaised()) {
          countNotice(before, dunned, day);
        }
      }
    }
  }

  private void countSteering(Debtor debtor, OpenItem item, LocalDate day) {
    String key = item.ref().nativeKey();
    DunningState state = item.dunning();
    if (state.isHeldByUs() && state.mark().map(mark -> !mark.date().isAfter(day)).orElse(false)) {
      heldPastRecommendedRun++;
    }
    if (!isDue(debtor, item, day) || !switchedOn.test(debtor.ref().number())) {
      return;
    }
    ItemNotice notice = new ItemNotice(key, state.level().next());
    if (state.isBlockedByClerk() || isLeftToClerk(item)) {
      dueNotices.remove(notice);
      unsteered.remove(notice);
      return;
    }
    if (dueNotices.add(notice) && !state.hasFreshMark()) {
      unsteered.add(notice);
    }
  }

  private boolean isDue(Debtor debtor, OpenItem item, LocalDate day) {
    Optional<DunningProcedure> procedure = procedures.find(debtor.dunning().procedure());
    DunningLevel level = item.dunning().level();
    return item.kind() == DocumentKind.INVOICE
        && procedures.isOpened(debtor.dunning().procedure())
        && procedure
            .filter(p -> level.compareTo(p.highestLevel()) < 0)
            .map(p -> p.firstDay(level.next(), item.netDueDate(), debtor.dunning().lastDunnedOn()))
            .filter(first -> !first.isAfter(day))
            .isPresent();
  }

  private void countNotice(DebtorAccount before, DunningNotice.DunnedItem dunned, LocalDate day) {
    OpenItem item =
        before.items().stream()
            .filter(candidate -> candidate.ref().equals(dunned.item()))
            .findFirst()
            .orElseThrow();
    if (item.dunning().isHeldByUs()) {
      dunnedWhileHeld++;
    }
    if (procedures.isOpened(before.debtor().dunning().procedure())
        && !isLeftToClerk(item)
        && !isStandingRecommendation(item, day)
        && !formerScheduleDuns(before, dunned, day)) {
      dunnedBeforeFormerDay.add(day);
    }
  }

  private boolean isStandingRecommendation(OpenItem item, LocalDate day) {
    return item.dunning().hasFreshMark()
        && item.dunning()
            .mark()
            .filter(mark -> !mark.date().isAfter(day))
            .filter(mark -> recommended.test(item.ref(), mark.date()))
            .isPresent();
  }

  /** Runs the former procedure over the same account as if nobody had ever held anything. */
  private boolean formerScheduleDuns(
      DebtorAccount before, DunningNotice.DunnedItem dunned, LocalDate day) {
    DebtorDunning dunning = before.debtor().dunning();
    Debtor former =
        before
            .debtor()
            .with(
                new DebtorDunning(
                    procedures.findFormer(dunning.procedure()).orElseThrow().code(),
                    dunning.block(),
                    dunning.level(),
                    dunning.lastDunnedOn(),
                    dunning.legalDunningOn()),
                before.debtor().version());
    DebtorAccount unmarked =
        new DebtorAccount(former, before.items().stream().map(LedgerAudit::withoutMark).toList());
    return nativeRun
        .dun(unmarked, new NativeRun.Parameters(day, procedures, NativeRun.Floor.NONE))
        .notices()
        .stream()
        .flatMap(notice -> notice.items().stream())
        .anyMatch(
            item -> item.item().equals(dunned.item()) && item.to().compareTo(dunned.to()) >= 0);
  }

  private static OpenItem withoutMark(OpenItem item) {
    DunningState state = item.dunning();
    return item.with(
        new DunningState(
            state.level(),
            state.lastDunnedOn(),
            state.block().filter(block -> !block.isOurs()),
            Optional.empty(),
            state.markFieldTaken()),
        item.version());
  }

  private boolean isLeftToClerk(OpenItem item) {
    return item.dunning().level().equals(leftToClerk.get(item.ref().nativeKey()));
  }

  private void forEachOpenItem(java.util.function.BiConsumer<DebtorAccount, OpenItem> action) {
    for (SimulatedLedger.LedgerDebtor debtor : ledger.debtors()) {
      DebtorAccount account = ledger.account(debtor.debtor().ref().number());
      account.items().forEach(item -> action.accept(account, item));
    }
  }
}
