package io.mahnwerk.app.pilot;

import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.scoring.pilot.Stratum;

/** A kind of debtors as people read it: segment, country, size and how often they pay late. */
record KindText(Stratum kind) {

  Sentence sentence() {
    return Sentence.same("%s/%s/%s/%s")
        .with(
            Sentence.same(kind.segment()),
            Sentence.same(kind.country()),
            word(kind.size()),
            word(kind.behaviour()));
  }

  private static Sentence word(String key) {
    return switch (key) {
      case "small" -> new Sentence(key, "klein");
      case "medium" -> new Sentence(key, "mittel");
      case "large" -> new Sentence(key, "groß");
      case "seldom" -> new Sentence(key, "selten");
      case "often" -> new Sentence(key, "oft");
      case "mostly" -> new Sentence(key, "meist");
      default -> Sentence.same(key);
    };
  }
}
