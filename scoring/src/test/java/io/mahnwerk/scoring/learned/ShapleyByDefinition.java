package io.mahnwerk.scoring.learned;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Shapley values by going through every subset of the features that a small forest asks. */
final class ShapleyByDefinition {
  private final Forest forest;
  private final float[] row;
  private final List<Integer> asked;

  ShapleyByDefinition(Forest forest, float[] row) {
    this.forest = forest;
    this.row = row;
    Set<Integer> features = new TreeSet<>();
    for (int root : forest.roots()) {
      collect(root, features);
    }
    this.asked = new ArrayList<>(features);
  }

  double[] values() {
    double[] values = new double[row.length];
    int n = asked.size();
    for (int f = 0; f < n; f++) {
      for (int subset = 0; subset < 1 << n; subset++) {
        if ((subset & 1 << f) == 0) {
          int size = Integer.bitCount(subset);
          double share = factorial(size) * factorial(n - size - 1) / factorial(n);
          values[asked.get(f)] += share * (margin(subset | 1 << f) - margin(subset));
        }
      }
    }
    return values;
  }

  private double margin(int subset) {
    double margin = 0;
    for (int root : forest.roots()) {
      margin += margin(root, subset);
    }
    return margin;
  }

  private double margin(int node, int subset) {
    if (forest.isLeaf(node)) {
      return forest.value(node);
    }
    if ((subset & 1 << asked.indexOf(forest.feature(node))) != 0) {
      return margin(forest.next(node, row), subset);
    }
    double left = forest.cover(forest.left(node)) / (double) forest.cover(node);
    return left * margin(forest.left(node), subset)
        + (1 - left) * margin(forest.right(node), subset);
  }

  private void collect(int node, Set<Integer> features) {
    if (!forest.isLeaf(node)) {
      features.add(forest.feature(node));
      collect(forest.left(node), features);
      collect(forest.right(node), features);
    }
  }

  private static double factorial(int n) {
    return n < 2 ? 1 : n * factorial(n - 1);
  }
}
