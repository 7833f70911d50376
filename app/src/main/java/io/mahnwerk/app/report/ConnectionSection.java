package io.mahnwerk.app.report;

import io.mahnwerk.core.model.Sentence;
import java.util.List;
import java.util.stream.Stream;

/** The part of the page that tells about one connection. */
final class ConnectionSection {
  private final ConnectionReport report;
  private final Markup page;

  ConnectionSection(ConnectionReport report, Markup page) {
    this.report = report;
    this.page = page;
  }

  void write() {
    page.open("section");
    page.element("h2", Sentence.same(report.name()));
    new ComparisonSection(report, page).write();
    ageing();
    stopped();
    safety();
    connected();
    examples();
    page.close();
  }

  private void ageing() {
    ConnectionReport.Ageing ageing = report.ageing();
    title("What is overdue", "Was überfällig ist");
    page.element(
        "p",
        new Sentence(
            "Open overdue amounts in " + ageing.currency() + " at the end of each week.",
            "Offene überfällige Beträge in " + ageing.currency() + " am Ende jeder Woche."));
    AgeingChart.legend(page);
    double top =
        Stream.concat(ageing.baseline().stream(), ageing.mahnwerk().stream())
            .mapToDouble(AgeingChart::total)
            .max()
            .orElse(1);
    page.open("div", "class", "grid");
    new AgeingChart(Run.BASELINE.label(), ageing.baseline(), top).writeTo(page);
    new AgeingChart(Run.MAHNWERK.label(), ageing.mahnwerk(), top).writeTo(page);
    page.close();
  }

  private void stopped() {
    ConnectionReport.StoppedMonth stopped = report.stopped();
    Sentence day = Sentence.number(stopped.fromDay(), 0);
    Sentence days = Sentence.number(stopped.days(), 0);
    page.element(
        "h3",
        new Sentence(
                "Mahnwerk is stopped on day %s for %s days",
                "Mahnwerk wird an Tag %s für %s Tage angehalten")
            .with(day, days));
    page.element("p", stopped.floorInErp() ? bothWays(stopped) : withoutFloor(stopped));
    new StoppedChart(
            new Sentence(
                "Notices before their former day that nobody recommended, by week",
                "Mahnungen vor ihrem bisherigen Tag ohne Empfehlung, je Woche"),
            stopped.weeks())
        .writeTo(page);
  }

  private static Sentence bothWays(ConnectionReport.StoppedMonth stopped) {
    return new Sentence(
            "Where code in the ERP holds the floor, %s notices went out before their former"
                + " day. Where no such code runs, %s did.",
            "Wo Code im ERP die Untergrenze hält, gingen %s Mahnungen vor ihrem bisherigen Tag"
                + " hinaus. Wo kein solcher Code läuft, waren es %s.")
        .with(
            Sentence.number(stopped.dunnedBeforeFormerDay(), 0),
            Sentence.number(stopped.dunnedWithoutFloor(), 0));
  }

  private static Sentence withoutFloor(ConnectionReport.StoppedMonth stopped) {
    return new Sentence(
            "No code in this ERP holds the floor: %s notices went out before their former day.",
            "In diesem ERP hält kein Code die Untergrenze: %s Mahnungen gingen vor ihrem bisherigen"
                + " Tag hinaus.")
        .with(Sentence.number(stopped.dunnedWithoutFloor(), 0));
  }

  private void safety() {
    title("What must not happen", "Was nicht passieren darf");
    page.open("div", "class", "card");
    PageTable table =
        new PageTable(page)
            .head(
                List.of(
                    new Sentence("Promise", "Zusage"),
                    new Sentence("Counted", "Gezählt"),
                    new Sentence("Allowed", "Erlaubt"),
                    new Sentence("Result", "Ergebnis")));
    table.rows(SafetyLine.of(report).stream().map(ConnectionSection::row).toList());
    page.close();
  }

  private static List<Sentence> row(SafetyLine line) {
    Sentence result =
        line.kept() ? new Sentence("✓ kept", "✓ gehalten") : new Sentence("✗ broken", "✗ verletzt");
    return List.of(
        line.promise(),
        line.counted(),
        line.judged() ? Sentence.same(line.limit()) : new Sentence("no limit", "ohne Grenze"),
        line.judged() ? result : Sentence.same("–"));
  }

  private void connected() {
    ConnectionReport.Traffic traffic = report.traffic();
    ConnectionReport.Observed observed = report.observed();
    title("How the connection behaved", "Wie sich die Verbindung verhielt");
    page.open("div", "class", "card");
    new PageTable(page)
        .rows(
            List.of(
                fact("Items read", "Gelesene Posten", traffic.itemsRead()),
                List.of(
                    new Sentence(
                        "Native runs predicted before anything was written",
                        "Vorhergesagte Mahnläufe, bevor etwas geschrieben wurde"),
                    new Sentence("%s of %s (%s of %s notices)", "%s von %s (%s von %s Mahnungen)")
                        .with(
                            Sentence.number(observed.reproduced(), 0),
                            Sentence.number(observed.runs(), 0),
                            Sentence.number(observed.noticesPredicted(), 0),
                            Sentence.number(observed.noticesObserved(), 0))),
                fact("Recommendations", "Empfehlungen", traffic.recommendations()),
                fact(
                    "Writes confirmed by a later read",
                    "Durch erneutes Lesen bestätigte Schreibvorgänge",
                    traffic.writes().confirmed()),
                fact(
                    "Writes given up because the item had changed",
                    "Verworfen, weil sich der Posten geändert hatte",
                    traffic.writes().stale()),
                fact("Writes the ERP refused", "Vom ERP abgelehnt", traffic.writes().refused()),
                fact("Native dunning runs", "Mahnläufe des ERP", traffic.nativeRuns()),
                fact("Letters of those runs", "Briefe dieser Läufe", traffic.noticesSent()),
                fact(
                    "Debtors given back their former procedure",
                    "Debitoren mit zurückgegebenem Mahnverfahren",
                    report.release().debtorsGivenBack()),
                fact(
                    "Marks withdrawn at the end",
                    "Am Ende zurückgenommene Markierungen",
                    report.release().marksWithdrawn())));
    page.close();
  }

  private static List<Sentence> fact(String english, String german, long count) {
    return List.of(new Sentence(english, german), Sentence.number(count, 0));
  }

  private void examples() {
    if (report.examples().isEmpty()) {
      return;
    }
    title("Some decisions and their reasons", "Einige Entscheidungen und ihre Gründe");
    page.open("div", "class", "card");
    new PageTable(page)
        .head(
            List.of(
                new Sentence("Debtor", "Debitor"),
                new Sentence("Document", "Beleg"),
                new Sentence("Amount", "Betrag"),
                new Sentence("Former day", "Bisheriger Tag"),
                new Sentence("Chosen day", "Gewählter Tag"),
                new Sentence("Paid on", "Bezahlt am"),
                new Sentence("Receipt", "Beleg dazu"),
                new Sentence("Why", "Warum")))
        .texts(2)
        .rows(report.examples().stream().map(ConnectionSection::row).toList());
    page.close();
  }

  private static List<Sentence> row(Example example) {
    return List.of(
        Sentence.same(example.debtor()),
        Sentence.same(example.document()),
        Sentence.amounts(example.amount()),
        Sentence.same(example.formerDay()),
        example.chosenDay().isEmpty()
            ? new Sentence("left to the clerk", "beim Sachbearbeiter")
            : Sentence.same(example.chosenDay()),
        Sentence.same(example.paidOn().isEmpty() ? "–" : example.paidOn()),
        Sentence.same(example.receipt().isEmpty() ? "–" : example.receipt()),
        example.reasons().stream()
            .map(
                reason ->
                    new Sentence(
                        reason.text(java.util.Locale.ENGLISH),
                        reason.text(java.util.Locale.GERMAN)))
            .reduce(
                (one, two) ->
                    new Sentence(
                        one.english() + " " + two.english(), one.german() + " " + two.german()))
            .orElse(Sentence.same("")));
  }

  private void title(String english, String german) {
    page.element("h3", new Sentence(english, german));
  }
}
