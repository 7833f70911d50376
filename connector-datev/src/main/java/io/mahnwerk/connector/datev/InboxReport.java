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
    Sentence left = leftOut(intake.kind()).with(Sentence.number(intake.bad(), 0));
    return new Sentence(taken.english() + left.english(), taken.german() + left.german());
  }

  private static Sentence leftOut(Takings.Kind kind) {
    return switch (kind) {
      case ITEMS ->
          new Sentence(
              " %s {row was|rows were} left out: correct {it|them} in DATEV and export again; until"
                  + " then no missing item counts as paid.",
              " %s {Zeile wurde|Zeilen wurden} ausgelassen: bitte in DATEV berichtigen und erneut"
                  + " exportieren; bis dahin gilt kein fehlender Posten als bezahlt.");
      case DEBTORS, TERMS ->
          new Sentence(
              " %s {row was|rows were} left out: correct {it|them} in DATEV and export again; until"
                  + " then what was known before counts.",
              " %s {Zeile wurde|Zeilen wurden} ausgelassen: bitte in DATEV berichtigen und erneut"
                  + " exportieren; bis dahin gilt, was vorher bekannt war.");
      case POSTINGS, LEDGER_XML ->
          new Sentence(
              " %s {row|rows} could not be understood and {comes|come} back unchanged: correct"
                  + " {it|them} and bring the batch again.",
              " %s {Zeile war|Zeilen waren} nicht zu verstehen und {kommt|kommen} unverändert"
                  + " zurück: bitte berichtigen und den Stapel erneut einreichen.");
    };
  }
}
