package io.mahnwerk.scoring.learned;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Daily hazards of payment and probabilities of a complaint as later data correct them, for each
 * {@link NoticeState} apart. Immutable.
 *
 * @param hazards one for each state
 * @param complaints about the first and about later notices
 */
record Calibration(List<CalibrationCurve> hazards, List<CalibrationCurve> complaints) {
  static final Calibration NONE =
      new Calibration(
          Collections.nCopies(NoticeState.values().length, CalibrationCurve.NONE),
          Collections.nCopies(2, CalibrationCurve.NONE));

  Calibration {
    hazards = List.copyOf(hazards);
    complaints = List.copyOf(complaints);
  }

  /** Without what it says of days after a notice and of complaints. */
  Calibration unprompted() {
    List<CalibrationCurve> kept = new ArrayList<>(NONE.hazards);
    int state = NoticeState.UNPROMPTED.ordinal();
    kept.set(state, hazards.get(state));
    return new Calibration(kept, NONE.complaints);
  }

  double hazard(NoticeState state, double hazard) {
    return hazards.get(state.ordinal()).of(hazard);
  }

  /**
   * @param level of the notice, 1 to 9
   */
  double complaint(int level, double probability) {
    return complaints.get(level > 1 ? 1 : 0).of(probability);
  }

  /** Forecasts beside what came of them, to fit from. */
  static final class Seen {
    private final List<List<CalibrationCurve.Case>> hazards = lists(NoticeState.values().length);
    private final List<List<CalibrationCurve.Case>> complaints = lists(2);

    void hazard(NoticeState state, double foreseen, boolean paid) {
      hazards.get(state.ordinal()).add(new CalibrationCurve.Case(foreseen, paid));
    }

    void complaint(int level, double foreseen, boolean complained) {
      complaints.get(level > 1 ? 1 : 0).add(new CalibrationCurve.Case(foreseen, complained));
    }

    Calibration fit() {
      return new Calibration(curves(hazards), curves(complaints));
    }

    private static List<CalibrationCurve> curves(List<List<CalibrationCurve.Case>> cases) {
      return cases.stream()
          .map(list -> CalibrationCurve.fit(list.toArray(CalibrationCurve.Case[]::new)))
          .toList();
    }

    private static List<List<CalibrationCurve.Case>> lists(int size) {
      List<List<CalibrationCurve.Case>> lists = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        lists.add(new ArrayList<>());
      }
      return lists;
    }
  }
}
