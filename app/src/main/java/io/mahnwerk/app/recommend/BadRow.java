package io.mahnwerk.app.recommend;

import io.mahnwerk.core.model.Sentence;
import java.nio.file.Path;

/**
 * A row that is left out and why.
 *
 * @param line the line of the file on which the row starts
 * @param field the column at fault; blank when it is the row as a whole
 * @param problem what is wrong with it, to be read after line and field
 * @param month the row's document month as ISO text; blank where it could not be read
 */
record BadRow(long line, String field, Sentence problem, String month) {

  Sentence sentence(Path file) {
    Sentence place =
        field.isEmpty()
            ? new Sentence("%s, line %s", "%s, Zeile %s").naming(file, line)
            : new Sentence("%s, line %s, field %s", "%s, Zeile %s, Feld %s")
                .naming(file, line, field);
    return Sentence.same("%s: %s").with(place, problem);
  }
}
