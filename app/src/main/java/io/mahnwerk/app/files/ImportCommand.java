package io.mahnwerk.app.files;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.app.Mahnwerk;
import io.mahnwerk.app.cycle.ConnectionSession;
import io.mahnwerk.app.cycle.NamedConnection;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.spi.FileExchange;
import io.mahnwerk.core.spi.FileExchange.FileReport;
import io.mahnwerk.core.spi.FileExchange.Missing;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Takes files that a person names into the connection's books. Ends with exit code 1 when one was
 * refused or rows of it were left out.
 */
@Command(
    name = "import",
    description = "Take exported files of a ledger that is reached by files.",
    mixinStandardHelpOptions = true)
public final class ImportCommand implements Callable<Integer> {
  @Mixin private NamedConnection connection = new NamedConnection();

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "FILE",
      description = "Exported files; they stay where they are.")
  private List<Path> given = List.of();

  @Option(
      names = "--missing-are-paid",
      description =
          "Open items that a list leaves out were all paid; otherwise a list that leaves out all or"
              + " most of them is refused.")
  private boolean missingArePaid;

  @Override
  public Integer call() {
    return connection.on(this::run);
  }

  private int run(ConnectionSession session, Mahnwerk shared) {
    FileExchange files = Exchanges.of(session);
    session.lock();
    boolean done = true;
    for (Path file : given) {
      FileReport report = take(files, file, missingArePaid ? Missing.PAID : Missing.DOUBTED);
      Exchanges.print(report, shared);
      done &= Exchanges.isDone(report.fate());
    }
    return done ? 0 : 1;
  }

  private static FileReport take(FileExchange files, Path file, Missing missing) {
    try {
      return files.take(file, missing);
    } catch (IllegalArgumentException noFile) {
      throw new CommandFailure(
          new Sentence("There is no file %s.", "Die Datei %s gibt es nicht.")
              .with(Sentence.same(file.toString())),
          noFile);
    }
  }
}
