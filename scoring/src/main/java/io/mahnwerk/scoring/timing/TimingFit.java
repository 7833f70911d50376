package io.mahnwerk.scoring.timing;

import io.mahnwerk.scoring.booster.BoosterRows;
import io.mahnwerk.scoring.booster.BoosterTraining;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How boosters are trained: they correct what the debtor's mean foresees, of days since the
 * document or of days since the due date, whichever would have missed the known payments by less.
 * Several speak together, shallow and deeper ones, some starting from the mean, some from the mean
 * moved by what everybody's last payments missed it by: which of them is best shows only
 * afterwards.
 */
record TimingFit(long seed) {
  private static final int VOICES = 3;
  private static final int ROUNDS = 40;
  private static final double SURE = 0.98;
  private static final ToDoubleFunction<SeenInvoice> DAYS = s -> s.invoice().daysToPay();
  private static final ToDoubleFunction<SeenInvoice> BY_DAYS =
      s -> s.value(TimingFeature.MEAN_DAYS);
  private static final ToDoubleFunction<SeenInvoice> BY_DELAY =
      s -> s.invoice().terms() + s.value(TimingFeature.MEAN_DELAY);
  private static final ToDoubleFunction<SeenInvoice> LATE = s -> s.invoice().isLate() ? 1 : 0;

  /** One kind of booster. */
  private record Kind(int depth, boolean trend) {
    private static final List<Kind> ALL =
        List.of(new Kind(2, false), new Kind(2, true), new Kind(4, false), new Kind(4, true));

    private ToDoubleFunction<SeenInvoice> from(ToDoubleFunction<SeenInvoice> mean) {
      return trend ? seen -> mean.applyAsDouble(seen) + seen.value(TimingFeature.TREND) : mean;
    }
  }

  /** What the boosters foresee for the asked invoices, in their order. */
  List<Foreseen> foresee(List<SeenInvoice> known, List<SeenInvoice> asked) {
    double[] days = new double[asked.size()];
    double[] late = new double[asked.size()];
    ToDoubleFunction<SeenInvoice> mean =
        missed(known, BY_DELAY) < missed(known, BY_DAYS) ? BY_DELAY : BY_DAYS;
    for (Kind kind : Kind.ALL) {
      ToDoubleFunction<SeenInvoice> start = kind.from(mean);
      ask(days, kind, "reg:absoluteerror", labelled(known, DAYS, start), rows(asked, start));
      ask(
          late,
          kind,
          "binary:logistic",
          labelled(known, LATE, TimingFit::startLate),
          rows(asked, TimingFit::startLate));
    }
    return IntStream.range(0, asked.size())
        .mapToObj(i -> new Foreseen(Math.max(0, days[i]), late[i]))
        .toList();
  }

  private static double missed(List<SeenInvoice> known, ToDoubleFunction<SeenInvoice> mean) {
    return known.stream()
        .mapToDouble(seen -> Math.abs(mean.applyAsDouble(seen) - DAYS.applyAsDouble(seen)))
        .sum();
  }

  private static double startLate(SeenInvoice seen) {
    double share = seen.value(TimingFeature.LATE_SHARE);
    double within = Math.min(SURE, Math.max(1 - SURE, share));
    return Math.log(within / (1 - within));
  }

  private void ask(
      double[] means, Kind kind, String objective, BoosterRows known, BoosterRows asked) {
    for (int voice = 0; voice < VOICES; voice++) {
      BoosterTraining training = new BoosterTraining(parameters(kind, objective, voice), ROUNDS);
      float[] answers = training.answers(known, asked);
      for (int i = 0; i < means.length; i++) {
        means[i] += answers[i] / (VOICES * Kind.ALL.size());
      }
    }
  }

  private Map<String, Object> parameters(Kind kind, String objective, int voice) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("objective", objective);
    parameters.put("tree_method", "hist");
    parameters.put("max_depth", kind.depth());
    parameters.put("eta", 0.05);
    parameters.put("min_child_weight", 5);
    parameters.put("subsample", 0.7);
    parameters.put("colsample_bytree", 0.5);
    parameters.put("lambda", 5);
    parameters.put("seed", seed * VOICES + voice);
    parameters.put("nthread", 1);
    // Every row brings its own start; without this one is guessed, and where all paid late it
    // cannot.
    parameters.put("base_score", 0.5);
    parameters.put("verbosity", 0);
    return parameters;
  }

  private static BoosterRows labelled(
      List<SeenInvoice> known,
      ToDoubleFunction<SeenInvoice> answer,
      ToDoubleFunction<SeenInvoice> start) {
    return rows(known, floats(known, answer), start);
  }

  private static BoosterRows rows(List<SeenInvoice> asked, ToDoubleFunction<SeenInvoice> start) {
    return rows(asked, new float[0], start);
  }

  private static BoosterRows rows(
      List<SeenInvoice> seen, float[] labels, ToDoubleFunction<SeenInvoice> start) {
    int width = TimingFeature.width();
    float[] values = new float[seen.size() * width];
    for (int i = 0; i < seen.size(); i++) {
      System.arraycopy(seen.get(i).row(), 0, values, i * width, width);
    }
    return new BoosterRows(values, width, labels, new float[0], floats(seen, start));
  }

  private static float[] floats(List<SeenInvoice> seen, ToDoubleFunction<SeenInvoice> value) {
    float[] floats = new float[seen.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) value.applyAsDouble(seen.get(i));
    }
    return floats;
  }
}
