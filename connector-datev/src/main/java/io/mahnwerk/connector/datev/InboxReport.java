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
          case ITEMS ->
              new Sentence(
                  "%s {posting|postings} of open items", "%s {Buchung|Buchungen} offener Posten");
          case DEBTORS -> new Sentence("%s {debtor|debtors}", "%s {Debitor|Debitoren}");
          case TERMS ->
              new Sentence(
                  "%s {term|terms} of payment", "%s {Zahlungsbedingung|Zahlungsbedingungen}");
          case POSTINGS, LEDGER_XML ->
              new Sentence(
                  "%s new {invoice was|invoices were} held",
                  "%s neue {Rechnung wird|Rechnungen werden} gehalten");
        };
    Sentence taken =
        new Sentence("%s was taken: %s.", "%s wurde eingelesen: %s.")
            .with(Sentence.same(name), what.with(Sentence.number(intake.good(), 0)));
    if (intake.bad() == 0) {
      return taken;
    }
    Sentence left =
        new Sentence(
                " %s {row was|rows were} left out; items missing in the list are therefore not taken for paid.",
                " %s {Zeile wurde|Zeilen wurden} ausgelassen; fehlende Posten gelten deshalb nicht als bezahlt.")
            .with(Sentence.number(intake.bad(), 0));
    return new Sentence(taken.english() + left.english(), taken.german() + left.german());
  }
}
