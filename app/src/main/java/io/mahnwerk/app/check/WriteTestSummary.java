package io.mahnwerk.app.check;

import io.mahnwerk.app.output.TextTable;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.writeback.WriteTestReport;
import io.mahnwerk.core.writeback.WriteTestReport.Step;
import java.io.PrintWriter;
import java.util.Locale;

/** What a person reads of a write test. */
record WriteTestSummary(WriteTestReport report) {

  void print(PrintWriter out, Locale locale) {
    report
        .item()
        .ifPresent(
            item ->
                out.println(
                    new Sentence("Write test on item %s:", "Schreibtest am Posten %s:")
                        .with(Sentence.same(item.companyCode() + "/" + item.nativeKey()))
                        .in(locale)));
    if (report.item().isPresent()) {
      table(locale).print(out);
    }
    report.failure().ifPresent(reason -> out.println(failed(reason.text(locale)).in(locale)));
    if (report.mayBeLeft()) {
      out.println(left().in(locale));
    }
    if (report.isPassed()) {
      out.println(passed().in(locale));
    }
  }

  private TextTable table(Locale locale) {
    boolean german = locale.getLanguage().equals(Locale.GERMAN.getLanguage());
    TextTable table =
        german ? TextTable.ofTexts("Schritt", "Ergebnis") : TextTable.ofTexts("Step", "Result");
    for (Step step : report.steps()) {
      boolean ok = report.passed().contains(step);
      table.row(name(step).in(locale), ok ? "ok" : german ? "offen" : "open");
    }
    return table;
  }

  private static Sentence name(Step step) {
    return switch (step) {
      case SET -> new Sentence("set block and date", "Sperre und Datum setzen");
      case SET_SHOWN -> new Sentence("read them", "beides lesen");
      case CLEARED -> new Sentence("take them back", "beides zurücknehmen");
      case CLEARED_SHOWN -> new Sentence("read the item as before", "Posten wie zuvor lesen");
      case DEBTOR_SET -> new Sentence("set the debtor's block", "Sperre des Debitors setzen");
      case DEBTOR_SET_SHOWN -> new Sentence("read it", "sie lesen");
      case DEBTOR_CLEARED -> new Sentence("take it back", "sie zurücknehmen");
      case DEBTOR_CLEARED_SHOWN ->
          new Sentence("read the debtor without it", "Debitor ohne sie lesen");
    };
  }

  private static Sentence failed(String why) {
    return new Sentence(
            "The write test failed: %s No hold is written on this connection.",
            "Der Schreibtest ist fehlgeschlagen: %s Auf dieser Verbindung wird keine Sperre"
                + " gesetzt.")
        .with(Sentence.same(why));
  }

  private static Sentence left() {
    return new Sentence(
        "The item, or its debtor, may still carry our block and date, or get them late: look at it in"
            + " the ledger and take them out by hand.",
        "Der Posten oder sein Debitor trägt womöglich noch unsere Sperre und unser Datum oder bekommt"
            + " sie verspätet: sehen Sie im Buchungssystem nach und entfernen Sie beides von Hand.");
  }

  private static Sentence passed() {
    return new Sentence(
        "Holds can be set and taken back; the receipt is kept.",
        "Sperren lassen sich setzen und zurücknehmen; der Beleg ist abgelegt.");
  }
}
