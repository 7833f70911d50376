package io.mahnwerk.connector.datev;

import io.mahnwerk.core.model.Sentence;

/**
 * What is wrong with a file and what to do about it.
 *
 * @param file the name without its folder, as people know it
 * @param line counted from 1; 0 where the file as a whole is at fault
 * @param column number and heading as shown; blank where the whole row is at fault
 * @param text what is wrong and what to do, without a full stop
 */
record FileFault(String file, long line, String column, Sentence text) {
  private static final int LONGEST_VALUE = 40;

  static FileFault ofFile(String file, Sentence text) {
    return new FileFault(file, 0, "", text);
  }

  static FileFault ofLine(String file, long line, Sentence text) {
    return new FileFault(file, line, "", text);
  }

  /** One sentence that names file, line and column. */
  Sentence sentence() {
    String english = file;
    String german = file;
    if (line > 0) {
      english += ", line " + line;
      german += ", Zeile " + line;
    }
    if (!column.isEmpty()) {
      english += ", column " + column;
      german += ", Spalte " + column;
    }
    return new Sentence(english + ": " + text.english() + ".", german + ": " + text.german() + ".");
  }

  /** A text of the file, fit to be shown within a sentence. */
  static Sentence shown(CharSequence value) {
    StringBuilder text = new StringBuilder();
    value
        .chars()
        .limit(LONGEST_VALUE)
        .forEach(c -> text.append(Character.isISOControl(c) ? ' ' : (char) c));
    return Sentence.same(value.length() > LONGEST_VALUE ? text + "…" : text.toString());
  }
}
