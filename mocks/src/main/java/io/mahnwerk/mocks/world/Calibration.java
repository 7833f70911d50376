package io.mahnwerk.mocks.world;

import io.mahnwerk.core.model.Sentence;
import java.util.List;

/**
 * The two numbers that make the former schedule come out alike whatever the effect.
 *
 * @param kappa scales all own hazards but those of a completion
 * @param rho scales the answers to the notices after the first
 */
record Calibration(double effect, double kappa, double rho) {
  Calibration {
    WorldCheck.rule(
        effect >= 0 && effect <= 1,
        "effect",
        new Sentence("must be between 0 and 1 but is %s", "muss zwischen 0 und 1 sein, ist aber %s")
            .naming(effect));
    WorldCheck.rule(
        kappa > 0 && kappa < 100,
        "kappa",
        new Sentence("must be greater than 0 but is %s", "muss größer als 0 sein, ist aber %s")
            .naming(kappa));
    WorldCheck.rule(
        rho >= 0 && rho < 100,
        "rho",
        new Sentence("must be at least 0 but is %s", "muss mindestens 0 sein, ist aber %s")
            .naming(rho));
  }

  /** The entry for an effect, on the straight line between its neighbours. */
  static Calibration at(List<Calibration> rising, double effect) {
    Calibration first = rising.get(0);
    Calibration last = rising.get(rising.size() - 1);
    WorldCheck.rule(
        effect >= first.effect() && effect <= last.effect(),
        "effect",
        new Sentence(
                "must be between %s and %s, for which there are calibrations, but is %s",
                "muss zwischen %s und %s liegen, wofür es Kalibrierungen gibt, ist aber %s")
            .naming(first.effect(), last.effect(), effect));
    Calibration below = first;
    for (Calibration above : rising) {
      if (above.effect() == effect) {
        return above;
      }
      if (above.effect() > effect) {
        return below.towards(above, effect);
      }
      below = above;
    }
    return last;
  }

  private Calibration towards(Calibration above, double between) {
    double way = (between - effect) / (above.effect - effect);
    return new Calibration(
        between, kappa + way * (above.kappa - kappa), rho + way * (above.rho - rho));
  }
}
