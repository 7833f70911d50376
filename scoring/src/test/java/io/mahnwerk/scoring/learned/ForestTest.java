package io.mahnwerk.scoring.learned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.mahnwerk.scoring.features.Feature;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.Set;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ForestTest {
  private static final int ROWS = 5_000;
  private static final int WIDTH = Feature.values().length;

  private static byte[] model;
  private static float[] rows;
  private static float[][] margins;
  private static float[][] probabilities;

  @BeforeAll
  static void train() throws Exception {
    model =
        new BoosterFit(7, 60, 6, 2, new BoosterFit.Shape(Set.of(), false)).train(trainingRows());
    Random random = new Random(11);
    rows = new float[ROWS * WIDTH];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = value(random);
    }
    Booster booster = XGBoost.loadModel(new ByteArrayInputStream(model));
    DMatrix matrix = new DMatrix(rows, ROWS, WIDTH, Float.NaN);
    margins = booster.predict(matrix, true);
    probabilities = booster.predict(matrix, false);
    matrix.dispose();
    booster.dispose();
  }

  @Test
  void equalsTheNativeMarginsBitForBit() {
    Forest forest = Forest.parse(model);

    for (int r = 0; r < ROWS; r++) {
      assertThat(Float.floatToRawIntBits(forest.margin(row(r))))
          .as("row %d", r)
          .isEqualTo(Float.floatToRawIntBits(margins[r][0]));
    }
  }

  @Test
  void agreesWithTheNativeProbabilities() {
    Forest forest = Forest.parse(model);

    for (int r = 0; r < ROWS; r++) {
      assertThat((float) forest.probability(row(r))).isCloseTo(probabilities[r][0], within(2e-7f));
    }
  }

  @Test
  void staysTheSameWhenWhatIsFixedIsDecidedBeforehand() {
    Forest forest = Forest.parse(model);
    Random random = new Random(13);

    for (int r = 0; r < 200; r++) {
      float[] row = row(r);
      Forest given = forest.given(row, Feature.VARYING);
      for (int day = 0; day < 20; day++) {
        for (int f = 0; f < Feature.VARYING; f++) {
          row[f] = value(random);
        }
        assertThat(Float.floatToRawIntBits(given.margin(row)))
            .isEqualTo(Float.floatToRawIntBits(forest.margin(row)));
      }
    }
  }

  @Test
  void givesTheSameBytesForTheSameSeed() {
    byte[] again =
        new BoosterFit(7, 60, 6, 2, new BoosterFit.Shape(Set.of(), false)).train(trainingRows());
    byte[] other =
        new BoosterFit(8, 60, 6, 2, new BoosterFit.Shape(Set.of(), false)).train(trainingRows());

    assertThat(again).isEqualTo(model);
    assertThat(other).isNotEqualTo(model);
  }

  @Test
  void keepsARisingFeatureRising() {
    BoosterFit fit =
        new BoosterFit(7, 60, 4, 2, new BoosterFit.Shape(Set.of(Feature.NOTICES_SENT), false));
    Forest forest = Forest.parse(fit.train(trainingRows()));

    for (int r = 0; r < 500; r++) {
      float[] row = row(r);
      float before = Float.NEGATIVE_INFINITY;
      for (int k = -3; k <= 3; k++) {
        row[Feature.NOTICES_SENT.ordinal()] = k;
        float margin = forest.margin(row);
        assertThat(margin).isGreaterThanOrEqualTo(before);
        before = margin;
      }
    }
  }

  @Test
  void refusesAnotherKindOfModel() {
    byte[] other =
        "{\"learner\":{\"objective\":{\"name\":\"reg:squarederror\"}}}"
            .getBytes(StandardCharsets.UTF_8);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Forest.parse(other))
        .withMessage("Not an XGBoost model with objective binary:logistic");
  }

  private static float[] row(int index) {
    float[] row = new float[WIDTH];
    System.arraycopy(rows, index * WIDTH, row, 0, WIDTH);
    return row;
  }

  /** Some values lie exactly on a split, some are missing. */
  private static float value(Random random) {
    double kind = random.nextDouble();
    if (kind < 0.2) {
      return Float.NaN;
    }
    return kind < 0.5 ? random.nextInt(7) - 3 : (float) random.nextGaussian();
  }

  private static TrainingRows trainingRows() {
    Random random = new Random(5);
    TrainingRows rows = new TrainingRows(4_000, WIDTH);
    for (int i = 0; i < 4_000; i++) {
      float[] row = new float[WIDTH];
      for (int f = 0; f < WIDTH; f++) {
        row[f] = value(random);
      }
      float signal = row[0] - 2 * row[20] * row[3];
      boolean label = random.nextGaussian() + (Float.isNaN(signal) ? -1 : signal) > 1.5;
      rows.add(row, label, 1 + random.nextInt(3), 0);
    }
    return rows;
  }
}
