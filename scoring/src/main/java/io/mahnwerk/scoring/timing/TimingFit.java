package io.mahnwerk.scoring.timing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * How boosters are trained: they correct what the debtor's mean foresees, and so cannot be much
 * worse than it. Several speak together: shallow and deeper ones, some starting from the mean, some
 * from the mean moved by what everybody's last payments missed it by. Which of them is best shows
 * only afterwards; their average came close to it on every file it was tried on.
 */
record TimingFit(long seed) {
  private static final int VOICES = 3;
  private static final int ROUNDS = 40;
  private static final double SURE = 0.98;

  /** One kind of booster. */
  private record Kind(int depth, boolean trend) {
    private static final List<Kind> ALL =
        List.of(new Kind(2, false), new Kind(2, true), new Kind(4, false), new Kind(4, true));

    private double startDays(SeenInvoice seen) {
      double mean = seen.value(TimingFeature.MEAN_DAYS);
      return trend ? mean + seen.value(TimingFeature.TREND) : mean;
    }
  }

  /** What the boosters foresee for the asked invoices, in their order. */
  List<Foreseen> foresee(List<SeenInvoice> known, List<SeenInvoice> asked) {
    double[] days = new double[asked.size()];
    double[] late = new double[asked.size()];
    for (Kind kind : Kind.ALL) {
      Questions forDays = new Questions(known, asked, kind::startDays);
      add(days, forDays, kind, "reg:absoluteerror", s -> s.invoice().daysToPay());
      Questions forLate = new Questions(known, asked, TimingFit::startLate);
      add(late, forLate, kind, "binary:logistic", s -> s.invoice().isLate() ? 1 : 0);
    }
    return IntStream.range(0, asked.size())
        .mapToObj(i -> new Foreseen(Math.max(0, days[i]), late[i]))
        .toList();
  }

  private record Questions(
      List<SeenInvoice> known, List<SeenInvoice> asked, ToDoubleFunction<SeenInvoice> start) {}

  private static double startLate(SeenInvoice seen) {
    double share = seen.value(TimingFeature.LATE_SHARE);
    double within = Math.min(SURE, Math.max(1 - SURE, share));
    return Math.log(within / (1 - within));
  }

  private void add(
      double[] means,
      Questions questions,
      Kind kind,
      String objective,
      ToDoubleFunction<SeenInvoice> answer) {
    try {
      DMatrix from = matrix(questions.known(), questions.start());
      DMatrix to = matrix(questions.asked(), questions.start());
      try {
        from.setLabel(floats(questions.known(), answer));
        for (int voice = 0; voice < VOICES; voice++) {
          add(means, from, to, parameters(kind, objective, voice));
        }
      } finally {
        from.dispose();
        to.dispose();
      }
    } catch (XGBoostError e) {
      throw new IllegalStateException("XGBoost could not train", e);
    } catch (LinkageError e) {
      throw new IllegalStateException(
          "The native library of XGBoost cannot be loaded; on Linux it needs libgomp (package"
              + " libgomp1)",
          e);
    }
  }

  private static void add(double[] means, DMatrix from, DMatrix to, Map<String, Object> parameters)
      throws XGBoostError {
    Booster booster = XGBoost.train(from, parameters, ROUNDS, Map.of(), null, null);
    try {
      float[][] answers = booster.predict(to);
      for (int i = 0; i < means.length; i++) {
        means[i] += answers[i][0] / (VOICES * Kind.ALL.size());
      }
    } finally {
      booster.dispose();
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
    parameters.put("verbosity", 0);
    return parameters;
  }

  private static DMatrix matrix(List<SeenInvoice> seen, ToDoubleFunction<SeenInvoice> start)
      throws XGBoostError {
    int width = TimingFeature.width();
    float[] values = new float[seen.size() * width];
    for (int i = 0; i < seen.size(); i++) {
      System.arraycopy(seen.get(i).row(), 0, values, i * width, width);
    }
    DMatrix matrix = new DMatrix(values, seen.size(), width, Float.NaN);
    matrix.setBaseMargin(floats(seen, start));
    return matrix;
  }

  private static float[] floats(List<SeenInvoice> seen, ToDoubleFunction<SeenInvoice> value) {
    float[] floats = new float[seen.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) value.applyAsDouble(seen.get(i));
    }
    return floats;
  }
}
