package io.mahnwerk.app.cycle;

import io.mahnwerk.app.Mahnwerk;
import io.mahnwerk.app.card.CardFile;
import io.mahnwerk.app.card.LedgerFigures;
import io.mahnwerk.app.card.Observed;
import io.mahnwerk.app.card.Overrules;
import io.mahnwerk.app.model.ModelShelf;
import io.mahnwerk.app.model.ModelVersion;
import io.mahnwerk.app.model.Training;
import io.mahnwerk.app.pilot.DrawsEvidence;
import io.mahnwerk.core.model.DunningProcedures;
import io.mahnwerk.core.model.ItemHistory;
import io.mahnwerk.core.store.ReceivablesStore;
import io.mahnwerk.scoring.AdviceSettings;
import io.mahnwerk.scoring.SegmentRules;
import io.mahnwerk.scoring.file.FileSettings;
import io.mahnwerk.scoring.file.Finding;
import io.mahnwerk.scoring.file.FormerSchedule;
import io.mahnwerk.scoring.file.WorthwhileCheck;
import io.mahnwerk.scoring.learned.TrainingSettings;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Trains a connection's model from its store and takes it if it foresees later payments better than
 * the model that stands and than two baselines. Where it does not, or where there is too little to
 * learn from, it says so with the figures, leaves everything as it stands and ends with exit code
 * 1.
 */
@Command(
    name = "train",
    description = "Train the model of a connection from what its cycles have read.",
    mixinStandardHelpOptions = true)
public final class TrainCommand implements Callable<Integer> {
  @Mixin private NamedConnection connection = new NamedConnection();

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Decides what is random in training (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Override
  public Integer call() {
    return connection.on(this::run);
  }

  private int run(ConnectionSession session, Mahnwerk shared) {
    session.lock();
    session.requireThatItWasRead();
    TrainingSummary summary = new TrainingSummary(shared.locale());
    List<Finding> findings = findings(session);
    if (!findings.isEmpty()) {
      summary.refuse(session.id(), findings, shared.terminal().err());
      return 1;
    }
    ModelShelf shelf = new ModelShelf(session.id(), session.folder().model());
    Training.Result result = training(session, shelf).run(session.today());
    if (result.version().isEmpty() || result.model().isEmpty()) {
      summary.refuse(session.id(), result.against(), shared.terminal().err());
      return 1;
    }
    shelf.prune(sha -> session.store().receipts().isNamed(session.id(), sha));
    ModelVersion version = result.version().get();
    Path card =
        new CardFile(session.id(), shelf.folderOf(version))
            .write(version, result.model().get(), observed(session), shared.locale());
    summary.print(result.model().get(), version, shared.terminal().out());
    summary.card(card, shared.terminal().out());
    if (!result.against().isEmpty()) {
      summary.notTaken(version, shared.terminal().err());
      return 1;
    }
    summary.saved(shelf.folderOf(version), shared.terminal().out());
    return 0;
  }

  private static Observed observed(ConnectionSession session) {
    ReceivablesStore store = session.store();
    try (Stream<ItemHistory> items = store.histories().all(session.id())) {
      return new Observed(
          Overrules.in(store.receipts().latest(session.id(), Overrules.LATEST)),
          LedgerFigures.of(items, session.today()),
          new DrawsEvidence(session).sentences());
    }
  }

  private Training training(ConnectionSession session, ModelShelf shelf) {
    SteeringRules steering =
        new SteeringRules(
            session.configured(), session.connector().procedures(), true, code -> true);
    AdviceDesk desk =
        new AdviceDesk(
            session.id(),
            session.store(),
            session.context(steering.advice()),
            SegmentRules.standard(),
            session.factors());
    desk.load();
    TrainingSettings usual = TrainingSettings.DEFAULT;
    return new Training(
        desk.history(),
        session.context(steering.advice()),
        SegmentRules.standard(),
        new TrainingSettings(
            seed, usual.rounds(), usual.depth(), usual.maxRows(), usual.entryDays()),
        shelf);
  }

  private static List<Finding> findings(ConnectionSession session) {
    ReceivablesStore store = session.store();
    FileSettings settings =
        FileSettings.standard(
            formerSchedule(session.connector().procedures()),
            session.context(AdviceSettings.DEFAULT).calendar());
    WorthwhileCheck check = new WorthwhileCheck(settings, session.today());
    try (Stream<ItemHistory> items = store.histories().all(session.id())) {
      items.forEach(check::add);
    }
    return check.findings();
  }

  /** Where several procedures are described, the latest first notice counts. */
  private static FormerSchedule formerSchedule(DunningProcedures procedures) {
    return procedures.byCode().values().stream()
        .filter(procedure -> !procedures.isOpened(procedure.code()))
        .map(procedure -> Math.max(1, procedure.steps().get(0).daysInArrears()))
        .max(Comparator.naturalOrder())
        .map(days -> new FormerSchedule(List.of(days)))
        .orElse(FormerSchedule.STANDARD);
  }
}
