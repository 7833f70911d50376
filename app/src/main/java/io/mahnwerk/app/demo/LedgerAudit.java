package io.mahnwerk.app.demo;

import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.DunningBlock;
import io.mahnwerk.core.model.DunningMark;
import io.mahnwerk.core.model.DunningNotice;
import io.mahnwerk.core.model.DunningProcedures;
import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.Recommendation;
import io.mahnwerk.core.spi.NativeRun;
import io.mahnwerk.core.spi.Turnaround;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import io.mahnwerk.mocks.world.ClerkAction;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Watches a ledger from outside and counts what must not happen. It knows the ledger, its dunning
 * run and who was switched on; of Mahnwerk it only asks for the last recommendation for an item.
 * Call {@link #beforeDay}, {@link #beforeCycle}, {@link #afterCycle}, {@link #afterClerks}, {@link
 * #beforeRun} and {@link #afterRun} in the order of a day.
 */
final class LedgerAudit {
  private final SimulatedLedger ledger;
  private final DunningProcedures procedures;
  private final FormerDunning formerDunning;
  private final Mahnwerk mahnwerk;
  private final Map<String, DebtorAccount> beforeRun = new HashMap<>();
  private final ClerkActs clerks;
  private final GivenAdvice advice;
  private final DueNotices due;
  private final Set<ItemNotice> heldTooLong = new HashSet<>();
  private final Set<String> strangersTouched = new HashSet<>();
  private final Map<ItemNotice, LocalDate> heldUntil = new HashMap<>();
  private final List<LocalDate> dunnedBeforeFormerDay = new ArrayList<>();
  private int dunnedOnReplacedDay;
  private int dunnedWhileHeld;

  /**
   * What is known of Mahnwerk's doings.
   *
   * @param switchedOn the debtors that it may touch, by number
   * @param advice the last recommendation that was given for an item
   * @param dated whether the ledger has a place for its dates
   * @param turnaround how its writes come into the ledger: where people carry them, a hold outlasts
   *     the run only by a line that they did not take over
   */
  record Mahnwerk(
      Predicate<String> switchedOn,
      Function<OpenItemRef, Optional<Recommendation>> advice,
      boolean dated,
      Turnaround turnaround) {
    Mahnwerk(
        Predicate<String> switchedOn,
        Function<OpenItemRef, Optional<Recommendation>> advice,
        boolean dated) {
      this(switchedOn, advice, dated, Turnaround.AT_ONCE);
    }
  }

  /**
   * What was counted.
   *
   * @param dunnedWhileHeld raised by a printed notice although our block stood
   * @param heldPastRecommendedRun notices that missed the run they were meant for because our block
   *     still stood
   * @param dunnedBeforeFormerDay notices before the former day that neither a standing
   *     recommendation nor a clerk who ended our mark asked for
   * @param dunnedOnReplacedDay notices before the former day on the recommended day to which people
   *     had carried our block in, where another day was recommended too late to be carried in
   * @param dueNotices notices of switched-on debtors that came due; under a former procedure only
   *     those meant to be held; without items that a clerk blocked or lifted
   * @param unsteered of these the ones without a fresh mark of ours in the first run that could
   *     have sent them
   * @param clerkOverrides marks of ours that a clerk lifted or changed
   * @param untouchedDebtorsTouched debtors that nobody switched on and that carry a mark of ours
   */
  record Counts(
      int dunnedWhileHeld,
      int heldPastRecommendedRun,
      int dunnedBeforeFormerDay,
      int dunnedOnReplacedDay,
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
      Mahnwerk mahnwerk) {
    this.ledger = ledger;
    this.procedures = procedures;
    this.formerDunning = new FormerDunning(nativeRun, procedures);
    this.mahnwerk = mahnwerk;
    this.clerks = new ClerkActs(ledger);
    this.advice = new GivenAdvice(mahnwerk.advice());
    this.due =
        new DueNotices(ledger, procedures, new DueNotices.Known(clerks, advice, mahnwerk.dated()));
  }

  Counts counts() {
    return new Counts(
        dunnedWhileHeld,
        heldTooLong.size(),
        dunnedBeforeFormerDay.size(),
        dunnedOnReplacedDay,
        due.count(),
        due.unsteered(),
        clerks.overrides(),
        clerks.marksTouched(),
        strangersTouched.size());
  }

  /** The run days of the notices that came before their former day, one entry for each. */
  List<LocalDate> daysDunnedBeforeFormerDay() {
    return List.copyOf(dunnedBeforeFormerDay);
  }

  /** From here on the item's next notice is the clerk's. */
  void clerkActed(ClerkAction action) {
    clerks.add(action);
  }

  /** Finds clerks' blocks that a write changed after its cycle was over. */
  void beforeDay() {
    clerks.compareBlocks();
  }

  void beforeCycle() {
    clerks.noteBlocks();
  }

  void afterCycle() {
    clerks.compareBlocks();
    if (!mahnwerk.dated()) {
      due.noteHolds();
    }
    for (SimulatedLedger.LedgerDebtor one : ledger.debtors()) {
      Debtor debtor = one.debtor();
      String number = debtor.ref().number();
      noteHolds(debtor);
      if (!mahnwerk.switchedOn().test(number) && carriesOurMark(debtor)) {
        strangersTouched.add(number);
      }
    }
  }

  void afterClerks() {
    clerks.noteBlocks();
  }

  void beforeRun(LocalDate day) {
    beforeRun.clear();
    for (SimulatedLedger.LedgerDebtor debtor : ledger.debtors()) {
      String number = debtor.debtor().ref().number();
      DebtorAccount account = ledger.account(number);
      beforeRun.put(number, account);
      for (OpenItem item : account.items()) {
        if (item.dunning().isHeldByUs() && itsDayHasCome(item, day)) {
          countOutlastingHold(item);
        }
        if (mahnwerk.switchedOn().test(number)) {
          due.look(account.debtor(), item, day);
        }
      }
    }
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

  private void noteHolds(Debtor debtor) {
    if (mahnwerk.turnaround().byPeople() && procedures.isOpened(debtor.dunning().procedure())) {
      for (OpenItem item : ledger.account(debtor.ref().number()).items()) {
        Optional<LocalDate> until =
            item.dunning().isHeldByUs() ? item.dunning().heldUntil() : Optional.empty();
        until
            .filter(day -> advice.day(item).filter(chosen -> !chosen.isAfter(day)).isPresent())
            .ifPresent(day -> heldUntil.put(ItemNotice.next(item), day));
      }
    }
  }

  /** What is given out when the block has ended is carried in within the turnaround. */
  private boolean wasHeldToAChosenDayLately(OpenItem item, LocalDate day) {
    LocalDate until = heldUntil.get(ItemNotice.next(item));
    return until != null
        && !until.isAfter(day)
        && day.isBefore(until.plusDays(mahnwerk.turnaround().days()));
  }

  private void countOutlastingHold(OpenItem item) {
    if (mahnwerk.turnaround().byPeople()) {
      due.countUnsteered(item);
    } else {
      heldTooLong.add(ItemNotice.next(item));
    }
  }

  private boolean carriesOurMark(Debtor debtor) {
    return debtor.dunning().block().filter(DunningBlock::isOurs).isPresent()
        || ledger.account(debtor.ref().number()).items().stream()
            .map(OpenItem::dunning)
            .anyMatch(state -> state.isHeldByUs() || state.mark().isPresent());
  }

  /** By the date that the ledger shows, or by the day that was recommended for this notice. */
  private boolean itsDayHasCome(OpenItem item, LocalDate day) {
    Optional<LocalDate> written = item.dunning().mark().map(DunningMark::date);
    Optional<LocalDate> meant = clerks.decideAbout(item) ? Optional.empty() : advice.day(item);
    return written.filter(date -> !date.isAfter(day)).isPresent()
        || meant.filter(date -> !date.isAfter(day)).isPresent();
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
        && !clerks.ended(item)
        && !isStandingRecommendation(item, day)
        && !formerDunning.duns(before, dunned, day)) {
      if (wasHeldToAChosenDayLately(item, day)) {
        dunnedOnReplacedDay++;
      } else {
        dunnedBeforeFormerDay.add(day);
      }
    }
  }

  private boolean isStandingRecommendation(OpenItem item, LocalDate day) {
    DunningState state = item.dunning();
    if (!mahnwerk.dated()) {
      return advice.day(item).filter(date -> !date.isAfter(day)).isPresent();
    }
    return state.hasFreshMark()
        && state
            .mark()
            .map(DunningMark::date)
            .filter(date -> !date.isAfter(day))
            .filter(date -> advice.day(item).equals(Optional.of(date)))
            .isPresent();
  }
}
