package io.mahnwerk.app.recommend;

import io.mahnwerk.app.output.TextTable;
import io.mahnwerk.core.model.Sentence;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What the quick start tells on the terminal. */
final class RecommendSummary {
  private final RecommendReport report;
  private final Path folder;
  private final Locale locale;

  RecommendSummary(RecommendReport report, Path folder, Locale locale) {
    this.report = report;
    this.folder = folder;
    this.locale = locale;
  }

  void print(PrintWriter out) {
    if (!report.encoding().equals(TextEncoding.UTF_8.label())) {
      out.println(
          say(
              "%s is not UTF-8 and was read as %s.".formatted(report.file(), report.encoding()),
              "%s ist nicht UTF-8 und wurde als %s gelesen."
                  .formatted(report.file(), report.encoding())));
    }
    RecommendReport.Counts counts = report.counts();
    TextTable table =
        TextTable.ofNumbers(say("As of ", "Stand ") + report.asOf(), say("Count", "Anzahl"));
    row(table, "Debtors", "Debitoren", counts.debtors());
    row(table, "Invoices", "Rechnungen", counts.invoices());
    row(table, "Months of history", "Monate Historie", counts.historyMonths());
    row(table, "Bad rows left out", "Fehlerhafte Zeilen, ausgelassen", counts.badRows());
    row(table, "Open items", "Offene Posten", counts.openItems());
    row(table, "at their former day", "am bisherigen Tag", counts.atFormerDay());
    row(table, "at another day", "an einem anderen Tag", counts.otherDay());
    row(table, "left to the clerk", "beim Sachbearbeiter", counts.leftToClerk());
    table.print(out);
    list(say("About the data:", "Zu den Daten:"), report.dataQuality(), out);
    list(
        say(
            "Not worthwhile yet, so every item stays at its former day:",
            "Lohnt sich noch nicht, daher bleibt jeder Posten am bisherigen Tag:"),
        report.worthwhile().findings(),
        out);
    out.println(
        say("Written to %s.", "Geschrieben nach %s.")
            .formatted(folder.resolve("recommendations.csv")));
  }

  private void row(TextTable table, String english, String german, long count) {
    table.row(say(english, german), String.format(locale, "%,d", count));
  }

  private static void list(String title, List<RecommendReport.Found> found, PrintWriter out) {
    if (!found.isEmpty()) {
      out.println(title);
      found.forEach(f -> out.println("  - " + f.sentence()));
    }
  }

  private String say(String english, String german) {
    return new Sentence(english, german).in(locale);
  }
}
