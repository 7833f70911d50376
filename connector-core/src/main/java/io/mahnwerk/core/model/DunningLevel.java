package io.mahnwerk.core.model;

/** How far dunning has gone, 0 to 9; 0 means never dunned. */
public record DunningLevel(int value) implements Comparable<DunningLevel> {
  public static final DunningLevel NONE = new DunningLevel(0);

  public DunningLevel {
    if (value < 0 || value > 9) {
      throw new IllegalArgumentException("A dunning level must be 0 to 9 but was " + value);
    }
  }

  public DunningLevel next() {
    return new DunningLevel(value + 1);
  }

  @Override
  public int compareTo(DunningLevel other) {
    return Integer.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Integer.toString(value);
  }
}
