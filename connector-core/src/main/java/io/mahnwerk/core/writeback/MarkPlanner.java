package io.mahnwerk.core.writeback;

import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DocumentKind;
import io.mahnwerk.core.model.DunningProcedure;
import io.mahnwerk.core.model.DunningProcedureCode;
import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.model.RunCalendar;
import io.mahnwerk.core.store.StandingMark;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Works out what our mark on an item should be, as a pure function of what is known of it.
 *
 * <p>A clerk's block always wins. An item is held from some business days before its first native
 * run on, to the recommended day or else to the former one, so that nothing is dunned before its
 * former day unless that day was recommended. On its day the block is lifted; once the former day
 * is past it is not set anew for a day that the next run will meet without it. A debtor that is
 * switched off while the ledger still runs the opened procedure keeps what is held until its date.
 * So does one whose recommended days are not used; its other items are held to their former day.
 * From an item that no run duns our hold is taken back only where it would not end by itself.
 */
public final class MarkPlanner {
  private final PlannerRules rules;

  public MarkPlanner(PlannerRules rules) {
    this.rules = rules;
  }

  /**
   * @param opens the first day on which the item is marked
   * @param formerRun the floor
   */
  private record Window(LocalDate opens, LocalDate formerRun) {}

  public MarkPlan plan(MarkQuestion question) {
    if (question.item().dunning().isBlockedByClerk()) {
      return none(ReasonCode.CLERK_BLOCK);
    }
    MarkPlan plan = unlessBlocked(question);
    return plan instanceof MarkPlan.None && leavesADate(question) ? new MarkPlan.Withdraw() : plan;
  }

  /**
   * We never leave a date without its block before it has come, so a person lifted the block. The
   * date would count as chosen for a notice after the next one.
   */
  private static boolean leavesADate(MarkQuestion question) {
    DunningState state = question.item().dunning();
    return !state.isHeldByUs()
        && state.mark().map(mark -> mark.date().isAfter(question.today())).orElse(false);
  }

  private MarkPlan unlessBlocked(MarkQuestion question) {
    DunningState state = question.item().dunning();
    if (!question.switchedOn() && !isOpened(question.debtor())) {
      boolean ours = state.isHeldByUs() || state.mark().isPresent();
      return ours ? new MarkPlan.Withdraw() : none(ReasonCode.NOT_STEERED);
    }
    Optional<Reason> neverDunned = neverDunned(question.item(), question.debtor());
    if (neverDunned.isPresent()) {
      return state.isHeldByUs() && !rules.holdsEndByThemselves()
          ? new MarkPlan.Withdraw()
          : new MarkPlan.None(neverDunned.get());
    }
    if (question.overridden()) {
      return letEnd(question, Reason.of(ReasonCode.CLERK_OVERRIDE));
    }
    if (rules.holdsByMark() && state.markFieldTaken()) {
      return letEnd(question, Reason.of(ReasonCode.MARK_FIELD_TAKEN));
    }
    boolean mayBeSet = question.switchedOn() && (question.advised() || isOpened(question.debtor()));
    if (!mayBeSet) {
      return letEnd(question, Reason.of(ReasonCode.NOT_STEERED));
    }
    if (!question.advised() && state.isHeldByUs()) {
      return letEnd(question, Reason.of(ReasonCode.MARK_STANDS));
    }
    return toItsDay(question.advised() ? question : question.withoutTarget());
  }

  private MarkPlan toItsDay(MarkQuestion question) {
    return window(question)
        .map(window -> steer(question, window))
        .orElseGet(() -> letEnd(question, unknownProcedure(question.debtor())));
  }

  /**
   * The first day after today on which the plan may differ although nothing has changed; empty when
   * time alone changes nothing.
   */
  public Optional<LocalDate> lookAgainOn(MarkQuestion asked) {
    MarkQuestion question = asked.advised() ? asked : asked.withoutTarget();
    Optional<Window> window = window(question);
    Optional<LocalDate> held =
        question.item().dunning().isHeldByUs()
            ? Optional.of(heldUntil(question))
            : Optional.empty();
    return Stream.of(window.map(Window::opens), window.map(known -> until(question, known)), held)
        .flatMap(Optional::stream)
        .filter(day -> day.isAfter(question.today()))
        .min(LocalDate::compareTo);
  }

  private MarkPlan steer(MarkQuestion question, Window window) {
    LocalDate today = question.today();
    if (window.opens().isAfter(today)) {
      return letEnd(question, Reason.of(ReasonCode.NOT_DUE));
    }
    boolean held = question.item().dunning().isHeldByUs();
    LocalDate until = until(question, window);
    if (!until.isAfter(today)) {
      return held ? new MarkPlan.Release() : none(ReasonCode.DAY_HAS_COME);
    }
    if (held && heldUntil(question).equals(until)) {
      return none(ReasonCode.MARK_STANDS);
    }
    boolean waits = held && heldUntil(question).isAfter(today);
    if (!waits && isFirstRunSinceFormerDay(question, window, until)) {
      return held ? new MarkPlan.Release() : none(ReasonCode.DAY_HAS_COME);
    }
    return new MarkPlan.Hold(until, wanted(question, window));
  }

  /**
   * The floor is behind the item and no run comes before that day: there is nothing to hold off.
   */
  private boolean isFirstRunSinceFormerDay(MarkQuestion question, Window window, LocalDate until) {
    RunCalendar runs = rules.times().runs().of(question.item().ref().companyCode());
    return !window.formerRun().isAfter(question.today())
        && !until.isAfter(runs.nextOnOrAfter(question.today()));
  }

  /** A hold that stands ends on its date and is not set anew. */
  private MarkPlan letEnd(MarkQuestion question, Reason reason) {
    boolean over =
        question.item().dunning().isHeldByUs() && !heldUntil(question).isAfter(question.today());
    return over ? new MarkPlan.Release() : new MarkPlan.None(reason);
  }

  private Optional<Window> window(MarkQuestion question) {
    Optional<LocalDate> first = rules.times().firstNativeRun(question.item(), question.debtor());
    Optional<LocalDate> former = rules.times().formerRun(question.item(), question.debtor());
    if (first.isEmpty() || former.isEmpty()) {
      return Optional.empty();
    }
    LocalDate opens = rules.calendar().plusBusinessDays(first.get(), -rules.leadBusinessDays());
    return Optional.of(new Window(opens, former.get()));
  }

  /** A field that is taken carries no date of ours, and then only the former day can be told. */
  private static LocalDate wanted(MarkQuestion question, Window window) {
    return question.item().dunning().markFieldTaken()
        ? window.formerRun()
        : question.target().orElse(window.formerRun());
  }

  private LocalDate until(MarkQuestion question, Window window) {
    LocalDate wanted = wanted(question, window);
    // A hold that was cut short is lengthened by a new decision only, never by waiting.
    Optional<LocalDate> cutShort =
        question
            .standing()
            .filter(mark -> mark.isFor(question.item().dunning()) && mark.wanted().equals(wanted))
            .map(StandingMark::until)
            .filter(until -> until.isBefore(wanted));
    LocalDate latest = question.today().plusDays(rules.longestHoldDays());
    if (cutShort.isPresent() || !wanted.isAfter(window.formerRun()) || !wanted.isAfter(latest)) {
      return cutShort.orElse(wanted);
    }
    return latest.isAfter(window.formerRun()) ? latest : window.formerRun();
  }

  /** Where the ledger shows no end of it, what was confirmed counts, else the former day. */
  private LocalDate heldUntil(MarkQuestion question) {
    return question
        .item()
        .dunning()
        .heldUntil()
        .or(() -> question.standing().map(StandingMark::until))
        .or(() -> window(question).map(Window::formerRun))
        .orElse(question.today());
  }

  /** By which procedure the debtor is dunned; empty where nobody described it. */
  Optional<DunningProcedure> procedureOf(Debtor debtor) {
    return rules.times().procedures().find(debtor.dunning().procedure());
  }

  private Optional<Reason> neverDunned(OpenItem item, Debtor debtor) {
    if (!item.specialLedger().isBlank()) {
      return Optional.of(Reason.of(ReasonCode.SPECIAL_ITEM, item.specialLedger()));
    }
    if (item.kind() != DocumentKind.INVOICE || item.openAmount().isCredit()) {
      return Optional.of(Reason.of(ReasonCode.NOT_AN_INVOICE));
    }
    if (item.directDebit() || debtor.directDebit()) {
      return Optional.of(Reason.of(ReasonCode.DIRECT_DEBIT));
    }
    return procedureOf(debtor)
        .filter(own -> item.dunning().level().compareTo(own.highestLevel()) >= 0)
        .map(own -> Reason.of(ReasonCode.HIGHEST_LEVEL));
  }

  private boolean isOpened(Debtor debtor) {
    return rules.times().procedures().isOpened(debtor.dunning().procedure());
  }

  private static MarkPlan none(ReasonCode code) {
    return new MarkPlan.None(Reason.of(code));
  }

  private static Reason unknownProcedure(Debtor debtor) {
    DunningProcedureCode code = debtor.dunning().procedure();
    return Reason.of(ReasonCode.PROCEDURE_UNKNOWN, code);
  }
}
