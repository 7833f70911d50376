package io.mahnwerk.app.digest;

import io.mahnwerk.app.Mahnwerk;
import io.mahnwerk.app.config.ConnectionsFile;
import io.mahnwerk.app.config.PeopleSettings;
import io.mahnwerk.app.cycle.ConnectionSession;
import io.mahnwerk.app.cycle.NamedConnection;
import io.mahnwerk.app.preview.Outlook;
import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.model.Sentence;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Says what the next run will do and what waits for a person, and brings it to people by every
 * channel under {@code people}: a mail a day, a task for each item that waits, a sheet. Calls no
 * ledger. Exit code 1 when a channel did not take its part.
 */
@Command(
    name = "digest",
    description = "Tell people what the next dunning run will do and what waits for them.",
    mixinStandardHelpOptions = true)
public final class DigestCommand implements Callable<Integer> {
  @Mixin private NamedConnection connection = new NamedConnection();

  @Option(names = "--show", description = "Only show it; send nothing.")
  private boolean show;

  @Override
  public Integer call() {
    return connection.on(this::run);
  }

  private int run(ConnectionSession session, Mahnwerk shared) {
    session.requireThatItWasRead();
    Locale locale = shared.locale();
    Digest digest = Digest.of(new Outlook(session, locale), locale);
    PrintWriter out = shared.terminal().out();
    out.print(digest.text(session.id(), locale));
    if (show) {
      return 0;
    }
    List<PeopleSettings> people = ConnectionsFile.in(shared.home(), System.getenv()).people();
    if (people.isEmpty()) {
      out.println(
          new Sentence(
                  "Nobody was told: there is nothing under 'people' in mahnwerk.yaml.",
                  "Niemand wurde benachrichtigt: in mahnwerk.yaml steht nichts unter 'people'.")
              .in(locale));
    }
    boolean failed = false;
    for (PeopleSettings one : people) {
      failed |= bring(digest, one, session, shared);
    }
    return failed ? 1 : 0;
  }

  private static boolean bring(
      Digest digest, PeopleSettings to, ConnectionSession session, Mahnwerk shared) {
    boolean failed = false;
    for (Delivery.Outcome outcome : outcomes(digest, to, session, shared)) {
      PrintWriter stream = outcome.failed() ? shared.terminal().err() : shared.terminal().out();
      stream.println(to.name() + ": " + outcome.sentence().in(shared.locale()));
      failed |= outcome.failed();
    }
    return failed;
  }

  private static List<Delivery.Outcome> outcomes(
      Digest digest, PeopleSettings to, ConnectionSession session, Mahnwerk shared) {
    Path folder = shared.home().resolve("people").resolve(to.name());
    try {
      return new Delivery(
              to,
              new PeopleChannels(shared.clock(), shared.locale()).open(to),
              new SentRecords(folder),
              shared.locale(),
              session.today())
          .bring(digest, session.id());
    } catch (ConnectorException misconfigured) {
      return List.of(new Delivery.Outcome(misconfigured.sentence(), true));
    }
  }
}
