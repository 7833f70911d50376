package io.mahnwerk.app.demo;

import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.DunningProcedures;
import io.mahnwerk.core.model.DunningTimes;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.RunCalendar;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * The finished pilot: a share of first notices went out on a planned run day drawn evenly from the
 * legal window, the others on the former day. The same item draws the same day in every run.
 */
public final class PilotDraws {
  /** Share of first notices whose day was drawn in the demonstration. */
  static final double SHARE = 0.25;

  private static final int LAST_LEGAL_DAY = 30;
  private static final DunningLevel FIRST = DunningLevel.NONE.next();

  private final long seed;
  private final double share;
  private final DunningProcedures procedures;
  private final RunCalendar runs;
  private final DunningTimes times;

  PilotDraws(long seed, DunningProcedures procedures, RunCalendar runs) {
    this(seed, SHARE, procedures, runs);
  }

  /**
   * @param share of first notices whose day is drawn, 0 to 1
   */
  public PilotDraws(long seed, double share, DunningProcedures procedures, RunCalendar runs) {
    this.share = share;
    this.seed = seed;
    this.procedures = procedures;
    this.runs = runs;
    this.times = new DunningTimes(procedures, runs);
  }

  /** The day each item of the account is held to. */
  public Map<OpenItemRef, LocalDate> targets(DebtorAccount account) {
    Map<OpenItemRef, LocalDate> targets = new HashMap<>();
    for (OpenItem item : account.items()) {
      Optional<LocalDate> former = times.formerRun(item, account.debtor());
      Optional<LocalDate> target =
          item.dunning().level().equals(DunningLevel.NONE)
              ? drawn(account, item).or(() -> former)
              : former;
      target.ifPresent(day -> targets.put(item.ref(), day));
    }
    return targets;
  }

  /**
   * The probability with which the design sent this item's first notice on this day; empty where
   * the day is not the one the design chose.
   */
  public Optional<Double> propensity(DebtorAccount account, OpenItem item, LocalDate dunnedOn) {
    List<LocalDate> window = window(account, item);
    LocalDate former = byArrears(account, item);
    LocalDate chosen = drawn(account, item).orElse(former);
    if (!chosen.equals(dunnedOn)) {
      return Optional.empty();
    }
    double drawnHere = window.contains(dunnedOn) ? share / window.size() : 0;
    double formerHere = dunnedOn.equals(former) ? 1 - share : 0;
    return Optional.of(drawnHere + formerHere);
  }

  private Optional<LocalDate> drawn(DebtorAccount account, OpenItem item) {
    SplittableRandom random =
        new SplittableRandom(seed * 1_000_003 + item.ref().nativeKey().hashCode());
    List<LocalDate> window = window(account, item);
    return random.nextDouble() < share && !window.isEmpty()
        ? Optional.of(window.get(random.nextInt(window.size())))
        : Optional.empty();
  }

  /** The planned runs among which an item's first notice may be drawn. */
  public List<LocalDate> window(DebtorAccount account, OpenItem item) {
    LocalDate first =
        procedures
            .find(account.debtor().dunning().procedure())
            .orElseThrow()
            .firstDay(FIRST, item.netDueDate(), Optional.empty());
    return runs.runs(first, item.netDueDate().plusDays(LAST_LEGAL_DAY));
  }

  private LocalDate byArrears(DebtorAccount account, OpenItem item) {
    return runs.nextOnOrAfter(
        procedures
            .findFormer(account.debtor().dunning().procedure())
            .orElseThrow()
            .firstDay(FIRST, item.netDueDate(), Optional.empty()));
  }
}
