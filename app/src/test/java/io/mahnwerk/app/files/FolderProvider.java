package io.mahnwerk.app.files;

import io.mahnwerk.app.Mahnwerk;
import io.mahnwerk.app.SilentConnector;
import io.mahnwerk.app.config.ConnectorRegistry;
import io.mahnwerk.app.output.Terminal;
import io.mahnwerk.core.model.ErpId;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.spi.ConnectorContext;
import io.mahnwerk.core.spi.ErpConnector;
import io.mahnwerk.core.spi.ErpConnectorProvider;
import io.mahnwerk.core.spi.FileExchange;
import io.mahnwerk.core.spi.NativeRun;
import io.mahnwerk.core.spi.SettingSpec;
import io.mahnwerk.core.writeback.CycleSteps;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;

/**
 * Ledgers with a folder: a file named "bad" is refused, one named "part" taken in part, every other
 * whole.
 */
public final class FolderProvider implements ErpConnectorProvider {
  /** What lies in the inbox. */
  final List<String> waiting = new ArrayList<>();

  /** What lies there and is never taken. */
  final List<String> strange = new ArrayList<>();

  /** Commands on a home whose ledgers have folders. */
  public static Mahnwerk mahnwerk(Path home, Clock clock) {
    CommandLine line =
        Mahnwerk.commandLine(
            new Terminal(
                new PrintWriter(Writer.nullWriter()), new PrintWriter(Writer.nullWriter()), false),
            clock,
            CycleSteps.NONE,
            new ConnectorRegistry(List.of(new FolderProvider())));
    line.parseArgs("--home", home.toString(), "--lang", "en", "office");
    return line.getCommand();
  }

  @Override
  public ErpId erpId() {
    return new ErpId("folder");
  }

  @Override
  public String displayName() {
    return "Ledger with a folder";
  }

  @Override
  public List<SettingSpec> settings() {
    return List.of(SettingSpec.optional("client", "4711", "the client"));
  }

  @Override
  public NativeRun nativeRun() {
    return (account, run) -> new NativeRun.Result(List.of(), List.of());
  }

  @Override
  public ErpConnector open(ConnectorContext context) {
    return new Connector(context.settings().getOrDefault("client", "4711"));
  }

  private final class Connector implements SilentConnector, FileExchange {
    private final String client;

    Connector(String client) {
      this.client = client;
    }

    @Override
    public Optional<FileExchange> files() {
      return client.isEmpty() ? Optional.empty() : Optional.of(this);
    }

    @Override
    public Folders folders() {
      Path root = Path.of(client);
      return new Folders(
          root.resolve("in"), root.resolve("done"), root.resolve("failed"), root.resolve("out"));
    }

    @Override
    public List<FileReport> takeWaiting() {
      List<FileReport> reports = waiting.stream().map(this::report).toList();
      waiting.clear();
      return reports;
    }

    @Override
    public FileReport take(Path file, Missing missing) {
      if (!Files.exists(file)) {
        throw new IllegalArgumentException("No such file");
      }
      String name = String.valueOf(file.getFileName());
      return missing == Missing.PAID ? report(name + " as all paid") : report(name);
    }

    private FileReport report(String name) {
      Fate whole = name.startsWith("part") ? Fate.TAKEN_IN_PART : Fate.TAKEN;
      Fate fate = name.startsWith("bad") ? Fate.REFUSED : whole;
      return new FileReport(
          name,
          fate,
          new Sentence(name + " is " + fate + ".", name + " ist " + fate + "."),
          List.of(Sentence.same("row 7")),
          List.of());
    }

    @Override
    public int recall() {
      return 0;
    }

    @Override
    public Standing standing() {
      return new Standing(
          client,
          Optional.of(Instant.parse("2026-06-28T06:00:00Z")),
          Optional.empty(),
          Optional.of(LocalDate.of(2026, 6, 26)),
          12,
          40,
          3,
          Optional.of(LocalDate.of(2026, 6, 29)));
    }

    @Override
    public List<String> passedOver() {
      return client.equals("4711") ? List.copyOf(strange) : List.of();
    }

    @Override
    public List<String> exportCommands() {
      return List.of("export " + client);
    }
  }
}
