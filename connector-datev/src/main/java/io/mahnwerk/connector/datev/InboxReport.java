package io.mahnwerk.connector.datev;

import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.spi.FileExchange.FileReport;
import java.util.Locale;

/** What people read about a file that was taken or refused. */
final class InboxReport {
  private InboxReport() {}

  /** The report that lies beside the file; accountants work in German. */
  static String text(FileReport report) {
    StringBuilder text = new StringBuilder();
    text.append(report.sentence().in(Locale.GERMAN)).append("\r\n");
    for (Sentence finding : report.findings()) {
      text.append("- ").append(finding.in(Locale.GERMAN)).append("\r\n");
    }
    report
        .answers()
        .forEach(
            answer ->
                text.append("Zurückgegeben: ").append(InboxFiles.name(answer)).append("\r\n"));
    return text.toString();
  }

  static Sentence taken(String name, Intake intake) {
    Sentence what =
        switch (intake.kind()) {
          case ITEMS -> new Sentence("postings of open items", "Buchungen offener Posten");
          case DEBTORS -> new Sentence("debtors", "Debitoren");
          case TERMS -> new Sentence("terms of payment", "Zahlungsbedingungen");
          case POSTINGS, LEDGER_XML ->
              new Sentence("new invoices were held", "neue Rechnungen werden gehalten");
        };
    Sentence taken =
        new Sentence("%s was taken: %s %s.", "%s wurde eingelesen: %s %s.")
            .with(Sentence.same(name), Sentence.number(intake.good(), 0), what);
    if (intake.bad() == 0) {
      return taken;
    }
    Sentence left =
        new Sentence(
                " %s rows were left out; items missing in the list are therefore not taken for paid.",
                " %s Zeilen wurden ausgelassen; fehlende Posten gelten deshalb nicht als bezahlt.")
            .with(Sentence.number(intake.bad(), 0));
    return new Sentence(taken.english() + left.english(), taken.german() + left.german());
  }
}
