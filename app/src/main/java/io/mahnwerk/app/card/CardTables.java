package io.mahnwerk.app.card;

import io.mahnwerk.app.model.ModelVersion;
import io.mahnwerk.app.model.TrialRecord;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.scoring.Doubt;
import io.mahnwerk.scoring.explain.Ground;
import io.mahnwerk.scoring.learned.TrainedModel;
import io.mahnwerk.scoring.learned.TrainingFigures;
import io.mahnwerk.scoring.timing.TimingFigures;
import io.mahnwerk.scoring.trial.Ablation;
import io.mahnwerk.scoring.trial.Coverage;
import io.mahnwerk.scoring.trial.Slice;
import io.mahnwerk.scoring.trial.SpanCheck;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The figures of a model card, row by row. */
record CardTables(ModelVersion version, TrainedModel model) {
  List<List<Sentence>> basis() {
    TrainingFigures figures = model.figures();
    return List.of(
        row("First document", "Erster Beleg", text(figures.from().toString())),
        row("Facts recorded before", "Fakten erfasst vor", text(figures.upTo().toString())),
        row("Items", "Posten", count(figures.items())),
        row("Payments", "Zahlungen", count(figures.payments())),
        row("Notices", "Mahnungen", count(figures.notices())),
        row(
            "First notices on a drawn day",
            "Erste Mahnungen an gezogenem Tag",
            count(figures.randomisedNotices())),
        row(
            "What they tell, in notices on freely drawn days",
            "Ihre Aussagekraft, in Mahnungen an frei gezogenen Tagen",
            Sentence.number(figures.contrast(), 1)),
        row("Complaints", "Beschwerden", count(figures.complaints())),
        row("Rows of training", "Trainingszeilen", count(figures.rows())));
  }

  static List<List<Sentence>> ledger(LedgerFigures ledger) {
    return List.of(
        row("Items paid", "Bezahlte Posten", Sentence.number(ledger.paid(), 0)),
        row("Days from document to payment", "Tage vom Beleg zur Zahlung", days(ledger)),
        row("Paid before any notice", "Vor jeder Mahnung bezahlt", share(ledger.unprompted())),
        row(
            "First notices, 14 days old",
            "Erste Mahnungen, 14 Tage alt",
            Sentence.number(ledger.firstNotices(), 0)),
        row(
            "Paid within 14 days of them",
            "Binnen 14 Tagen danach bezahlt",
            share(ledger.answered())),
        row(
            "Complaints for 1,000 notices",
            "Beschwerden auf 1.000 Mahnungen",
            Double.isNaN(ledger.complaintsPer1000())
                ? text("–")
                : Sentence.number(ledger.complaintsPer1000(), 1)));
  }

  private static Sentence days(LedgerFigures ledger) {
    return ledger.paid() == 0 ? text("–") : Sentence.number(ledger.daysToPay(), 1);
  }

  private static Sentence share(double share) {
    return Double.isNaN(share) ? text("–") : Sentence.percent(share, 1);
  }

  List<Sentence> trialHead() {
    return List.of(
        text(""),
        new Sentence("Error (Brier)", "Fehler (Brier)"),
        text("AUC"),
        new Sentence("Days off (MAE)", "Tage daneben (MAE)"),
        new Sentence("Calibration error (ECE)", "Kalibrierungsfehler (ECE)"));
  }

  List<List<Sentence>> trial() {
    TrialRecord trial = version.trial();
    List<List<Sentence>> rows = new ArrayList<>();
    rows.add(figures(new Sentence("This model", "Dieses Modell"), trial.model()));
    rows.add(
        figures(
            new Sentence("The same before calibration", "Dasselbe vor der Kalibrierung"),
            trial.uncalibrated().figures()));
    @Nullable TimingFigures standing = trial.standing();
    if (standing != null) {
      rows.add(
          figures(new Sentence("Model that stood before", "Bis dahin geltendes Modell"), standing));
    }
    rows.add(
        figures(
            new Sentence("Shrunk mean of each debtor", "Geschrumpftes Mittel je Debitor"),
            trial.debtorMean()));
    rows.add(
        figures(
            new Sentence("Average under the former schedule", "Durchschnitt im bisherigen Plan"),
            trial.formerSchedule()));
    return rows;
  }

  /** What became of the days that the model named for payments. */
  Sentence span() {
    SpanCheck.Share early = version.trial().span().early();
    SpanCheck.Share middle = version.trial().span().middle();
    return new Sentence(
            "By the day on which the model gave payment one chance in ten, %s of %s items had been"
                + " paid; by the day with one chance in two, %s of %s.",
            "Bis zu dem Tag, für den das Modell eine Zahlung mit 10 %% Wahrscheinlichkeit nannte,"
                + " waren %s von %s Posten bezahlt; bis zu dem mit 50 %% waren es %s von %s.")
        .with(
            Sentence.percent(early.paid(), 0),
            Sentence.number(early.cases(), 0),
            Sentence.percent(middle.paid(), 0),
            Sentence.number(middle.cases(), 0));
  }

  List<Sentence> coverageHead() {
    return List.of(
        new Sentence("Payment", "Zahlung"),
        new Sentence("Stated", "Genannt"),
        new Sentence("Observed", "Beobachtet"));
  }

  /** What was stated of named days and what came; nothing where the model names none. */
  List<List<Sentence>> coverage() {
    @Nullable Coverage coverage = version.trial().coverage();
    if (coverage == null || coverage.cases() == 0) {
      return List.of();
    }
    Sentence missed =
        new Sentence("at most %s", "höchstens %s").with(Sentence.percent(Doubt.MISSED, 0));
    return List.of(
        List.of(
            new Sentence("within the days named for it", "in den dafür genannten Tagen"),
            new Sentence("at least %s", "mindestens %s")
                .with(Sentence.percent(1 - 2 * Doubt.MISSED, 0)),
            Sentence.percent(coverage.within(), 1)),
        List.of(
            new Sentence("before the first of them", "vor dem ersten davon"),
            missed,
            Sentence.percent(coverage.earlier(), 1)),
        List.of(
            new Sentence("after the last of them", "nach dem letzten davon"),
            missed,
            Sentence.percent(coverage.later(), 1)));
  }

  List<Sentence> sliceHead() {
    return List.of(
        new Sentence("Part", "Teil"),
        new Sentence("Cases", "Fälle"),
        new Sentence("Error of this model", "Fehler dieses Modells"),
        new Sentence("Error of the debtor mean", "Fehler des Debitormittels"),
        text("AUC"));
  }

  List<List<Sentence>> slices() {
    return version.trial().slices().stream()
        .map(
            slice ->
                List.of(
                    name(slice),
                    count(slice.cases()),
                    number(slice.model().brier()),
                    number(slice.debtorMean().brier()),
                    auc(slice.model())))
        .toList();
  }

  /** The groups of features, weightiest first. */
  List<Map.Entry<Ground, Double>> importance() {
    return version.evidence().importance().shares().entrySet().stream()
        .sorted(Map.Entry.<Ground, Double>comparingByValue(Comparator.reverseOrder()))
        .toList();
  }

  List<Sentence> ablationHead() {
    return List.of(
        new Sentence("Columns", "Spalten"),
        new Sentence("Number", "Anzahl"),
        new Sentence("Error with them", "Fehler mit ihnen"),
        new Sentence("Error without", "Fehler ohne"),
        new Sentence("Verdict", "Urteil"));
  }

  List<List<Sentence>> ablations() {
    return version.evidence().ablations().stream()
        .map(
            one ->
                List.of(
                    one.name().equals("debtor")
                        ? new Sentence("Files by debtor", "Dateien je Debitor")
                        : text(one.name()),
                    count(one.columns()),
                    number(one.with()),
                    number(one.without()),
                    verdict(one)))
        .toList();
  }

  private static Sentence verdict(Ablation one) {
    if (one.isBetter()) {
      return new Sentence("better with them", "besser mit ihnen");
    }
    return one.isWorse()
        ? new Sentence("worse with them: take them out", "schlechter mit ihnen: herausnehmen")
        : new Sentence("no difference beyond chance", "kein Unterschied über den Zufall hinaus");
  }

  static Sentence name(Ground ground) {
    return switch (ground) {
      case NOTICE_DAY -> new Sentence("Day of the notice", "Tag der Mahnung");
      case OVERDUE_DAYS -> new Sentence("Days overdue", "Verzugstage");
      case TIME_OF_MONTH -> new Sentence("Time of the month", "Lage im Monat");
      case TIME_OF_QUARTER -> new Sentence("Time of the quarter", "Lage im Quartal");
      case WEEKDAY -> new Sentence("Weekdays", "Wochentage");
      case OWN_PAYMENTS -> new Sentence("Own payments", "Eigene Zahlungen");
      case LIKE_DEBTORS -> new Sentence("Kind of debtor", "Art des Debitors");
      case INVOICE -> new Sentence("Amount and terms", "Betrag und Zahlungsziel");
    };
  }

  List<List<Sentence>> making() {
    return List.of(
        row("Version", "Version", text(Integer.toString(version.number()))),
        row("Mahnwerk", "Mahnwerk", text(version.mahnwerk())),
        row("XGBoost", "XGBoost", text(TrainedModel.xgboostVersion())),
        row("Seed", "Startwert", text(Long.toString(version.settings().seed()))),
        row(
            "Trees, depth, most rows",
            "Bäume, Tiefe, höchstens Zeilen",
            text(
                "%d, %d, %d"
                    .formatted(
                        version.settings().rounds(),
                        version.settings().depth(),
                        version.settings().maxRows()))),
        row("Model SHA-256", "SHA-256 des Modells", text(version.sha256())),
        row("Feature schema", "Merkmalsschema", text(version.featureSchema())));
  }

  private static Sentence name(Slice slice) {
    return switch (slice.kind()) {
      case INDUSTRY ->
          slice.name().isBlank()
              ? new Sentence("No industry", "Ohne Branche")
              : new Sentence("Industry %s", "Branche %s").with(text(slice.name()));
      case SIZE ->
          switch (slice.name()) {
            case "UNDER_1000" -> new Sentence("Amount under 1,000", "Betrag unter 1.000");
            case "UNDER_10000" -> new Sentence("Amount under 10,000", "Betrag unter 10.000");
            default -> new Sentence("Amount from 10,000", "Betrag ab 10.000");
          };
      case KNOWN ->
          slice.name().equals("COLD_START")
              ? new Sentence(
                  "Cold start: fewer than 3 paid items", "Kaltstart: unter 3 bezahlte Posten")
              : new Sentence("3 or more paid items", "3 oder mehr bezahlte Posten");
    };
  }

  private static List<Sentence> figures(Sentence who, TimingFigures figures) {
    return List.of(
        who,
        number(figures.brier()),
        auc(figures),
        Sentence.number(figures.mae(), 2),
        number(figures.ece()));
  }

  private static Sentence auc(TimingFigures figures) {
    @Nullable Double auc = figures.auc();
    return auc == null ? text("–") : Sentence.number(auc, 3);
  }

  private static List<Sentence> row(String english, String german, Sentence value) {
    return List.of(new Sentence(english, german), value);
  }

  private static Sentence number(double value) {
    return Sentence.number(value, 4);
  }

  private static Sentence count(int value) {
    return Sentence.number(value, 0);
  }

  private static Sentence text(String text) {
    return Sentence.same(text);
  }
}
