package io.mahnwerk.scoring.trial;

import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.DocumentKind;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.DunningProcedure;
import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.core.model.ItemHistory;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.RecordVersion;
import io.mahnwerk.scoring.AdviceContext;
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
    return found(from, upTo.minusDays(TrialCase.WATCHED_DAYS + RECORDING_DAYS));
  }

  /** The same up to the day before, of which it is not told yet what came of them. */
  public List<TrialCase> recent(LocalDate from, LocalDate upTo) {
    return found(from, upTo.minusDays(1));
  }

  private List<TrialCase> found(LocalDate from, LocalDate last) {
    Map<DebtorRef, Debtor> debtors = new HashMap<>();
    history.debtors().forEach(debtor -> debtors.put(debtor.ref(), debtor));
    return history
        .items()
        .filter(item -> !item.amount().isCredit() && debtors.containsKey(item.debtor()))
        .flatMap(item -> found(item, debtors.get(item.debtor()), from, last).stream())
        .toList();
  }

  private Optional<TrialCase> found(
      ItemHistory item, Debtor debtor, LocalDate from, LocalDate last) {
    LocalDate overdue = item.netDueDate().plusDays(1);
    LocalDate day = overdue.with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
    if (day.isBefore(from) || day.isAfter(last) || !isOpen(item, day)) {
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
    return Optional.of(
        new TrialCase(
            new DebtorAccount(debtor, List.of(open)),
            open,
            day,
            formerPath(open, debtor, day),
            history.asOf(debtor, day).evidence(),
            clearing.isEmpty(),
            (int) days));
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
        new DunningState(
            last.map(ItemHistory.RecordedNotice::level).orElse(DunningLevel.NONE),
            last.map(ItemHistory.RecordedNotice::dunnedOn),
            Optional.empty(),
            Optional.empty(),
            false);
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

  private List<PlannedNotice> formerPath(OpenItem item, Debtor debtor, LocalDate asOf) {
    Optional<DunningProcedure> former =
        context.procedures().findFormer(debtor.dunning().procedure());
    List<PlannedNotice> path = new ArrayList<>();
    DunningLevel level = item.dunning().level();
    Optional<LocalDate> last = item.dunning().lastDunnedOn();
    while (former.isPresent() && level.compareTo(former.get().highestLevel()) < 0) {
      level = level.next();
      LocalDate first = former.get().firstDay(level, item.netDueDate(), last);
      LocalDate day =
          context
              .runs()
              .of(debtor.ref().companyCode())
              .nextOnOrAfter(first.isAfter(asOf) ? first : asOf);
      path.add(new PlannedNotice(level, day));
      last = Optional.of(day);
    }
    return path;
  }
}
