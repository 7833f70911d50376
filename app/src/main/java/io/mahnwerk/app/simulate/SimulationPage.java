package io.mahnwerk.app.simulate;

import io.mahnwerk.app.report.BarChart;
import io.mahnwerk.app.report.Markup;
import io.mahnwerk.app.report.PageFrame;
import io.mahnwerk.app.report.PageTable;
import io.mahnwerk.app.report.ReliabilityPlot;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.scoring.trial.ReliabilityBin;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The report as one page in both languages. */
final class SimulationPage {
  private final SimulationReport report;
  private final SimulationTables tables;

  SimulationPage(SimulationReport report) {
    this.report = report;
    this.tables = new SimulationTables(report);
  }

  String html(Locale first) {
    return new PageFrame(first, SimulationReport.NOTICE).html(this::content);
  }

  private void content(Markup page) {
    PageFrame.header(page, tables.setup());
    page.open("section");
    page.element("p", tables.headline(), "class", "lead");
    tables.learning().ifPresent(sentence -> page.element("p", sentence));
    page.open("div", "class", "grid");
    captured(new Sentence("Debtors with a history", "Debitoren mit Vorgeschichte"), true)
        .writeTo(page);
    captured(new Sentence("New debtors", "Neue Debitoren"), false).writeTo(page);
    page.close();
    for (boolean known : new boolean[] {true, false}) {
      page.element("h3", tables.title(known));
      if (tables.items(known) > 0) {
        page.open("div", "class", "card");
        new PageTable(page).head(tables.head()).rows(tables.rows(known));
        page.close();
      }
    }
    calibration(page);
    reliability(page);
    report.offPolicy().forEach(check -> page.element("p", tables.offPolicy(check)));
    tables.bandit().ifPresent(told -> page.element("p", told));
    page.close();
    page.open("footer").element("p", tables.explanation()).close();
  }

  private BarChart captured(Sentence title, boolean known) {
    List<BarChart.Bar> bars =
        Arrays.stream(Policy.values())
            .filter(policy -> policy != Policy.FORMER && !policy.isDelayOnly())
            .map(
                policy ->
                    new BarChart.Bar(
                        policy.label(),
                        Math.max(0, tables.captured(policy, known)),
                        Sentence.percent(tables.captured(policy, known), 0),
                        policy.style()))
            .toList();
    Sentence hint =
        new Sentence(
            "share of what perfect foresight gains over the former schedule",
            "Anteil dessen, was perfekte Vorhersage gegenüber dem bisherigen Plan gewinnt");
    return new BarChart(title, hint, bars);
  }

  /** Of every policy that follows a model; nothing where none was trained. */
  private void reliability(Markup page) {
    page.open("div", "class", "grid");
    for (Policy policy : Policy.values()) {
      SimulationReport.Steps steps = report.calibrationSteps().get(policy.key());
      if (steps != null && steps.before().error() != null) {
        page.open("div");
        new ReliabilityPlot(policy.label(), dots(steps.after()), dots(steps.before()))
            .writeTo(page);
        page.element("p", tables.calibration(steps));
        tables.coverage(policy).ifPresent(sentence -> page.element("p", sentence));
        page.close();
      }
    }
    page.close();
  }

  private static List<ReliabilityBin> dots(SimulationReport.Calibration calibration) {
    return calibration.bins().stream()
        .filter(bin -> bin.items() > 0)
        .map(bin -> new ReliabilityBin(bin.items(), bin.expected(), bin.observed()))
        .toList();
  }

  private void calibration(Markup page) {
    page.element(
        "h3",
        new Sentence(
            "Payment within 30 days: expected and observed",
            "Zahlung binnen 30 Tagen: erwartet und beobachtet"));
    page.open("div", "class", "card");
    new PageTable(page)
        .head(
            List.of(
                new Sentence("Expected", "Erwartet"),
                new Sentence("Observed", "Beobachtet"),
                new Sentence("Items", "Posten")))
        .rows(
            report.calibration().bins().stream()
                .filter(bin -> bin.items() > 0)
                .map(
                    bin ->
                        Stream.of(
                                Sentence.percent(bin.expected(), 0),
                                Sentence.percent(bin.observed(), 0),
                                Sentence.number(bin.items(), 0))
                            .toList())
                .toList());
    page.close();
  }
}
