package io.mahnwerk.mocks.world;

import io.mahnwerk.core.model.Sentence;

/** A value of a world file that breaks a rule; the reader adds file, line and field. */
final class WorldCheck extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final transient Sentence sentence;

  private WorldCheck(Sentence sentence) {
    super(sentence.english());
    this.sentence = sentence;
  }

  Sentence sentence() {
    return sentence;
  }

  /**
   * @param rule what holds of the field, to be read after its name
   */
  static void rule(boolean holds, String field, Sentence rule) {
    if (!holds) {
      throw new WorldCheck(Sentence.same("'%s' %s").with(Sentence.same(field), rule));
    }
  }

  static void probability(String field, double value) {
    rule(
        value >= 0 && value <= 1,
        field,
        new Sentence("must be between 0 and 1 but is %s", "muss zwischen 0 und 1 sein, ist aber %s")
            .naming(value));
  }

  static void notNegative(String field, double value) {
    rule(
        value >= 0 && value < 1e6,
        field,
        new Sentence(
                "must be a number of at least 0 but is %s", "muss eine Zahl ab 0 sein, ist aber %s")
            .naming(value));
  }

  static void businessDays(String field, int value) {
    rule(
        value >= 1 && value <= 15,
        field,
        new Sentence(
                "must be 1 to 15 business days but is %s",
                "muss 1 bis 15 Arbeitstage sein, ist aber %s")
            .naming(value));
  }

  static void ordered(double from, double to) {
    rule(
        from <= to,
        "from",
        new Sentence(
                "must not be greater than 'to' but %s > %s",
                "darf nicht größer als 'to' sein, aber %s > %s")
            .naming(from, to));
  }
}
