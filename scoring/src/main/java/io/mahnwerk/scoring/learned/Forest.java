package io.mahnwerk.scoring.learned;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

/**
 * Evaluates a trained booster in Java, without the native library. Margins equal the library's bit
 * for bit: the same single-precision sums in the same order. Immutable.
 *
 * <p>Reads the JSON model of XGBoost with one output and the objective binary:logistic, as its
 * published schema (doc/model.schema) describes it. A node goes left when the value is less than
 * the split condition, or by its default when the value is missing (NaN).
 */
final class Forest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LEAF = -1;

  private final float base;
  private final int[] roots;
  private final int[] feature;
  private final float[] value;
  private final int[] right;
  private final boolean[] missingLeft;
  private final float[] cover;

  private Forest(float base, Nodes nodes, int[] roots) {
    this.base = base;
    this.roots = roots;
    this.feature = Arrays.copyOf(nodes.feature, nodes.size);
    this.value = Arrays.copyOf(nodes.value, nodes.size);
    this.right = Arrays.copyOf(nodes.right, nodes.size);
    this.missingLeft = Arrays.copyOf(nodes.missingLeft, nodes.size);
    this.cover = Arrays.copyOf(nodes.cover, nodes.size);
  }

  /** Nodes of all trees in pre-order: a node's left child is the next node. */
  private static final class Nodes {
    private final int[] feature;
    private final float[] value;
    private final int[] right;
    private final boolean[] missingLeft;
    private final float[] cover;
    private int size;

    private Nodes(int capacity) {
      feature = new int[capacity];
      value = new float[capacity];
      right = new int[capacity];
      missingLeft = new boolean[capacity];
      cover = new float[capacity];
    }

    private int add(int nodeFeature, float nodeValue, boolean left, float nodeCover) {
      feature[size] = nodeFeature;
      value[size] = nodeValue;
      missingLeft[size] = left;
      cover[size] = nodeCover;
      return size++;
    }
  }

  /** Throws {@link IllegalArgumentException} when the text is no such model. */
  static Forest parse(byte[] json) {
    try {
      JsonNode learner = JSON.readTree(json).path("learner");
      JsonNode trees = learner.path("gradient_booster").path("model").path("trees");
      if (!learner.path("objective").path("name").asText().equals("binary:logistic")
          || trees.isEmpty()) {
        throw new IllegalArgumentException("Not an XGBoost model with objective binary:logistic");
      }
      String base = learner.path("learner_model_param").path("base_score").asText();
      return read(margin(Float.parseFloat(base)), trees);
    } catch (IOException e) {
      throw new UncheckedIOException("Not an XGBoost model in JSON", e);
    }
  }

  private static Forest read(float base, JsonNode trees) {
    int capacity = 0;
    for (JsonNode tree : trees) {
      capacity += tree.path("left_children").size();
    }
    Nodes nodes = new Nodes(capacity);
    int[] roots = new int[trees.size()];
    for (int t = 0; t < roots.length; t++) {
      roots[t] = copy(trees.get(t), 0, nodes);
    }
    return new Forest(base, nodes, roots);
  }

  private static int copy(JsonNode tree, int node, Nodes nodes) {
    int left = tree.path("left_children").get(node).intValue();
    float condition = tree.path("split_conditions").get(node).floatValue();
    float hessian = tree.path("sum_hessian").get(node).floatValue();
    if (left == LEAF) {
      return nodes.add(LEAF, condition, false, hessian);
    }
    boolean missingLeft = tree.path("default_left").get(node).asInt() == 1;
    int split = tree.path("split_indices").get(node).intValue();
    int index = nodes.add(split, condition, missingLeft, hessian);
    copy(tree, left, nodes);
    nodes.right[index] = copy(tree, tree.path("right_children").get(node).intValue(), nodes);
    return index;
  }

  /**
   * The same forest for rows that agree with this one from feature {@code varying} on: every split
   * on those is decided beforehand. Margins of such rows stay the same bit for bit.
   */
  Forest given(float[] row, int varying) {
    Nodes nodes = new Nodes(feature.length);
    int[] newRoots = new int[roots.length];
    for (int t = 0; t < roots.length; t++) {
      newRoots[t] = decide(roots[t], row, varying, nodes);
    }
    return new Forest(base, nodes, newRoots);
  }

  private int decide(int node, float[] row, int varying, Nodes nodes) {
    int n = node;
    while (feature[n] >= varying) {
      n = next(n, row);
    }
    int index = nodes.add(feature[n], value[n], missingLeft[n], cover[n]);
    if (feature[n] != LEAF) {
      decide(n + 1, row, varying, nodes);
      nodes.right[index] = decide(right[n], row, varying, nodes);
    }
    return index;
  }

  float margin(float[] row) {
    float sum = base;
    for (int root : roots) {
      int n = root;
      while (feature[n] != LEAF) {
        n = next(n, row);
      }
      sum += value[n];
    }
    return sum;
  }

  double probability(float[] row) {
    return 1 / (1 + Math.exp(-margin(row)));
  }

  float base() {
    return base;
  }

  /** How many nodes there are in all trees. */
  int size() {
    return feature.length;
  }

  /** The first node of each tree. */
  int[] roots() {
    return roots.clone();
  }

  boolean isLeaf(int node) {
    return feature[node] == LEAF;
  }

  /** The feature that a node asks. */
  int feature(int node) {
    return feature[node];
  }

  /** What a leaf adds to the margin. */
  float value(int node) {
    return value[node];
  }

  int left(int node) {
    return node + 1;
  }

  int right(int node) {
    return right[node];
  }

  /** How much of the training data, by its second derivative, came through the node. */
  float cover(int node) {
    return cover[node];
  }

  /** Which share of the training data that came through a node went on to its child. */
  double share(int child, int node) {
    return cover[node] == 0 ? 0.5 : (double) cover[child] / cover[node];
  }

  /** Where a row goes from a node that is no leaf. */
  int next(int node, float[] row) {
    float v = row[feature[node]];
    boolean left = Float.isNaN(v) ? missingLeft[node] : v < value[node];
    return left ? node + 1 : right[node];
  }

  /** As the library does it: a logit in single precision. */
  private static float margin(float probability) {
    return (float) -Math.log(1.0f / probability - 1.0f);
  }
}
