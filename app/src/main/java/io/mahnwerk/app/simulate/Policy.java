package io.mahnwerk.app.simulate;

import io.mahnwerk.core.model.Sentence;

/** What is compared, from doing nothing to knowing everything. */
enum Policy {
  FORMER("former", new Sentence("Former schedule", "Bisheriger Plan"), "muted", false),
  FIXED_DAY("fixedDay", new Sentence("Best fixed day", "Bester fester Tag"), "soft", false),
  RULE("rule", new Sentence("Segment rule", "Segmentregel"), "soft", false),
  OURS("mahnwerk", Sentence.same("Mahnwerk"), "accent", false),
  ORACLE("oracle", new Sentence("Perfect foresight", "Perfekte Vorhersage"), "outline", false),
  DELAY_OURS(
      "mahnwerkDelayOnly",
      new Sentence("Mahnwerk, delay only", "Mahnwerk, nur Aufschub"),
      "accent",
      true),
  DELAY_ORACLE(
      "oracleDelayOnly",
      new Sentence("Perfect foresight, delay only", "Perfekte Vorhersage, nur Aufschub"),
      "outline",
      true);

  private final String key;
  private final Sentence label;
  private final String style;
  private final boolean delayOnly;

  Policy(String key, Sentence label, String style, boolean delayOnly) {
    this.key = key;
    this.label = label;
    this.style = style;
    this.delayOnly = delayOnly;
  }

  /** Its name in report.json. */
  String key() {
    return key;
  }

  Sentence label() {
    return label;
  }

  String style() {
    return style;
  }

  /** Whether debtors keep the former procedure and can only be held back. */
  boolean isDelayOnly() {
    return delayOnly;
  }

  /** Whether it follows a model that was trained on the history. */
  boolean isLearned() {
    return this == OURS || this == DELAY_OURS;
  }

  /** What it is measured against. */
  Policy oracle() {
    return delayOnly ? DELAY_ORACLE : ORACLE;
  }
}
