package io.mahnwerk.connector.datev;

import io.mahnwerk.core.model.Sentence;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The column headings of a file. They are spelled differently by every program, so they are
 * compared without case, umlauts, blanks and signs.
 */
record Headings(List<String> texts, List<String> plain) {
  private static final Pattern OTHER = Pattern.compile("[^a-z0-9]");

  Headings(List<String> texts) {
    this(List.copyOf(texts), texts.stream().map(Headings::plain).toList());
  }

  /** The current row, without the empty cells with which it may be padded. */
  static Headings of(CsvRow row) {
    List<String> texts = row.texts();
    int size = texts.size();
    while (size > 0 && texts.get(size - 1).isEmpty()) {
      size--;
    }
    return new Headings(texts.subList(0, size));
  }

  int size() {
    return texts.size();
  }

  /** The heading of a column counted from 0, blank where the file has no such column. */
  String at(int column) {
    return column < texts.size() ? texts.get(column) : "";
  }

  /** The same as it is compared. */
  String plainAt(int column) {
    return column < plain.size() ? plain.get(column) : "";
  }

  /**
   * Only small letters and digits: {@code "Fälligkeit (1)"} and {@code faelligkeit1} are the same.
   */
  static String plain(String heading) {
    String text =
        heading
            .toLowerCase(Locale.ROOT)
            .replace("ä", "ae")
            .replace("ö", "oe")
            .replace("ü", "ue")
            .replace("ß", "ss");
    return OTHER.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
  }

  /**
   * Makes sure that a column by position is the one it is taken for; a column beyond the file's
   * last is simply not there.
   *
   * @param stems what the plain heading may begin with
   * @throws FileRefusal where it is another column
   */
  void require(int column, String label, List<String> stems, String file) {
    String found = plainAt(column);
    if (column >= texts.size() || stems.stream().anyMatch(found::startsWith)) {
      return;
    }
    throw new FileRefusal(
        new FileFault(
            file,
            2,
            (column + 1) + " (" + label + ")",
            new Sentence(
                    "the heading '%s' says that another column stands here; export with all columns"
                        + " in DATEV's order",
                    "nach der Überschrift '%s' steht hier eine andere Spalte; bitte alle Spalten in"
                        + " DATEVs Reihenfolge exportieren")
                .with(FileFault.shown(at(column)))));
  }
}
