package io.mahnwerk.app.serve;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.app.Mahnwerk;
import io.mahnwerk.app.UsageFailure;
import io.mahnwerk.app.digest.DigestClock;
import io.mahnwerk.app.files.FileDesk;
import io.mahnwerk.app.push.HintDesk;
import io.mahnwerk.core.model.Sentence;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/**
 * Serves health, the report of a demo run and the outboxes until it is interrupted. Brings digests
 * when they are due, and runs a cycle early when a ledger hints at changes, where these are set up.
 */
@Command(
    name = "serve",
    description = "Serve health, the report of a demo run and what waits for a person.",
    mixinStandardHelpOptions = true)
public final class ServeCommand implements Callable<Integer> {
  @ParentCommand private @Nullable Mahnwerk mahnwerk;

  @Spec private CommandLine.Model.@Nullable CommandSpec spec;

  @Option(
      names = "--port",
      defaultValue = "8585",
      description = "Port to listen on, 0 for any free one (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--address",
      defaultValue = "127.0.0.1",
      description =
          "Address to listen on (default: ${DEFAULT-VALUE}, reachable from this machine only)."
              + " The service knows no users.")
  private String address = "";

  @Option(
      names = "--report",
      paramLabel = "DIR",
      defaultValue = "mahnwerk-demo",
      description = "Folder of report.html (default: ${DEFAULT-VALUE}).")
  private Path report = Path.of("");

  @Override
  public Integer call() {
    if (port < 0 || port > 65_535) {
      throw new UsageFailure(
          Objects.requireNonNull(spec).commandLine(),
          new Sentence(
                  "A port lies between 0 and 65535 but --port is %s.",
                  "Ein Port liegt zwischen 0 und 65535, --port ist aber %s.")
              .naming(port));
    }
    Mahnwerk shared = Objects.requireNonNull(mahnwerk);
    PageKey key = PageKey.random();
    HintDesk hints = HintDesk.open(shared, sentence -> ServiceWork.say(shared, sentence));
    InetSocketAddress place = place();
    try (ServiceWork work = new ServiceWork(shared, hints, DigestClock.of(shared));
        ReportService service =
            ReportService.start(place, report, Optional.of(desk(shared, key, hints, work)))) {
      String base = "http://" + address + ":" + service.port();
      ServiceWork.say(
          shared,
          new Sentence("Serving %s/ (Ctrl+C stops).", "Erreichbar unter %s/ (Strg+C beendet).")
              .with(Sentence.same(base)));
      if (place.getAddress().isLoopbackAddress()) {
        ServiceWork.say(
            shared,
            new Sentence(
                    "What waits for a person, with buttons: %s",
                    "Was auf einen Menschen wartet, mit Knöpfen: %s")
                .with(Sentence.same(base + OutboxController.PATH + "?key=" + key.visitor())));
        ServiceWork.say(
            shared,
            new Sentence(
                    "Then, for proposals and complaints: %s",
                    "Danach, für Vorschläge und Beschwerden: %s")
                .with(Sentence.same(base + DebtorController.PROPOSALS)));
        ServiceWork.say(
            shared,
            new Sentence(
                    "Then, for ledgers reached by files: %s",
                    "Danach, für Verbindungen mit Dateien: %s")
                .with(Sentence.same(base + FilesController.PATH)));
      }
      work.begin();
      untilInterrupted();
    }
    return 0;
  }

  private static ReportService.Desk desk(
      Mahnwerk shared, PageKey key, HintDesk hints, ServiceWork work) {
    return new ReportService.Desk(
        new Outboxes(shared),
        new DebtorDesk(shared),
        new FileDesk(shared),
        key,
        hints.isEmpty()
            ? Optional.empty()
            : Optional.of(new ReportService.Hints(hints, work::wake)));
  }

  private static void untilInterrupted() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  private InetSocketAddress place() {
    try {
      return new InetSocketAddress(InetAddress.getByName(address), port);
    } catch (UnknownHostException unknown) {
      throw new CommandFailure(
          new Sentence(
                  "--address '%s' is no address here.", "--address '%s' ist hier keine Adresse.")
              .with(Sentence.same(address)),
          unknown);
    }
  }
}
