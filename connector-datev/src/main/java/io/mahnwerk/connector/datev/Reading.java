package io.mahnwerk.connector.datev;

/** A row of a file: understood, or left out with a sentence that says why. */
sealed interface Reading<T> {
  /**
   * @param line where the row stands in its file, counted from 1
   */
  record Good<T>(long line, T row) implements Reading<T> {}

  /** A row that is left out; the rows around it hold. */
  record Bad<T>(FileFault fault) implements Reading<T> {}
}
