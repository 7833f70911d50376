package io.mahnwerk.mocks.sap;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The system query options of one request.
 *
 * @param top most entries over all pages
 * @param skip entries left out at the start
 * @param done entries that earlier pages of the same answer have shown
 */
record ODataQuery(
    List<String> select,
    String filter,
    List<Sorting> orderBy,
    int top,
    int skip,
    int done,
    boolean count) {
  private static final Set<String> KNOWN =
      Set.of(
          "$select",
          "$filter",
          "$orderby",
          "$top",
          "$skip",
          "$skiptoken",
          "$inlinecount",
          "$format");

  /** One property to sort by. */
  record Sorting(String property, boolean descending) {}

  static ODataQuery of(Map<String, String> options) {
    for (String option : options.keySet()) {
      if (option.startsWith("$") && !KNOWN.contains(option)) {
        throw ODataError.badRequest("Query option '" + option + "' is not supported.");
      }
    }
    return new ODataQuery(
        list(options.getOrDefault("$select", "")),
        options.getOrDefault("$filter", ""),
        list(options.getOrDefault("$orderby", "")).stream().map(ODataQuery::sorting).toList(),
        number(options, "$top", Integer.MAX_VALUE),
        number(options, "$skip", 0),
        number(options, "$skiptoken", 0),
        counts(options.getOrDefault("$inlinecount", "none")));
  }

  private static List<String> list(String text) {
    return Arrays.stream(text.split(",")).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }

  private static Sorting sorting(String text) {
    String[] words = text.split("\\s+");
    boolean known = words.length == 1 || words[1].equals("asc") || words[1].equals("desc");
    if (words.length > 2 || !known) {
      throw ODataError.badRequest("Invalid $orderby '" + text + "'.");
    }
    return new Sorting(words[0], words.length == 2 && words[1].equals("desc"));
  }

  private static int number(Map<String, String> options, String option, int absent) {
    String text = options.get(option);
    if (text == null) {
      return absent;
    }
    try {
      int number = Integer.parseInt(text);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      throw ODataError.badRequest("Invalid value '" + text + "' of " + option + ".");
    }
    throw ODataError.badRequest("Value of " + option + " must not be negative.");
  }

  private static boolean counts(String text) {
    return switch (text) {
      case "allpages" -> true;
      case "none" -> false;
      default -> throw ODataError.badRequest("Invalid value '" + text + "' of $inlinecount.");
    };
  }
}
