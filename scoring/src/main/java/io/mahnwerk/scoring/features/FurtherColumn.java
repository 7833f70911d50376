package io.mahnwerk.scoring.features;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A column of a feature row beside those of {@link Feature}: what an enrichment file or an external
 * factor tells.
 *
 * @param name {@code debtor.} or {@code factor.} and the column's own name
 * @param categories the texts that a model was trained with, in order; none for a column of numbers
 */
public record FurtherColumn(String name, List<String> categories) {
  /** What a column of an enrichment file is called. */
  public static final String OF_DEBTOR = "debtor.";

  /** What an external factor is called. */
  public static final String OF_FACTOR = "factor.";

  /** With more different texts than these a column names things rather than kinds of things. */
  public static final int MOST_CATEGORIES = 100;

  public FurtherColumn {
    categories = List.copyOf(categories);
  }

  /**
   * Makes columns of what was seen, in order of their names. A column that holds numbers alone is
   * one of numbers; one of more than {@value #MOST_CATEGORIES} texts is left out.
   */
  static List<FurtherColumn> of(Map<String, Set<String>> seen) {
    List<FurtherColumn> columns = new ArrayList<>();
    new TreeMap<>(seen)
        .forEach(
            (name, values) -> {
              boolean numbers = values.stream().allMatch(FurtherColumn::isNumber);
              if (numbers || values.size() <= MOST_CATEGORIES) {
                List<String> sorted = values.stream().sorted().toList();
                columns.add(new FurtherColumn(name, numbers ? List.of() : sorted));
              }
            });
    return columns;
  }

  /** The number in the row; missing where nothing is known or the text is a new one. */
  float value(Map<String, String> known) {
    String value = known.get(name);
    if (value == null) {
      return Float.NaN;
    }
    int category = categories.indexOf(value);
    return categories.isEmpty() ? number(value) : category < 0 ? Float.NaN : category;
  }

  /** Whether a text is a plain decimal number, with a point where it has decimals. */
  public static boolean isNumber(String text) {
    return text.matches("[-+]?\\d{1,15}(\\.\\d{1,15})?([eE][-+]?\\d{1,2})?");
  }

  private static float number(String text) {
    return isNumber(text) ? (float) Double.parseDouble(text) : Float.NaN;
  }
}
