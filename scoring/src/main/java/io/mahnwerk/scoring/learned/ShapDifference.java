package io.mahnwerk.scoring.learned;

import java.util.Arrays;
import java.util.List;

/**
 * The mean TreeSHAP contributions of some rows less those of others, in one walk through the
 * forest. All rows agree from a feature on. Rows that go the same way share their path, and where
 * no two of them part any more what they share cancels out: such parts of a tree are passed over.
 * Equals the difference of {@link TreeShap}'s contributions but for rounding. Not safe for use by
 * several threads.
 */
final class ShapDifference {
  private static final double NOTHING_LEFT = 1e-12;
  private static final int MOST_ROWS = 31;

  private final Forest forest;
  private final int varying;
  private final float[][] rows;
  private final double[] weights;
  private final boolean[] parts;
  private final double[] difference;
  private ShapPath[] levels = {new ShapPath(2)};

  private ShapDifference(Forest forest, int varying, float[][] rows, double[] weights) {
    this.forest = forest;
    this.varying = varying;
    this.rows = rows;
    this.weights = weights;
    this.parts = new boolean[forest.size()];
    this.difference = new double[rows[0].length];
  }

  /**
   * @param varying all rows are the same from this feature on
   * @param chosen at least one row, like {@code former}; no more than 31 together
   */
  static double[] of(Forest forest, int varying, List<float[]> chosen, List<float[]> former) {
    int count = chosen.size() + former.size();
    if (chosen.isEmpty() || former.isEmpty() || count > MOST_ROWS) {
      throw new IllegalArgumentException(
          "1 to %d rows are compared, not %d with %d"
              .formatted(MOST_ROWS, chosen.size(), former.size()));
    }
    float[][] rows = new float[count][];
    double[] weights = new double[count];
    for (int r = 0; r < count; r++) {
      boolean first = r < chosen.size();
      rows[r] = first ? chosen.get(r) : former.get(r - chosen.size());
      weights[r] = first ? 1.0 / chosen.size() : -1.0 / former.size();
    }
    return new ShapDifference(forest, varying, rows, weights).walk();
  }

  private double[] walk() {
    int all = (1 << rows.length) - 1;
    for (int root : forest.roots()) {
      if (findParts(root)) {
        level(0).clear();
        level(0).extend(ShapPath.NOTHING, 1, 1);
        at(root, 0, all);
      }
    }
    return difference;
  }

  /** Whether any two rows part at the node or below it. */
  private boolean findParts(int node) {
    if (forest.isLeaf(node)) {
      return false;
    }
    boolean here = false;
    if (forest.feature(node) < varying) {
      int first = forest.next(node, rows[0]);
      for (int r = 1; r < rows.length && !here; r++) {
        here = forest.next(node, rows[r]) != first;
      }
    }
    boolean left = findParts(forest.left(node));
    boolean right = findParts(forest.right(node));
    parts[node] = here || left || right;
    return parts[node];
  }

  /**
   * @param group the rows that share the path to the node, a bit for each
   */
  private void at(int node, int depth, int group) {
    double weight = weight(group);
    boolean cancels = Math.abs(weight) < NOTHING_LEFT;
    ShapPath path = level(depth);
    if (forest.isLeaf(node)) {
      path.addTo(difference, weight * forest.value(node));
    } else if (!cancels || parts[node]) {
      int left = forest.left(node);
      int toLeft = goingTo(left, node, group);
      child(left, node, depth, new Groups(toLeft, group & ~toLeft));
      child(forest.right(node), node, depth, new Groups(group & ~toLeft, toLeft));
    }
  }

  /** Who goes to a child and who does not. */
  private record Groups(int going, int staying) {}

  private void child(int child, int node, int depth, Groups groups) {
    if (groups.going() != 0) {
      step(child, node, depth, true);
      at(child, depth + 1, groups.going());
    }
    if (groups.staying() != 0) {
      step(child, node, depth, false);
      at(child, depth + 1, groups.staying());
    }
  }

  private void step(int child, int node, int depth, boolean going) {
    ShapPath path = level(depth);
    ShapPath further = level(depth + 1);
    int feature = forest.feature(node);
    int known = path.indexOf(feature);
    double zero = known < 0 ? 1 : path.zero(known);
    double one = known < 0 ? 1 : path.one(known);
    further.become(path);
    if (known >= 0) {
      further.unwind(known);
    }
    further.extend(feature, zero * forest.share(child, node), going ? one : 0);
  }

  private int goingTo(int left, int node, int group) {
    int going = 0;
    for (int r = 0; r < rows.length; r++) {
      if ((group & 1 << r) != 0 && forest.next(node, rows[r]) == left) {
        going |= 1 << r;
      }
    }
    return going;
  }

  private double weight(int group) {
    double weight = 0;
    for (int r = 0; r < weights.length; r++) {
      weight += (group & 1 << r) == 0 ? 0 : weights[r];
    }
    return weight;
  }

  private ShapPath level(int depth) {
    if (depth >= levels.length) {
      ShapPath[] more = Arrays.copyOf(levels, 2 * depth);
      for (int d = levels.length; d < more.length; d++) {
        more[d] = new ShapPath(d + 2);
      }
      levels = more;
    }
    return levels[depth];
  }
}
