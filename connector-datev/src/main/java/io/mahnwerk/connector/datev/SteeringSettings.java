package io.mahnwerk.connector.datev;

import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.spi.Settings;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * By which Mahnfristen the debtors of a Mandant are dunned, and by which those that are steered.
 *
 * @param days of the Mahnstammdaten
 * @param opened of debtors that are steered; empty where nobody is
 * @param written what may be written into debtors; empty where the office does not allow it
 */
record SteeringSettings(
    List<Integer> days, Optional<List<Integer>> opened, Optional<OpenedTerms> written) {

  static SteeringSettings of(Settings settings) {
    Optional<List<Integer>> opened =
        settings.parsed(
            "opened-days",
            new Sentence("ascending days such as 3/17/31", "ansteigende Tage wie 3/17/31"),
            text -> text.isEmpty() ? Optional.empty() : Optional.of(ascending(text)));
    return new SteeringSettings(
        settings.parsed(
            "dunning-days",
            new Sentence("ascending days such as 14/30/45", "ansteigende Tage wie 14/30/45"),
            SteeringSettings::ascending),
        opened,
        written(settings, opened));
  }

  private static Optional<OpenedTerms> written(Settings settings, Optional<List<Integer>> opened) {
    Optional<Integer> last =
        settings.text("opened-last").isEmpty()
            ? Optional.empty()
            : Optional.of(settings.number("opened-last", 0, 999));
    boolean all =
        settings.parsed(
            "opened-levels",
            new Sentence("as-is or all", "as-is oder all"),
            text -> DatevSettings.oneOf(text, "as-is", "all") == 1);
    return settings.parsed(
        "steer-by-terms",
        new Sentence(
            "none, or on-request with three opened-days",
            "none, oder on-request mit drei opened-days"),
        text ->
            DatevSettings.oneOf(text, "none", "on-request") == 0
                ? Optional.empty()
                : Optional.of(new OpenedTerms(three(opened), last, all)));
  }

  private static List<Integer> three(Optional<List<Integer>> opened) {
    return opened
        .filter(days -> days.size() == DatevProcedureCode.HIGHEST)
        .orElseThrow(() -> new IllegalArgumentException("Three Mahnfristen are needed"));
  }

  private static List<Integer> ascending(String text) {
    List<Integer> days = Stream.of(text.split("/", -1)).map(Integer::valueOf).toList();
    boolean ascending =
        days.get(0) >= 0
            && days.size() <= DatevProcedureCode.HIGHEST
            && days.equals(days.stream().sorted().distinct().toList());
    if (!ascending || days.get(days.size() - 1) > 999) {
      throw new IllegalArgumentException("Mahnfristen ascend");
    }
    return days;
  }
}
