package io.mahnwerk.connector.datev;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How one debtor is dunned other than the Mahnstammdaten say: Mahnung (field 121) and the
 * Mahnfristen of its own (250 to 254).
 *
 * @param dunning 0 as the Mahnstammdaten say, 1 to 7 the levels, 9 none
 */
record OwnTerms(int dunning, DebtorRow.Periods periods) {
  private static final String BETWEEN = ":";
  private static final int PARTS = 6;

  /** Days after the due date for each level; empty where those of the Mahnstammdaten hold. */
  List<Integer> days() {
    List<Integer> days = new ArrayList<>();
    if (periods.own()) {
      for (Optional<Integer> day : periods.days()) {
        if (day.isEmpty()) {
          break;
        }
        days.add(day.get());
      }
    }
    return days;
  }

  /** Whether DATEV duns by both in the same way: days that do not count may differ. */
  boolean hasEffectOf(OwnTerms other) {
    return dunning == other.dunning
        && periods.own() == other.periods.own()
        && (!periods.own() || periods.equals(other.periods));
  }

  /** At most 19 characters, so that it has room in an Indiv. Feld. */
  String text() {
    return Stream.of(
            Stream.of(Integer.toString(dunning), periods.own() ? "1" : "0"),
            periods.days().stream().map(OwnTerms::text),
            Stream.of(text(periods.last())))
        .flatMap(part -> part)
        .collect(Collectors.joining(BETWEEN));
  }

  /** Reads {@link #text()}; throws IllegalArgumentException for anything else. */
  static OwnTerms parse(String text) {
    String[] parts = text.split(BETWEEN, -1);
    if (parts.length != PARTS || !text.matches("[0-9]:[01](:[0-9]{0,3}){4}")) {
      throw new IllegalArgumentException("No terms: " + text);
    }
    return new OwnTerms(
        Integer.parseInt(parts[0]),
        new DebtorRow.Periods(
            parts[1].equals("1"),
            List.of(number(parts[2]), number(parts[3]), number(parts[4])),
            number(parts[5])));
  }

  /** Terms with these Mahnfristen, or none of their own. */
  static OwnTerms of(int dunning, List<Integer> days) {
    List<Optional<Integer>> all = new ArrayList<>();
    for (int level = 0; level < DatevProcedureCode.HIGHEST; level++) {
      all.add(level < days.size() ? Optional.of(days.get(level)) : Optional.empty());
    }
    return new OwnTerms(dunning, new DebtorRow.Periods(!days.isEmpty(), all, Optional.empty()));
  }

  private static String text(Optional<Integer> number) {
    return number.map(Objects::toString).orElse("");
  }

  private static Optional<Integer> number(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(Integer.valueOf(text));
  }
}
