package io.mahnwerk.mocks.world;

/** A value of a world file that breaks a rule; the reader adds file, line and field. */
final class WorldCheck extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private WorldCheck(String field, String sentence) {
    super("'" + field + "' " + sentence);
  }

  static void rule(boolean holds, String field, String sentence) {
    if (!holds) {
      throw new WorldCheck(field, sentence);
    }
  }

  static void probability(String field, double value) {
    rule(value >= 0 && value <= 1, field, "must be between 0 and 1 but is " + value);
  }

  static void notNegative(String field, double value) {
    rule(value >= 0 && value < 1e6, field, "must be a number of at least 0 but is " + value);
  }

  static void businessDays(String field, int value) {
    rule(value >= 1 && value <= 15, field, "must be 1 to 15 business days but is " + value);
  }

  static void ordered(double from, double to) {
    rule(from <= to, "from", "must not be greater than 'to' but " + from + " > " + to);
  }
}
