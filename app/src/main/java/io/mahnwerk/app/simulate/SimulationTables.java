package io.mahnwerk.app.simulate;

import io.mahnwerk.app.output.TextTable;
import io.mahnwerk.core.model.Sentence;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** The report's figures in words and rows, for the terminal and for the page. */
record SimulationTables(SimulationReport report) {
  /** What seeds of 3,000 items capture differs by 0.1, so that of 100 it may differ by one half. */
  private static final int FEW_ITEMS = 100;

  void print(PrintWriter out, Locale locale) {
    out.println(SimulationReport.NOTICE.in(locale));
    out.println();
    out.println(setup().in(locale));
    for (boolean known : new boolean[] {true, false}) {
      out.println();
      out.println(title(known).in(locale));
      if (items(known) > 0) {
        TextTable table = TextTable.ofNumbers(texts(head(), locale));
        rows(known).forEach(row -> table.row(texts(row, locale)));
        table.print(out);
      }
    }
    out.println();
    out.println(headline().in(locale));
    learning().ifPresent(sentence -> out.println(sentence.in(locale)));
    for (Policy policy : Policy.values()) {
      coverage(policy).ifPresent(sentence -> out.println(sentence.in(locale)));
    }
    report.offPolicy().forEach(check -> out.println(offPolicy(check).in(locale)));
    bandit().ifPresent(told -> out.println(told.in(locale)));
    out.flush();
  }

  /** What Thompson sampling brought; empty where nobody asked for it. */
  Optional<Sentence> bandit() {
    return Optional.ofNullable(report.bandit()).map(BanditReport::sentence);
  }

  Sentence setup() {
    SimulationReport.Setup setup = report.setup();
    return new Sentence(
            "World %s · seeds %s · %s {month|months} · %s of the past first notices drawn at random · %s"
                + " debtors with %s {invoice|invoices} each, %s new ones",
            "Welt %s · Startwerte %s · %s {Monat|Monate} · %s der früheren ersten Mahnungen zufällig"
                + " terminiert · %s Debitoren mit je %s {Rechnung|Rechnungen}, %s neue")
        .with(
            Sentence.same(setup.world()),
            Sentence.same(
                setup.seeds().stream().map(String::valueOf).collect(Collectors.joining(", "))),
            Sentence.number(setup.months(), 0),
            Sentence.percent(setup.explore(), 0),
            Sentence.number(setup.knownDebtors(), 0),
            Sentence.number(setup.invoices(), 0),
            Sentence.number(setup.newDebtors(), 0));
  }

  Sentence headline() {
    return new Sentence(
            "Of what perfect foresight could gain, Mahnwerk captured %s on debtors with a history"
                + " and %s on new ones, the segment rule %s and %s. Delay only: %s and %s of its"
                + " own, smaller, measure. Calibration error of payment within 30 days: %s.",
            "Von dem, was perfekte Vorhersage gewinnen könnte, erreichte Mahnwerk bei Debitoren mit"
                + " Vorgeschichte %s und bei neuen %s, die Segmentregel %s und %s. Nur Aufschub: %s"
                + " und %s des eigenen, kleineren Maßes. Kalibrierungsfehler der Zahlung binnen 30"
                + " Tagen: %s.")
        .with(
            Sentence.percent(report.known().captured(), 0),
            Sentence.percent(report.fresh().captured(), 0),
            Sentence.percent(report.rule().knownCaptured(), 0),
            Sentence.percent(report.rule().captured(), 0),
            Sentence.percent(report.delayOnly().knownCaptured(), 0),
            Sentence.percent(report.delayOnly().captured(), 0),
            error(report.calibration()));
  }

  /** The calibration error before and after, of a policy whose model was asked. */
  Sentence calibration(SimulationReport.Steps steps) {
    return new Sentence(
            "Calibration error (ECE) %s, before the calibrating step %s.",
            "Kalibrierungsfehler (ECE) %s, vor der Kalibrierung %s.")
        .with(error(steps.after()), error(steps.before()));
  }

  private static Sentence error(SimulationReport.Calibration calibration) {
    Double error = calibration.error();
    return error == null ? Sentence.same("–") : Sentence.number(error, 3);
  }

  /** How often the named days and the stated intervals held; empty where none was stated. */
  Optional<Sentence> coverage(Policy policy) {
    SimulationReport.Coverage coverage = report.coverage().get(policy.key());
    if (coverage == null) {
      return Optional.empty();
    }
    Double observed = coverage.observed();
    Double earlier = coverage.earlier();
    Double later = coverage.later();
    Double probability = coverage.observedProbability();
    if (observed == null || earlier == null || later == null || probability == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Sentence(
                "%s: within the days named for it, at least %s of payments are to come and %s did"
                    + " (%s earlier, %s later, %s items). Shares paid within 30 days are to lie in"
                    + " the stated interval for %s of items and did for %s.",
                "%s: Innerhalb der dafür genannten Tage sollen mindestens %s der Zahlungen kommen,"
                    + " %s kamen (%s früher, %s später, %s Posten). Die Anteile bezahlt binnen 30"
                    + " Tagen sollen bei %s der Posten im genannten Intervall liegen und taten es"
                    + " bei %s.")
            .with(
                policy.label(),
                Sentence.percent(coverage.stated(), 0),
                Sentence.percent(observed, 1),
                Sentence.percent(earlier, 1),
                Sentence.percent(later, 1),
                Sentence.number(coverage.items(), 0),
                Sentence.percent(coverage.statedProbability(), 0),
                Sentence.percent(probability, 0)));
  }

  Sentence offPolicy(OffPolicyCheck check) {
    Double estimate = check.estimate();
    Double low = check.low();
    Double high = check.high();
    if (estimate == null || low == null || high == null) {
      return new Sentence(
              "Seed %s: a log of %s drawn days cannot tell what advised days bring (effective"
                  + " sample size %s); in truth %s EUR an item.",
              "Startwert %s: ein Protokoll von %s gezogenen Tagen sagt nicht, was empfohlene Tage"
                  + " bringen (effektive Stichprobe %s); in Wahrheit %s EUR je Posten.")
          .with(
              Sentence.same(String.valueOf(check.seed())),
              Sentence.number(check.decisions(), 0),
              Sentence.number(check.effective(), 0),
              Sentence.number(check.truth(), 2));
    }
    return new Sentence(
            "Seed %s: by a log of %s drawn days, advised instead of former ones bring %s EUR an"
                + " item within 60 days (95 %% interval %s to %s); in truth %s.",
            "Startwert %s: nach einem Protokoll von %s gezogenen Tagen bringen empfohlene statt"
                + " bisheriger Tage %s EUR je Posten binnen 60 Tagen (95-%%-Intervall %s bis %s);"
                + " in Wahrheit %s.")
        .with(
            Sentence.same(String.valueOf(check.seed())),
            Sentence.number(check.decisions(), 0),
            Sentence.number(estimate, 2),
            Sentence.number(low, 2),
            Sentence.number(high, 2),
            Sentence.number(check.truth(), 2));
  }

  /** Where a model was not trained with every seed: what that means for the figures. */
  Optional<Sentence> learning() {
    int without = report.setup().seeds().size() - report.modelsTrained();
    return without == 0
        ? Optional.empty()
        : Optional.of(
            new Sentence(
                    "With %s of %s seeds fewer than 100 payments of overdue items were seen: no"
                        + " model was trained, every item kept its former day, and its probability"
                        + " of payment is stated as one half between 0 and 1.",
                    "Bei %s von %s Startwerten waren weniger als 100 Zahlungen überfälliger Posten"
                        + " zu sehen: Es gibt kein Modell, jeder Posten behielt seinen bisherigen"
                        + " Tag, und seine Zahlungswahrscheinlichkeit ist mit einhalb zwischen 0"
                        + " und 1 angegeben.")
                .with(
                    Sentence.number(without, 0),
                    Sentence.number(report.setup().seeds().size(), 0)));
  }

  /** Whose figures follow, on how many items they rest, and where that is too few to read much. */
  Sentence title(boolean known) {
    double items = items(known);
    Sentence rest =
        items == 0
            ? new Sentence(
                "no item that could be steered was overdue",
                "kein Posten, der gesteuert werden durfte, wurde überfällig")
            : items < FEW_ITEMS
                ? new Sentence(
                    "%s {item|items}, too few to tell policies apart",
                    "%s Posten, zu wenige, um Verfahren zu unterscheiden")
                : new Sentence("%s items", "%s Posten");
    Sentence who =
        known
            ? new Sentence("Debtors with a history: %s", "Debitoren mit Vorgeschichte: %s")
            : new Sentence("New debtors: %s", "Neue Debitoren: %s");
    return who.with(rest.with(Sentence.number(items, 0)));
  }

  /** Mean over the seeds; alike for all policies. */
  double items(boolean known) {
    SimulationReport.Parts parts =
        Objects.requireNonNull(report.policies().get(Policy.FORMER.key()));
    return (known ? parts.known() : parts.fresh()).items();
  }

  Sentence explanation() {
    return new Sentence(
        "Captured: (utility - former schedule) / (perfect foresight - former schedule). Perfect"
            + " foresight is the same planner with the same days to choose from and the world's"
            + " true probabilities; nobody has that. The best fixed day is chosen in hindsight."
            + " Delay only is measured against a foresight that can only hold back as well.",
        "Erreicht: (Nutzen - bisheriger Plan) / (perfekte Vorhersage - bisheriger Plan). Perfekte"
            + " Vorhersage ist derselbe Planer mit denselben wählbaren Tagen und den wahren"
            + " Wahrscheinlichkeiten der Welt; die hat niemand. Der beste feste Tag ist im"
            + " Nachhinein gewählt. Nur Aufschub misst sich an einer Vorhersage, die ebenfalls nur"
            + " aufschieben kann.");
  }

  List<Sentence> head() {
    return List.of(
        new Sentence("Policy", "Verfahren"),
        new Sentence("Captured", "Erreicht"),
        new Sentence("Days to pay", "Tage bis zur Zahlung"),
        new Sentence("Paid after first notice", "Zahlung nach erster Mahnung"),
        new Sentence("Notices per item", "Mahnungen je Posten"),
        new Sentence("Complaints per 1,000", "Beschwerden je 1.000"),
        new Sentence("Utility per item", "Nutzen je Posten"));
  }

  List<List<Sentence>> rows(boolean known) {
    return Arrays.stream(Policy.values()).map(policy -> row(policy, known)).toList();
  }

  private List<Sentence> row(Policy policy, boolean known) {
    SimulationReport.Parts parts = Objects.requireNonNull(report.policies().get(policy.key()));
    SimulationReport.Kpi kpi = known ? parts.known() : parts.fresh();
    return List.of(
        policy.label(),
        Sentence.percent(captured(policy, known), 0),
        Sentence.number(kpi.daysToPay(), 1),
        Sentence.percent(kpi.firstDunningPaymentRate(), 1),
        Sentence.number(kpi.noticesPerItem(), 2),
        Sentence.number(kpi.complaintsPer1000(), 0),
        Sentence.number(kpi.utility(), 2));
  }

  /** Against the policy's own oracle. */
  double captured(Policy policy, boolean known) {
    return switch (policy) {
      case FORMER -> 0;
      case FIXED_DAY -> known ? report.fixedDay().knownCaptured() : report.fixedDay().captured();
      case RULE -> known ? report.rule().knownCaptured() : report.rule().captured();
      case OURS -> known ? report.known().captured() : report.fresh().captured();
      case DELAY_OURS -> known ? report.delayOnly().knownCaptured() : report.delayOnly().captured();
      case ORACLE, DELAY_ORACLE -> 1;
    };
  }

  private static String[] texts(List<Sentence> cells, Locale locale) {
    return cells.stream().map(cell -> cell.in(locale)).toArray(String[]::new);
  }
}
