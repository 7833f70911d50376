package io.mahnwerk.scoring.pilot;

import io.mahnwerk.core.model.DrawnDay;
import io.mahnwerk.core.model.PilotStage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The days that may be drawn for one first notice. All of them are planned runs on which the ledger
 * can send it and that no hard rule forbids.
 *
 * @param days the runs, in order, that procedure, distance from the last letter and longest hold
 *     allow
 * @param due the item's net due date
 * @param formerDay the first planned run on which the former procedure would send it
 */
public record Window(List<LocalDate> days, LocalDate due, LocalDate formerDay) {
  /** So many calendar days around the former one at first. */
  static final int NARROW_DAYS = 5;

  /** No day further from the due date is drawn; later reminders lose their effect. */
  static final int LAST_ARREARS = 30;

  public Window {
    days = List.copyOf(days);
  }

  /** The runs to draw from in a stage. */
  List<LocalDate> in(PilotStage stage) {
    return days.stream().filter(day -> allows(stage, day)).toList();
  }

  private boolean allows(PilotStage stage, LocalDate day) {
    boolean near =
        !day.isBefore(formerDay.minusDays(NARROW_DAYS))
            && !day.isAfter(formerDay.plusDays(NARROW_DAYS));
    boolean legal = !day.isAfter(due.plusDays(LAST_ARREARS)) || day.equals(formerDay);
    return switch (stage) {
      case NARROW -> near;
      case WIDE, BANDIT, THOMPSON -> legal;
      case STOPPED -> false;
    };
  }

  /**
   * Everything that can be drawn with its probability: each run of the stage's window with an equal
   * part of the share, what stands with all that is left.
   *
   * @param standing what would be done without a draw; empty for no notice
   */
  List<DrawnDay.Candidate> candidates(
      PilotStage stage, double share, Optional<LocalDate> standing) {
    List<LocalDate> drawable = in(stage);
    TreeSet<LocalDate> all = new TreeSet<>(drawable);
    standing.ifPresent(all::add);
    List<DrawnDay.Candidate> candidates = new ArrayList<>();
    for (LocalDate day : all) {
      double drawn = drawable.contains(day) ? share / drawable.size() : 0;
      double stands = standing.equals(Optional.of(day)) ? 1 - share : 0;
      candidates.add(new DrawnDay.Candidate(Optional.of(day), drawn + stands));
    }
    if (standing.isEmpty()) {
      candidates.add(new DrawnDay.Candidate(Optional.empty(), 1 - share));
    }
    return candidates;
  }
}
