package io.mahnwerk.app.model;

import io.mahnwerk.app.output.TextTable;
import io.mahnwerk.core.model.ReasonWord;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.scoring.drift.DriftLevel;
import io.mahnwerk.scoring.drift.DriftReport;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** What a person reads about the drift of the model in use. */
public record DriftSummary(DriftReport report, Locale locale) {
  private static final int FEATURES_SHOWN = 5;
  private static final int WEEKS_SHOWN = 8;

  /** One sentence, for the summary of a cycle. */
  public Sentence verdict() {
    String cause = report.cause().orElse("");
    return switch (report.level()) {
      case UNKNOWN ->
          new Sentence(
              "Drift: too few overdue items since the training to tell.",
              "Drift: zu wenige überfällige Posten seit dem Training für eine Aussage.");
      case OK ->
          new Sentence(
              "Drift: the present is as it was at the training.",
              "Drift: die Gegenwart ist wie beim Training.");
      case LOOK ->
          new Sentence(
              "Drift: the present has moved; look at 'mahnwerk models' and train again soon.",
              "Drift: die Gegenwart hat sich verschoben; sehen Sie 'mahnwerk models' an und trainieren"
                  + " Sie bald neu.");
      case FALL_BACK ->
          new Sentence(
                  "Drift: the model no longer fits the present (%s), so every item keeps its former"
                      + " day; train again.",
                  "Drift: das Modell passt nicht mehr zur Gegenwart (%s), daher behält jeder Posten"
                      + " seinen bisherigen Tag; trainieren Sie neu.")
              .with(ReasonWord.moved(cause));
    };
  }

  /** The figures behind it. */
  public void print(PrintWriter out) {
    out.println(verdict().in(locale));
    if (report.items() > 0) {
      spread().print(out);
    }
    if (!report.weeks().isEmpty()) {
      weeks().print(out);
    }
    DriftReport.Complaints complaints = report.complaints();
    out.println(
        say(
                "Complaints since the training: %d of %d notices; by the rate before it %s would be"
                    + " expected.",
                "Beschwerden seit dem Training: %d von %d Mahnungen; nach der Rate davor wären %s zu"
                    + " erwarten.")
            .formatted(
                complaints.complaints(),
                complaints.notices(),
                number(complaints.rate() * complaints.notices(), 1)));
  }

  private TextTable spread() {
    TextTable table =
        TextTable.ofNumbers(
            say("Stability index (PSI)", "Stabilitätsindex (PSI)"), "PSI", say("level", "Stufe"));
    if (report.items() > 0) {
      table.row(
          say("probability to be paid", "Zahlungswahrscheinlichkeit"),
          number(report.score(), 3),
          level(report.spread() == DriftLevel.UNKNOWN ? DriftLevel.UNKNOWN : of(report.score())));
    }
    report.features().stream()
        .limit(FEATURES_SHOWN)
        .forEach(moved -> table.row(moved.name(), number(moved.psi(), 3), level(moved.level())));
    return table;
  }

  private static DriftLevel of(double psi) {
    return new DriftReport.Moved("", psi, true).level();
  }

  private TextTable weeks() {
    TextTable table =
        TextTable.ofNumbers(
            say("Overdue in the week of", "Überfällig in der Woche vom"),
            say("cases", "Fälle"),
            say("paid in 30 days: expected", "bezahlt in 30 Tagen: erwartet"),
            say("observed", "beobachtet"));
    List<DriftReport.Week> all = report.weeks();
    all.subList(Math.max(0, all.size() - WEEKS_SHOWN), all.size())
        .forEach(
            week ->
                table.row(
                    week.monday(),
                    Integer.toString(week.cases()),
                    number(week.expected(), 1),
                    Integer.toString(week.paid())));
    return table;
  }

  private String level(DriftLevel level) {
    return switch (level) {
      case UNKNOWN -> say("too few", "zu wenige");
      case OK -> say("ok", "in Ordnung");
      case LOOK -> say("look", "ansehen");
      case FALL_BACK -> say("falls back", "fällt zurück");
    };
  }

  private String number(double value, int decimals) {
    return Sentence.number(value, decimals).in(locale);
  }

  private String say(String english, String german) {
    return new Sentence(english, german).in(locale);
  }
}
