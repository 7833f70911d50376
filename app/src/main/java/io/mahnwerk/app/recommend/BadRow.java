package io.mahnwerk.app.recommend;

import java.nio.file.Path;

/**
 * A row that is left out and why.
 *
 * @param line the line of the file on which the row starts
 * @param field the column at fault; blank when it is the row as a whole
 * @param problem what is wrong with it, to be read after line and field
 * @param month the row's document month as ISO text; blank where it could not be read
 */
record BadRow(long line, String field, String problem, String month) {

  String sentence(Path file) {
    return field.isEmpty()
        ? "%s, line %d: %s".formatted(file, line, problem)
        : "%s, line %d, field %s: %s".formatted(file, line, field, problem);
  }
}
