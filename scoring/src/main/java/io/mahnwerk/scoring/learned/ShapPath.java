package io.mahnwerk.scoring.learned;

/**
 * The features on the way to a node, each once, and the weights of all subsets of them by size: the
 * unique path of TreeSHAP. A feature's zero share is that of the training data which goes this way
 * when the feature is not known, its one share is 1 where the row itself goes this way and else 0.
 */
final class ShapPath {
  /** Stands for the empty set at the beginning of a path. */
  static final int NOTHING = -1;

  private final int[] feature;
  private final double[] zero;
  private final double[] one;
  private final double[] weight;
  private int size;

  /**
   * @param capacity most features on it, the first one that stands for nothing included
   */
  ShapPath(int capacity) {
    feature = new int[capacity];
    zero = new double[capacity];
    one = new double[capacity];
    weight = new double[capacity];
  }

  void clear() {
    size = 0;
  }

  void become(ShapPath other) {
    size = other.size;
    System.arraycopy(other.feature, 0, feature, 0, size);
    System.arraycopy(other.zero, 0, zero, 0, size);
    System.arraycopy(other.one, 0, one, 0, size);
    System.arraycopy(other.weight, 0, weight, 0, size);
  }

  /** Where the feature stands on the path; negative where it does not. */
  int indexOf(int wanted) {
    for (int i = 1; i < size; i++) {
      if (feature[i] == wanted) {
        return i;
      }
    }
    return -1;
  }

  double zero(int index) {
    return zero[index];
  }

  double one(int index) {
    return one[index];
  }

  void extend(int nextFeature, double zeroShare, double oneShare) {
    int depth = size++;
    feature[depth] = nextFeature;
    zero[depth] = zeroShare;
    one[depth] = oneShare;
    weight[depth] = depth == 0 ? 1 : 0;
    for (int i = depth - 1; i >= 0; i--) {
      weight[i + 1] += oneShare * weight[i] * (i + 1) / (depth + 1);
      weight[i] = zeroShare * weight[i] * (depth - i) / (depth + 1);
    }
  }

  /** Takes a feature from the path as if it had never been on it. */
  void unwind(int index) {
    int depth = size - 1;
    double next = weight[depth];
    for (int i = depth - 1; i >= 0; i--) {
      if (one[index] == 0) {
        weight[i] = weight[i] * (depth + 1) / (zero[index] * (depth - i));
      } else {
        double before = weight[i];
        weight[i] = next * (depth + 1) / ((i + 1) * one[index]);
        next = before - weight[i] * zero[index] * (depth - i) / (depth + 1);
      }
    }
    for (int i = index; i < depth; i++) {
      feature[i] = feature[i + 1];
      zero[i] = zero[i + 1];
      one[i] = one[i + 1];
    }
    size = depth;
  }

  /** Adds what each feature on the path has to do with the leaf at its end. */
  void addTo(double[] contributions, double leaf) {
    for (int i = 1; i < size; i++) {
      contributions[feature[i]] += without(i) * (one[i] - zero[i]) * leaf;
    }
  }

  /** The weights of all subsets that lack the feature, added up. */
  private double without(int index) {
    int depth = size - 1;
    double next = weight[depth];
    double total = 0;
    for (int i = depth - 1; i >= 0; i--) {
      if (one[index] == 0) {
        total += weight[i] * (depth + 1) / (zero[index] * (depth - i));
      } else {
        double part = next * (depth + 1) / ((i + 1) * one[index]);
        total += part;
        next = weight[i] - part * zero[index] * (depth - i) / (depth + 1);
      }
    }
    return total;
  }
}
