package io.mahnwerk.connector.datev;

import io.mahnwerk.core.model.Sentence;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How the columns of an office's open item export are found.
 *
 * @param named the heading of a field where it is none of those known; it wins over them
 * @param format the columns of the office's own saved format, for files without headings
 */
record OposLayout(Map<OposField, String> named, Optional<FormatDescription> format) {
  /** Known headings only. */
  static final OposLayout USUAL = new OposLayout(Map.of(), Optional.empty());

  OposLayout {
    named = Map.copyOf(named);
  }

  /**
   * The layout from a setting such as {@code level=Stufe; block=Gesperrt}; blank for the usual.
   *
   * @throws IllegalArgumentException naming the part that is not understood
   */
  static OposLayout of(String setting, Optional<FormatDescription> format) {
    Map<OposField, String> named = new EnumMap<>(OposField.class);
    for (String part : setting.split(";", -1)) {
      if (part.isBlank()) {
        continue;
      }
      int equals = part.indexOf('=');
      Optional<OposField> field =
          equals < 0 ? Optional.empty() : OposField.ofKey(part.substring(0, equals).strip());
      if (field.isEmpty() || part.substring(equals + 1).isBlank()) {
        throw new IllegalArgumentException(part.strip());
      }
      named.put(field.get(), part.substring(equals + 1).strip());
    }
    return new OposLayout(named, format);
  }

  /** Whether the row names columns: it has a heading for the account and one for the invoice. */
  boolean isHeading(Headings row) {
    return !positions(OposField.ACCOUNT, row).isEmpty()
        && !positions(OposField.INVOICE, row).isEmpty();
  }

  /**
   * Finds every column.
   *
   * @throws FileRefusal where one is missing without which no item can be understood, or where two
   *     could be meant
   */
  OposColumns columns(Headings headings, String file) {
    Map<OposField, Integer> found = new EnumMap<>(OposField.class);
    for (OposField field : OposField.values()) {
      List<Integer> at = positions(field, headings);
      if (at.size() > 1) {
        throw refusal(file, twice(field, headings, at));
      }
      at.stream().findFirst().ifPresent(column -> found.put(field, column));
    }
    boolean amounts = found.containsKey(OposField.DEBIT) && found.containsKey(OposField.CREDIT);
    require(found.containsKey(OposField.ACCOUNT), OposField.ACCOUNT, file);
    require(found.containsKey(OposField.INVOICE), OposField.INVOICE, file);
    require(found.containsKey(OposField.DATE), OposField.DATE, file);
    require(found.containsKey(OposField.DUE), OposField.DUE, file);
    require(amounts || found.containsKey(OposField.BALANCE), OposField.BALANCE, file);
    return new OposColumns(found, headings);
  }

  private List<Integer> positions(OposField field, Headings headings) {
    String wanted = named.get(field);
    Predicate<String> meant =
        wanted == null
            ? heading -> field.isMeantBy(heading) && !isNamed(heading)
            : Headings.plain(wanted)::equals;
    return IntStream.range(0, headings.size())
        .filter(column -> meant.test(headings.plainAt(column)))
        .boxed()
        .toList();
  }

  /** Whether a setting gives the column of this heading to some field. */
  private boolean isNamed(String plainHeading) {
    return named.values().stream().map(Headings::plain).anyMatch(plainHeading::equals);
  }

  private static void require(boolean found, OposField field, String file) {
    if (!found) {
      throw refusal(
          file,
          new Sentence(
                  "no column is headed '%s' or the like; export it too, or name its heading in the"
                      + " setting as %s=Heading",
                  "keine Spalte heißt '%s' oder ähnlich; bitte mit exportieren oder ihre Überschrift"
                      + " in der Einstellung als %s=Überschrift nennen")
              .with(Sentence.same(field.label()), Sentence.same(field.key())));
    }
  }

  private static Sentence twice(OposField field, Headings headings, List<Integer> at) {
    String names = at.stream().map(headings::at).collect(Collectors.joining("', '"));
    return new Sentence(
            "several columns could be '%s': '%s'; name the right one in the setting as %s=Heading",
            "mehrere Spalten könnten '%s' sein: '%s'; bitte die richtige in der Einstellung als"
                + " %s=Überschrift nennen")
        .with(Sentence.same(field.label()), FileFault.shown(names), Sentence.same(field.key()));
  }

  private static FileRefusal refusal(String file, Sentence text) {
    return new FileRefusal(FileFault.ofLine(file, 1, text));
  }
}
