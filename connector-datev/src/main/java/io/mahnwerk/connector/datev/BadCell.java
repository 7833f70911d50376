package io.mahnwerk.connector.datev;

import io.mahnwerk.core.model.Sentence;

/** Thrown by what understands a row, and turned into a {@link Reading.Bad} that names the place. */
final class BadCell extends RuntimeException {
  private static final long serialVersionUID = 1L;
  static final int WHOLE_ROW = -1;

  private final int column;
  private final transient Sentence text;

  /**
   * @param column counted from 0, or {@link #WHOLE_ROW}
   */
  BadCell(int column, Sentence text) {
    super(text.english(), null, false, false);
    this.column = column;
    this.text = text;
  }

  int column() {
    return column;
  }

  Sentence text() {
    return text;
  }
}
