package io.mahnwerk.app.card;

import io.mahnwerk.app.model.ModelVersion;
import io.mahnwerk.app.report.BarChart;
import io.mahnwerk.app.report.Markup;
import io.mahnwerk.app.report.PageFrame;
import io.mahnwerk.app.report.PageTable;
import io.mahnwerk.app.report.ReliabilityPlot;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.scoring.file.Finding;
import io.mahnwerk.scoring.learned.TrainedModel;
import java.util.List;
import java.util.Locale;

/** One model on one page, for the person who answers for it. */
final class ModelCard {
  private static final Sentence NOTICE =
      new Sentence(
          "Measured on what the cycles read from this ledger. What a notice's day brings is"
              + " measured only where days were drawn at random; figures from simulated worlds are"
              + " not on this page.",
          "Gemessen an dem, was die Zyklen aus diesem Buchungssystem gelesen haben. Was der Tag"
              + " einer Mahnung bewirkt, ist nur dort gemessen, wo Tage zufällig gezogen wurden;"
              + " Zahlen aus simulierten Welten stehen nicht auf dieser Seite.");

  private final ConnectionId connection;
  private final ModelVersion version;
  private final TrainedModel model;
  private final Observed observed;
  private final CardTables tables;

  ModelCard(ConnectionId connection, ModelVersion version, TrainedModel model, Observed observed) {
    this.connection = connection;
    this.version = version;
    this.model = model;
    this.observed = observed;
    this.tables = new CardTables(version, model);
  }

  String html(Locale first) {
    return new PageFrame(first, NOTICE).html(this::content);
  }

  private void content(Markup page) {
    PageFrame.header(
        page,
        new Sentence(
                "Model card · connection %s · version %s · trained on %s",
                "Modellkarte · Verbindung %s · Version %s · trainiert am %s")
            .with(
                Sentence.same(connection.value()),
                Sentence.same(Integer.toString(version.number())),
                Sentence.same(version.trainedOn())));
    page.open("section");
    page.element("p", verdict(), "class", "lead");
    version
        .against()
        .forEach(finding -> page.element("p", new Sentence(finding.english(), finding.german())));
    trial(page);
    basis(page);
    ledger(page);
    parts(page);
    further(page);
    limits(page);
    table(page, new Sentence("How it was made", "Wie es entstand"), tables.making());
    page.close();
  }

  private Sentence verdict() {
    List<Finding> against = version.against();
    return against.isEmpty()
        ? new Sentence(
            "Taken: it foresaw later payments better than everything that could stand in its"
                + " place.",
            "Übernommen: es hat spätere Zahlungen besser vorhergesehen als alles, was an seiner"
                + " Stelle stehen könnte.")
        : new Sentence("Not taken, because:", "Nicht übernommen, denn:");
  }

  private void trial(Markup page) {
    page.element("h3", new Sentence("Trial on later payments", "Erprobung an späteren Zahlungen"));
    page.element(
        "p",
        new Sentence(
                "Trained on facts recorded before %s, tried on %s items that became overdue from"
                    + " that day on; what came of them was known up to %s. The model in use was"
                    + " then trained in the same way on all facts.",
                "Trainiert mit Fakten, die vor dem %s erfasst waren, erprobt an %s Posten, die von"
                    + " da an überfällig wurden; was aus ihnen wurde, war bis %s bekannt. Das"
                    + " verwendete Modell wurde dann ebenso mit allen Fakten trainiert.")
            .with(
                Sentence.same(version.trial().split()),
                Sentence.number(version.trial().cases(), 0),
                Sentence.same(version.trial().upTo())));
    page.open("div", "class", "card");
    new PageTable(page).head(tables.trialHead()).rows(tables.trial());
    page.close();
    page.element("p", tables.span());
    coverage(page);
    asOf(page);
    page.open("div", "class", "grid");
    new ReliabilityPlot(
            new Sentence("Reliability", "Zuverlässigkeit"),
            version.trial().reliability(),
            version.trial().uncalibrated().reliability())
        .writeTo(page);
    importance().writeTo(page);
    page.close();
  }

  private BarChart importance() {
    List<BarChart.Bar> bars =
        tables.importance().stream()
            .map(
                entry ->
                    new BarChart.Bar(
                        CardTables.name(entry.getKey()),
                        entry.getValue(),
                        Sentence.percent(entry.getValue(), 0),
                        "accent"))
            .toList();
    return new BarChart(
        new Sentence("What the forecast rests on", "Worauf die Vorhersage beruht"),
        new Sentence(
            "mean size of the contributions of each group of features (TreeSHAP)",
            "mittlere Größe der Beiträge jeder Merkmalsgruppe (TreeSHAP)"),
        bars);
  }

  private void asOf(Markup page) {
    page.element(
        "p",
        new Sentence(
                "Nothing of the future: for %s of %s items looked at on %s every feature came out"
                    + " the same, bit for bit, from the facts recorded before that day alone.",
                "Nichts aus der Zukunft: bei %s von %s Posten, betrachtet am %s, kam jedes Merkmal"
                    + " auf das Bit gleich heraus, wenn nur die vor diesem Tag erfassten Fakten"
                    + " zählten.")
            .with(
                Sentence.number(version.evidence().asOf().same(), 0),
                Sentence.number(version.evidence().asOf().items(), 0),
                Sentence.same(version.evidence().asOf().day())));
  }

  private void coverage(Markup page) {
    List<List<Sentence>> rows = tables.coverage();
    if (rows.isEmpty()) {
      page.element(
          "p",
          new Sentence(
              "It names no days between which payments are expected: too little came later to hold"
                  + " them against.",
              "Es nennt keine Tage, zwischen denen Zahlungen erwartet werden: zu wenig kam danach,"
                  + " um sie daran zu messen."));
      return;
    }
    page.open("div", "class", "card");
    new PageTable(page).head(tables.coverageHead()).rows(rows);
    page.close();
  }

  private void basis(Markup page) {
    table(page, new Sentence("What it was trained on", "Woraus es gelernt hat"), tables.basis());
  }

  /** What a day brought, and how the ledger's debtors pay. */
  private void ledger(Markup page) {
    page.element("h3", new Sentence("What drawn days brought", "Was gezogene Tage brachten"));
    if (observed.draws().isEmpty()) {
      page.element(
          "p",
          new Sentence(
              "No pilot was started: what recommended instead of former days bring is not known.",
              "Kein Pilotversuch wurde gestartet: was empfohlene statt bisheriger Tage bringen, ist"
                  + " nicht bekannt."));
    }
    observed.draws().forEach(told -> page.element("p", told));
    table(
        page,
        new Sentence("How the debtors of this ledger paid", "Wie die Debitoren bisher zahlten"),
        CardTables.ledger(observed.ledger()));
    page.element(
        "p",
        new Sentence(
            "Counted over everything that is known. Of the time before the first cycle a ledger may"
                + " show an item's last notice only.",
            "Gezählt über alles Bekannte. Aus der Zeit vor dem ersten Zyklus zeigt ein"
                + " Buchungssystem oft nur die letzte Mahnung eines Postens."));
  }

  private void parts(Markup page) {
    page.element("h3", new Sentence("Part by part", "Teil für Teil"));
    page.element(
        "p",
        new Sentence(
            "Parts of at least 20 cases of the trial.",
            "Teile mit mindestens 20 Fällen der Erprobung."));
    page.open("div", "class", "card");
    new PageTable(page).head(tables.sliceHead()).rows(tables.slices());
    page.close();
  }

  private void further(Markup page) {
    if (version.evidence().ablations().isEmpty()) {
      return;
    }
    page.element(
        "h3",
        new Sentence(
            "What files by debtor and external factors brought",
            "Was Dateien je Debitor und äußere Faktoren brachten"));
    page.element(
        "p",
        new Sentence(
            "The same training without them, tried on the same later payments. More data is not by"
                + " itself better.",
            "Dasselbe Training ohne sie, erprobt an denselben späteren Zahlungen. Mehr Daten sind"
                + " nicht von selbst besser."));
    page.open("div", "class", "card");
    new PageTable(page).head(tables.ablationHead()).rows(tables.ablations());
    page.close();
  }

  private void limits(Markup page) {
    page.element("h3", new Sentence("Where it is not used", "Wo es nicht benutzt wird"));
    page.open("ul");
    CardLimits.of(model, observed.overrules()).forEach(limit -> page.element("li", limit));
    page.close();
  }

  private static void table(Markup page, Sentence title, List<List<Sentence>> rows) {
    page.element("h3", title);
    page.open("div", "class", "card");
    new PageTable(page).texts(2).rows(rows);
    page.close();
  }
}
