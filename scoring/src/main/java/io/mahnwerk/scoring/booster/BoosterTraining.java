package io.mahnwerk.scoring.booster;

import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * Trains one booster; the same rows and parameters give the same bytes. Throws {@link
 * IllegalStateException} where the native library cannot be loaded or refuses.
 *
 * @param parameters by the names of XGBoost's documentation
 */
public record BoosterTraining(Map<String, Object> parameters, int rounds) {
  public BoosterTraining {
    parameters = Map.copyOf(parameters);
  }

  /** The model in XGBoost's JSON. */
  public byte[] model(BoosterRows rows) {
    return guarded(() -> with(rows, known -> trained(known, b -> b.toByteArray("json"))));
  }

  /** What a booster trained on the known rows answers for each of the asked ones. */
  public float[] answers(BoosterRows known, BoosterRows asked) {
    return guarded(
        () -> with(known, from -> with(asked, to -> trained(from, b -> first(b.predict(to))))));
  }

  private interface Step<T> {
    T take() throws XGBoostError;
  }

  private interface Use<N, T> {
    T of(N held) throws XGBoostError;
  }

  private <T> T trained(DMatrix rows, Use<Booster, T> use) throws XGBoostError {
    Booster booster = XGBoost.train(rows, parameters, rounds, Map.of(), null, null);
    try {
      return use.of(booster);
    } finally {
      booster.dispose();
    }
  }

  private static <T> T with(BoosterRows rows, Use<DMatrix, T> use) throws XGBoostError {
    DMatrix matrix = new DMatrix(rows.values(), rows.size(), rows.width(), Float.NaN);
    try {
      if (rows.labels().length > 0) {
        matrix.setLabel(rows.labels());
      }
      if (rows.weights().length > 0) {
        matrix.setWeight(rows.weights());
      }
      if (rows.starts().length > 0) {
        matrix.setBaseMargin(rows.starts());
      }
      return use.of(matrix);
    } finally {
      matrix.dispose();
    }
  }

  private static <T> T guarded(Step<T> step) {
    try {
      return step.take();
    } catch (XGBoostError e) {
      throw new IllegalStateException("XGBoost could not train", e);
    } catch (LinkageError e) {
      throw new IllegalStateException(
          "The native library of XGBoost cannot be loaded; on Linux it needs libgomp (package"
              + " libgomp1)",
          e);
    }
  }

  private static float[] first(float[][] answers) {
    float[] first = new float[answers.length];
    for (int i = 0; i < first.length; i++) {
      first[i] = answers[i][0];
    }
    return first;
  }
}
