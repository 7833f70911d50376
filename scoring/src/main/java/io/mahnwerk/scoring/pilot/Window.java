package io.mahnwerk.scoring.pilot;

import io.mahnwerk.core.model.DrawnDay;
import io.mahnwerk.core.model.PilotStage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

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
  /** So many calendar days around the former one at first, and the next run on either side. */
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
    boolean legal = !day.isAfter(due.plusDays(LAST_ARREARS)) || day.equals(formerDay);
    return switch (stage) {
      case NARROW -> !day.isBefore(bound(-1)) && !day.isAfter(bound(1));
      case WIDE, BANDIT, THOMPSON -> legal;
      case STOPPED -> false;
    };
  }

  /** How far the narrow stage reaches on one side; weekly runs lie farther apart than its days. */
  private LocalDate bound(int side) {
    Stream<LocalDate> beyond =
        days.stream().filter(day -> Integer.signum(day.compareTo(formerDay)) == side);
    Optional<LocalDate> next =
        side < 0 ? beyond.max(LocalDate::compareTo) : beyond.min(LocalDate::compareTo);
    LocalDate usual = formerDay.plusDays((long) side * NARROW_DAYS);
    return next.filter(day -> Integer.signum(day.compareTo(usual)) == side).orElse(usual);
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
