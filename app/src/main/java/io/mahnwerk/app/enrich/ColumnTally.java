package io.mahnwerk.app.enrich;

import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.scoring.features.FurtherColumn;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What one column of an enrichment file holds, without keeping all of it. */
final class ColumnTally {
  private static final int EXAMPLES = 4;

  private final String name;
  private final Set<String> different = new HashSet<>();
  private int filled;
  private boolean numbers = true;

  ColumnTally(String name) {
    this.name = name;
  }

  void add(String value) {
    filled++;
    numbers = numbers && FurtherColumn.isNumber(value);
    if (different.size() <= FurtherColumn.MOST_CATEGORIES) {
      different.add(value);
    }
  }

  /** One row of the table of what a file brings. */
  List<Sentence> row(int debtors) {
    return List.of(
        Sentence.same(name),
        Sentence.percent(debtors == 0 ? 0 : filled / (double) debtors, 0),
        kind(),
        Sentence.same(
            different.size() > FurtherColumn.MOST_CATEGORIES
                ? ""
                : new TreeSet<>(different)
                    .stream().limit(EXAMPLES).collect(Collectors.joining(", "))));
  }

  private Sentence kind() {
    if (filled == 0) {
      return new Sentence("empty: tells nothing", "leer: sagt nichts");
    } else if (numbers) {
      return new Sentence("numbers", "Zahlen");
    } else if (different.size() > FurtherColumn.MOST_CATEGORIES) {
      return new Sentence(
              "more than %s texts: left out of models",
              "mehr als %s Texte: in Modellen ausgelassen")
          .with(Sentence.number(FurtherColumn.MOST_CATEGORIES, 0));
    }
    return new Sentence("%s different texts", "%s verschiedene Texte")
        .with(Sentence.number(different.size(), 0));
  }
}
