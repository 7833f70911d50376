package io.mahnwerk.scoring.learned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.mahnwerk.scoring.features.Feature;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TreeShapTest {
  private static final int ROWS = 400;
  private static final int WIDTH = Feature.values().length;

  private static Forest forest;
  private static float[] rows;
  private static float[][] natives;

  @BeforeAll
  static void train() throws Exception {
    byte[] model =
        new BoosterFit(7, 40, 6, 2, new BoosterFit.Shape(Set.of(), false)).train(trainingRows());
    forest = Forest.parse(model);
    Random random = new Random(17);
    rows = new float[ROWS * WIDTH];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = value(random);
    }
    Booster booster = XGBoost.loadModel(new ByteArrayInputStream(model));
    DMatrix matrix = new DMatrix(rows, ROWS, WIDTH, Float.NaN);
    natives = booster.predictContrib(matrix, 0);
    matrix.dispose();
    booster.dispose();
  }

  @Test
  void equalsTheNativeContributions() {
    TreeShap shap = new TreeShap(forest);

    for (int r = 0; r < ROWS; r++) {
      double[] ours = shap.contributions(row(r));
      for (int f = 0; f < WIDTH; f++) {
        assertThat(ours[f]).as("row %d feature %d", r, f).isCloseTo(natives[r][f], within(1e-5));
      }
      assertThat(shap.expected()).isCloseTo(natives[r][WIDTH], within(1e-5));
    }
  }

  @Test
  void addsUpToTheMargin() {
    TreeShap shap = new TreeShap(forest);

    for (int r = 0; r < ROWS; r++) {
      double sum = shap.expected() + Arrays.stream(shap.contributions(row(r))).sum();
      assertThat(sum).isCloseTo(forest.margin(row(r)), within(1e-5));
    }
  }

  @Test
  void givesNothingToAFeatureThatNoTreeAsks() {
    TreeShap shap = new TreeShap(forest);
    float[] row = row(0);
    double[] contributions = shap.contributions(row);

    for (int f = 0; f < WIDTH; f++) {
      if (natives[0][f] == 0) {
        assertThat(contributions[f]).isZero();
      }
    }
    assertThat(Arrays.stream(contributions).anyMatch(c -> c != 0)).isTrue();
  }

  @Test
  void agreesWithTheDefinitionOnEverySubset() {
    Forest small =
        Forest.parse(
            new BoosterFit(3, 3, 2, 2, new BoosterFit.Shape(Set.of(), false))
                .train(trainingRows()));
    TreeShap shap = new TreeShap(small);
    float[] row = row(1);

    double[] byDefinition = new ShapleyByDefinition(small, row).values();

    assertThat(shap.contributions(row)).containsExactly(byDefinition, within(1e-6));
  }

  @Test
  void findsADifferenceInOneWalkAsItWouldRowByRow() {
    TreeShap shap = new TreeShap(forest);
    for (int n = 0; n < 60; n++) {
      List<float[]> chosen = alike(n, 3 + n % 2, 1);
      List<float[]> former = alike(n, 4, 2);

      double[] difference = ShapDifference.of(forest, Feature.VARYING, chosen, former);

      double[] expected = mean(shap, chosen);
      double[] less = mean(shap, former);
      Arrays.setAll(expected, f -> expected[f] - less[f]);
      assertThat(difference).containsExactly(expected, within(1e-9));
      assertThat(Arrays.stream(difference).anyMatch(d -> Math.abs(d) > 1e-3)).isTrue();
    }
  }

  @Test
  void findsNoDifferenceBetweenTheSameRows() {
    List<float[]> rows = alike(3, 4, 1);

    assertThat(ShapDifference.of(forest, Feature.VARYING, rows, rows)).containsOnly(0);
  }

  @Test
  void comparesNoMoreRowsThanItCanTellApart() {
    List<float[]> rows = alike(3, 16, 1);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> ShapDifference.of(forest, Feature.VARYING, rows, rows))
        .withMessage("1 to 31 rows are compared, not 16 with 16");
  }

  /** Rows that differ in what varies from day to day alone. */
  private static List<float[]> alike(int index, int count, long seed) {
    Random random = new Random(100 * index + seed);
    List<float[]> alike = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      float[] row = row(index);
      for (int f = 0; f < Feature.VARYING; f += 2) {
        row[f] = value(random);
      }
      alike.add(row);
    }
    return alike;
  }

  private static double[] mean(TreeShap shap, List<float[]> rows) {
    double[] mean = new double[WIDTH];
    for (float[] row : rows) {
      double[] contributions = shap.contributions(row);
      Arrays.setAll(mean, f -> mean[f] + contributions[f] / rows.size());
    }
    return mean;
  }

  private static float[] row(int index) {
    return Arrays.copyOfRange(rows, index * WIDTH, (index + 1) * WIDTH);
  }

  private static float value(Random random) {
    double kind = random.nextDouble();
    if (kind < 0.2) {
      return Float.NaN;
    }
    return kind < 0.5 ? random.nextInt(7) - 3 : (float) random.nextGaussian();
  }

  private static TrainingRows trainingRows() {
    Random random = new Random(5);
    TrainingRows training = new TrainingRows(4_000, WIDTH);
    for (int i = 0; i < 4_000; i++) {
      float[] row = new float[WIDTH];
      for (int f = 0; f < WIDTH; f++) {
        row[f] = value(random);
      }
      float signal = row[0] - 2 * row[20] * row[3];
      boolean label = random.nextGaussian() + (Float.isNaN(signal) ? -1 : signal) > 1.5;
      training.add(row, label, 1 + random.nextInt(3), 0);
    }
    return training;
  }
}
