package io.mahnwerk.mocks.datev;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One line of a worklist as the clerk reads it.
 *
 * @param key account and Belegfeld 1
 * @param until the last blocked day to enter; empty where a block is to be lifted
 */
record WorklistLine(String key, Optional<LocalDate> until) {
  private static final String SET = "Sperre setzen";
  private static final String LIFT = "Sperre aufheben";

  /**
   * The lines of a file.
   *
   * @throws IllegalArgumentException for a list that a person could not work with
   */
  static List<WorklistLine> read(byte[] content) {
    String text = new String(content, StandardCharsets.UTF_8);
    String[] lines = text.replace("\uFEFF", "").split("\r\n");
    List<String> headings = Row.fields(lines[0]);
    List<WorklistLine> read = new ArrayList<>();
    for (int line = 1; line < lines.length; line++) {
      read.add(of(headings, Row.fields(lines[line])));
    }
    return read;
  }

  private static WorklistLine of(List<String> headings, List<String> fields) {
    String task = field(headings, fields, "Was tun");
    String until = field(headings, fields, "Sperre bis");
    String key = field(headings, fields, "Konto") + "/" + field(headings, fields, "Belegfeld 1");
    if (task.equals(LIFT) && until.isEmpty()) {
      return new WorklistLine(key, Optional.empty());
    }
    if (!task.equals(SET)) {
      throw new IllegalArgumentException("Was ist zu tun bei " + key + "? '" + task + "'");
    }
    return new WorklistLine(key, Optional.of(DatevDate.ofPeople(until)));
  }

  private static String field(List<String> headings, List<String> fields, String heading) {
    int at = headings.indexOf(heading);
    if (at < 0 || at >= fields.size()) {
      throw new IllegalArgumentException("In der Liste fehlt '" + heading + "'");
    }
    // A spreadsheet guard before a text that looks like a formula is not part of it.
    String field = fields.get(at);
    return field.startsWith("'") ? field.substring(1) : field;
  }
}
