package io.mahnwerk.app.receipt;

import io.mahnwerk.app.output.TextTable;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.scoring.ReactionChart;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/**
 * What the model of a receipt expected of a notice on each day that could have been chosen.
 *
 * @param netDueDate the item's
 */
public record ReactionTable(ReactionChart chart, LocalDate netDueDate) {
  /** The columns of {@link #rows}. */
  public static final List<Sentence> HEAD =
      List.of(
          new Sentence("Notice on", "Mahnung am"),
          new Sentence("Days after due", "Tage nach Fälligkeit"),
          new Sentence("Paid within 14 days", "Bezahlt binnen 14 Tagen"),
          new Sentence("Without the notice", "Ohne die Mahnung"),
          new Sentence("Complaint", "Beschwerde"));

  /** By day, in the order of {@link #HEAD}. */
  public List<List<Sentence>> rows() {
    return chart.points().stream()
        .map(
            point ->
                List.of(
                    Sentence.same(point.day().toString()),
                    Sentence.number(ChronoUnit.DAYS.between(netDueDate, point.day()), 0),
                    Sentence.percent(point.paid(), 0),
                    Sentence.percent(point.unprompted(), 0),
                    Sentence.percent(point.complaint(), 0)))
        .toList();
  }

  void print(PrintWriter out, Locale locale) {
    TextTable table =
        TextTable.ofNumbers(HEAD.stream().map(cell -> cell.in(locale)).toArray(String[]::new));
    rows()
        .forEach(
            row -> table.row(row.stream().map(cell -> cell.in(locale)).toArray(String[]::new)));
    table.print(out);
  }
}
