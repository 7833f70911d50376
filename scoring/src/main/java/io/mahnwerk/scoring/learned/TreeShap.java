package io.mahnwerk.scoring.learned;

/**
 * Exact path-dependent TreeSHAP: how much each feature of a row adds to the margin of a forest
 * (Lundberg, Erion, Lee: Consistent Individualized Feature Attribution for Tree Ensembles, 2018,
 * algorithm 2). A feature's value is its Shapley value where what is not known of a row is averaged
 * over the training data that came through each node. Equals the contributions of XGBoost but for
 * rounding. Not safe for use by several threads.
 */
final class TreeShap {
  private final Forest forest;
  private final int[] roots;
  private final double expected;
  private ShapPath[] levels = {new ShapPath(2)};

  TreeShap(Forest forest) {
    this.forest = forest;
    this.roots = forest.roots();
    double sum = forest.base();
    for (int root : roots) {
      sum += mean(root);
    }
    this.expected = sum;
  }

  /** The margin of a row of which nothing is known. */
  double expected() {
    return expected;
  }

  /** By feature; together with {@link #expected} they add up to the row's margin. */
  double[] contributions(float[] row) {
    double[] contributions = new double[row.length];
    Walk walk = new Walk(row, contributions);
    for (int root : roots) {
      level(0).clear();
      level(0).extend(ShapPath.NOTHING, 1, 1);
      walk.at(root, 0);
    }
    return contributions;
  }

  /** One row on its way through all trees. */
  private final class Walk {
    private final float[] row;
    private final double[] contributions;

    private Walk(float[] row, double[] contributions) {
      this.row = row;
      this.contributions = contributions;
    }

    /** The path of this depth leads to the node, its last step included. */
    private void at(int node, int depth) {
      ShapPath path = level(depth);
      if (forest.isLeaf(node)) {
        path.addTo(contributions, forest.value(node));
        return;
      }
      int feature = forest.feature(node);
      int known = path.indexOf(feature);
      double zero = known < 0 ? 1 : path.zero(known);
      double one = known < 0 ? 1 : path.one(known);
      int taken = forest.next(node, row);
      for (int child : new int[] {forest.left(node), forest.right(node)}) {
        ShapPath further = level(depth + 1);
        further.become(path);
        if (known >= 0) {
          further.unwind(known);
        }
        further.extend(feature, zero * forest.share(child, node), child == taken ? one : 0);
        at(child, depth + 1);
      }
    }
  }

  private ShapPath level(int depth) {
    if (depth >= levels.length) {
      ShapPath[] more = java.util.Arrays.copyOf(levels, 2 * depth);
      for (int d = levels.length; d < more.length; d++) {
        more[d] = new ShapPath(d + 2);
      }
      levels = more;
    }
    return levels[depth];
  }

  private double mean(int node) {
    if (forest.isLeaf(node)) {
      return forest.value(node);
    }
    int left = forest.left(node);
    int right = forest.right(node);
    return forest.share(left, node) * mean(left) + forest.share(right, node) * mean(right);
  }
}
