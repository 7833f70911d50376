package io.mahnwerk.scoring.trial;

import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.DocumentKind;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.core.model.ItemHistory;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.RecordVersion;
import io.mahnwerk.scoring.AdviceContext;
import io.mahnwerk.scoring.FormerNotices;
import io.mahnwerk.scoring.PlannedNotice;
import io.mahnwerk.scoring.features.PaymentHistory;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the overdue items of a span of time: each once, on the first Monday on which it is overdue.
 * What became known after that day is used for nothing but to say what came of it. Items that were
 * reversed or written off within the 30 days after are left out.
 */
public final class TrialCases {
  private static final int RECORDING_DAYS = 3;

  private final PaymentHistory history;
  private final AdviceContext context;

  public TrialCases(PaymentHistory history, AdviceContext context) {
    this.history = history;
    this.context = context;
  }

  /**
   * @param from no case is looked at before this day
   * @param upTo facts recorded before this day are known: it must lie far enough behind a case to
   *     tell what came of it
   */
  public List<TrialCase> between(LocalDate from, LocalDate upTo) {
    return found(new Span(from, upTo.minusDays(TrialCase.WATCHED_DAYS + RECORDING_DAYS), upTo));
  }

  /** The same up to the day before, of which it is not told yet what came of them. */
  public List<TrialCase> recent(LocalDate from, LocalDate upTo) {
    return found(new Span(from, upTo.minusDays(1), upTo));
  }

  /** Cases lie from the first to the last day; facts recorded before the end tell what came. */
  private record Span(LocalDate from, LocalDate last, LocalDate upTo) {
    private boolean holds(LocalDate day) {
      return !day.isBefore(from) && !day.isAfter(last);
    }
  }

  private List<TrialCase> found(Span span) {
    Map<DebtorRef, Debtor> debtors = new HashMap<>();
    history.debtors().forEach(debtor -> debtors.put(debtor.ref(), debtor));
    return history
        .items()
        .filter(item -> !item.amount().isCredit() && debtors.containsKey(item.debtor()))
        .flatMap(item -> found(item, debtors.get(item.debtor()), span).stream())
        .toList();
  }

  private Optional<TrialCase> found(ItemHistory item, Debtor debtor, Span span) {
    LocalDate overdue = item.netDueDate().plusDays(1);
    LocalDate day = overdue.with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
    if (!span.holds(day) || !isOpen(item, day)) {
      return Optional.empty();
    }
    Optional<Clearing> clearing =
        item.cleared()
            .map(ItemHistory.RecordedClearing::clearing)
            .filter(c -> !c.clearedOn().isAfter(day.plusDays(TrialCase.WATCHED_DAYS)));
    if (clearing.filter(c -> c.kind() != Clearing.Kind.PAYMENT).isPresent()) {
      return Optional.empty();
    }
    long days =
        clearing
            .map(c -> Math.max(0, ChronoUnit.DAYS.between(day, c.clearedOn())))
            .orElse((long) TrialCase.WATCHED_DAYS);
    OpenItem open = open(item, day);
    TrialCase.Fate fate = fate(item, day, span.upTo());
    return Optional.of(
        new TrialCase(
            new DebtorAccount(debtor, List.of(open)),
            open,
            day,
            former(debtor, open.netDueDate(), open.dunning(), day),
            sentPath(item, debtor, open, new Sent(day, fate, span.upTo())),
            history.asOf(debtor, day).evidence(),
            clearing.isEmpty(),
            (int) days,
            fate));
  }

  private List<PlannedNotice> former(
      Debtor debtor, LocalDate due, DunningState state, LocalDate from) {
    return new FormerNotices(context)
        .after(debtor, new FormerNotices.Standing(due, state.level(), state.lastDunnedOn()), from);
  }

  /** Where a case began and how long it is followed. */
  private record Sent(LocalDate from, TrialCase.Fate fate, LocalDate upTo) {
    private LocalDate end() {
      return from.plusDays(fate.days());
    }

    private boolean holds(ItemHistory.RecordedNotice notice) {
      return notice.recordedOn().isBefore(upTo)
          && !notice.dunnedOn().isBefore(from)
          && !notice.dunnedOn().isAfter(end());
    }
  }

  private List<PlannedNotice> sentPath(
      ItemHistory item, Debtor debtor, OpenItem open, Sent followed) {
    List<PlannedNotice> path = new ArrayList<>();
    DunningState state = open.dunning();
    for (ItemHistory.RecordedNotice notice : item.notices()) {
      if (followed.holds(notice)) {
        path.add(new PlannedNotice(notice.level(), notice.dunnedOn()));
        state = state(notice.level(), Optional.of(notice.dunnedOn()));
      }
    }
    path.addAll(former(debtor, item.netDueDate(), state, followed.end().plusDays(1)));
    return path;
  }

  private static DunningState state(DunningLevel level, Optional<LocalDate> lastDunnedOn) {
    return new DunningState(level, lastDunnedOn, Optional.empty(), Optional.empty(), false);
  }

  /** A reversal or write-off ends what is known without a payment. */
  private static TrialCase.Fate fate(ItemHistory item, LocalDate asOf, LocalDate upTo) {
    Optional<Clearing> clearing =
        item.cleared()
            .filter(c -> c.recordedOn().isBefore(upTo))
            .map(ItemHistory.RecordedClearing::clearing);
    LocalDate end = clearing.map(Clearing::clearedOn).orElse(upTo.minusDays(1 + RECORDING_DAYS));
    boolean paid = clearing.filter(c -> c.kind() == Clearing.Kind.PAYMENT).isPresent();
    boolean otherwise = clearing.isPresent() && !paid;
    long days = ChronoUnit.DAYS.between(asOf, otherwise ? end.minusDays(1) : end);
    return new TrialCase.Fate(paid, (int) Math.max(0, days));
  }

  private static boolean isOpen(ItemHistory item, LocalDate day) {
    return item.recordedOn().isBefore(day)
        && item.cleared().filter(c -> c.recordedOn().isBefore(day)).isEmpty();
  }

  private OpenItem open(ItemHistory item, LocalDate day) {
    Optional<ItemHistory.RecordedNotice> last =
        item.notices().stream()
            .filter(n -> n.recordedOn().isBefore(day))
            .reduce((earlier, later) -> later);
    DunningState state =
        state(
            last.map(ItemHistory.RecordedNotice::level).orElse(DunningLevel.NONE),
            last.map(ItemHistory.RecordedNotice::dunnedOn));
    return new OpenItem(
        item.ref(),
        item.debtor(),
        item.ref().nativeKey(),
        DocumentKind.INVOICE,
        item.amount(),
        item.documentDate(),
        item.documentDate(),
        item.netDueDate(),
        Optional.empty(),
        "",
        false,
        state,
        new RecordVersion(""));
  }
}
