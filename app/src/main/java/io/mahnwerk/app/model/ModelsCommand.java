package io.mahnwerk.app.model;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.app.Mahnwerk;
import io.mahnwerk.app.cycle.AdviceDesk;
import io.mahnwerk.app.cycle.ConnectionSession;
import io.mahnwerk.app.cycle.NamedConnection;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.scoring.SegmentRules;
import io.mahnwerk.scoring.drift.DriftReport;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the models of a connection, or puts one of them in use. */
@Command(
    name = "models",
    description = "List a connection's models and how they did, or take one into use.",
    mixinStandardHelpOptions = true)
public final class ModelsCommand implements Callable<Integer> {
  @Mixin private NamedConnection connection = new NamedConnection();

  @Option(
      names = "--use",
      paramLabel = "VERSION",
      description = "The version that advises from the next cycle on, whatever its trial said.")
  private @Nullable Integer use;

  @Override
  public Integer call() {
    return connection.on(this::run);
  }

  private int run(ConnectionSession session, Mahnwerk shared) {
    ModelShelf shelf = new ModelShelf(session.id(), session.folder().model());
    List<ModelVersion> versions = shelf.versions();
    if (versions.isEmpty()) {
      throw new CommandFailure(
          new Sentence(
                  "Connection '%s' has no model; 'mahnwerk train %s' trains one.",
                  "Verbindung '%s' hat kein Modell; 'mahnwerk train %s' trainiert eines.")
              .with(Sentence.same(connection.name()), Sentence.same(connection.name()))
              .in(shared.locale()));
    }
    if (use != null) {
      session.lock();
      take(shelf, use, shared);
    }
    new ModelsSummary(versions, shelf.inUse(), shared.locale()).print(shared.terminal().out());
    shelf
        .inUse()
        .flatMap(version -> drift(version, shelf, session))
        .ifPresent(
            report -> {
              shared.terminal().out().println();
              new DriftSummary(report, shared.locale()).print(shared.terminal().out());
            });
    return 0;
  }

  private static Optional<DriftReport> drift(
      ModelVersion version, ModelShelf shelf, ConnectionSession session) {
    if (!session.hasStore()) {
      return Optional.empty();
    }
    AdviceDesk desk =
        new AdviceDesk(
            session.id(),
            session.store(),
            session.context(session.configured().advice()),
            SegmentRules.standard(),
            session.factors());
    desk.load();
    return Optional.of(desk.follow(shelf.load(version), version.reference(), session.today()));
  }

  private void take(ModelShelf shelf, int number, Mahnwerk shared) {
    Optional<ModelVersion> wanted = shelf.find(number);
    if (wanted.isEmpty()) {
      throw new CommandFailure(
          new Sentence(
                  "Connection '%s' has no model version %s; 'mahnwerk models %s' lists them.",
                  "Verbindung '%s' hat keine Modellversion %s; 'mahnwerk models %s' listet sie auf.")
              .with(
                  Sentence.same(connection.name()),
                  Sentence.same(Integer.toString(number)),
                  Sentence.same(connection.name()))
              .in(shared.locale()));
    }
    shelf.load(wanted.get());
    shelf.use(wanted.get());
  }
}
