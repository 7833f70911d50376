package io.mahnwerk.app.check;

import io.mahnwerk.app.check.SteeringLoad.Load;
import io.mahnwerk.core.model.RunCalendar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * What holding the items of one debtor costs where one block of the debtor stands for those of its
 * items: a date for each item; setting and lifting the block; and a block of its own for each item
 * that waits on when another one goes.
 */
final class DebtorLoad {
  private final List<HeldStretch> byDebtor = new ArrayList<>();
  private final List<HeldStretch> byThemselves = new ArrayList<>();
  private long changes;
  private long lines;

  private DebtorLoad() {}

  /**
   * @param all what would have been held of the debtor
   */
  static Load of(List<HeldStretch> all, RunCalendar runs) {
    DebtorLoad load = new DebtorLoad();
    TreeSet<LocalDate> days = new TreeSet<>();
    for (HeldStretch one : all) {
      days.add(one.opens());
      days.add(one.until());
      if (one.ends().isBefore(one.until())) {
        days.add(one.ends());
      }
    }
    for (LocalDate day : days) {
      load.begin(day, all);
      LocalDate next = days.higher(day);
      if (next != null) {
        runs.runs(day, next.minusDays(1)).forEach(load::countLines);
      }
    }
    return new Load(all.size(), load.changes, load.lines);
  }

  private void begin(LocalDate day, List<HeldStretch> all) {
    byThemselves.removeIf(one -> !one.isOpen(day));
    boolean stood = !byDebtor.isEmpty();
    byDebtor.removeIf(one -> !one.isOpen(day));
    boolean anyGoes = byDebtor.removeIf(one -> one.until().equals(day));
    if (anyGoes) {
      changes += byDebtor.size();
      byThemselves.addAll(byDebtor);
      byDebtor.clear();
    }
    if (stood && byDebtor.isEmpty()) {
      changes++;
    }
    int waited = byThemselves.size();
    byThemselves.removeIf(one -> one.until().equals(day));
    changes += waited - byThemselves.size();
    boolean mayStand = !anyGoes && waited == byThemselves.size();
    hold(all.stream().filter(one -> one.opens().equals(day)).toList(), mayStand);
  }

  private void hold(List<HeldStretch> more, boolean mayStand) {
    if (more.isEmpty()) {
      return;
    }
    changes += more.size();
    if (mayStand && byDebtor.isEmpty()) {
      changes++;
    }
    (mayStand ? byDebtor : byThemselves).addAll(more);
  }

  private void countLines(LocalDate run) {
    if (byDebtor.stream().anyMatch(one -> one.isFoundBy(run))) {
      lines++;
    } else {
      lines += byThemselves.stream().filter(one -> one.isFoundBy(run)).count();
    }
  }
}
