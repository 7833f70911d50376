package io.mahnwerk.app.torture;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.app.Mahnwerk;
import io.mahnwerk.app.config.ConnectorRegistry;
import io.mahnwerk.app.output.StagedFiles;
import io.mahnwerk.core.model.Sentence;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/**
 * Makes the table of what every fault does to every path. Ends with exit code 1 when anything was
 * lost, repeated or silent.
 */
@Command(
    name = "certify",
    description = "Try every fault on every path against simulated ERPs and write the table.",
    mixinStandardHelpOptions = true)
public final class CertifyCommand implements Callable<Integer> {
  @ParentCommand private @Nullable Mahnwerk mahnwerk;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "The Markdown file to write, such as docs/reliability.md.")
  private Path out = Path.of("");

  @Override
  public Integer call() throws InterruptedException {
    Mahnwerk shared = Objects.requireNonNull(mahnwerk);
    Path place = out.toAbsolutePath();
    Path folder = Objects.requireNonNullElse(place.getParent(), place);
    if (Files.isDirectory(place)) {
      throw new CommandFailure(out + " is a folder; name a file such as docs/reliability.md.");
    }
    try (StagedFiles files = StagedFiles.in(folder)) {
      CertificatePage page = new CertificatePage(rows(Arena.dated(), shared));
      files.write(
          place.getFileName().toString(),
          stream ->
              page.print(new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8))));
      files.publish();
      shared
          .terminal()
          .out()
          .println(
              new Sentence("%s rows; the table: %s", "%s Zeilen; die Tabelle: %s")
                  .with(Sentence.number(page.rows().size(), 0), Sentence.same(out.toString()))
                  .in(shared.locale()));
      return page.isClean() && !page.rows().isEmpty() ? 0 : 1;
    }
  }

  /** All ledgers at the same time, and their rows one ledger after the other. */
  private static List<CertificateRow> rows(List<Arena> arenas, Mahnwerk shared)
      throws InterruptedException {
    Path homes = temporary();
    ExecutorService threads = Executors.newFixedThreadPool(Math.max(1, arenas.size()));
    try {
      List<Future<List<CertificateRow>>> parts = new ArrayList<>();
      for (Arena arena : arenas) {
        boolean thorough = isFirstOfItsErp(arena, arenas);
        parts.add(threads.submit(() -> rows(arena, homes, thorough, shared)));
      }
      List<CertificateRow> rows = new ArrayList<>();
      for (Future<List<CertificateRow>> part : parts) {
        rows.addAll(part.get());
      }
      return rows;
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof RuntimeException known
          ? known
          : new IllegalStateException(failed.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private static boolean isFirstOfItsErp(Arena arena, List<Arena> arenas) {
    return arenas.stream()
        .filter(other -> other.erp().erpId().equals(arena.erp().erpId()))
        .findFirst()
        .equals(Optional.of(arena));
  }

  private static List<CertificateRow> rows(
      Arena arena, Path homes, boolean thorough, Mahnwerk shared) {
    List<CertificateRow> rows = new ArrayList<>();
    try (CertificateBench bench =
        new CertificateBench(arena, ConnectorRegistry.onClassPath(), homes)) {
      new Certificate(
              arena.name(),
              bench,
              row -> {
                rows.add(row);
                if (!row.isClean()) {
                  shared.terminal().err().println(row);
                }
                if (rows.size() % 20 == 0) {
                  shared.terminal().err().println(arena.name() + ": " + rows.size());
                }
              })
          .tryAll(thorough);
    }
    return rows;
  }

  private static Path temporary() {
    try {
      Path folder = Files.createTempDirectory("mahnwerk-certify");
      folder.toFile().deleteOnExit();
      return folder;
    } catch (IOException refused) {
      throw new UncheckedIOException("No temporary folder can be made", refused);
    }
  }
}
