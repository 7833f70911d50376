package io.mahnwerk.app.torture;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.app.Mahnwerk;
import io.mahnwerk.app.UsageFailure;
import io.mahnwerk.app.output.StagedFiles;
import io.mahnwerk.core.model.Sentence;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

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
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "The Markdown file to write, such as docs/reliability.md.")
  private Path out = Path.of("");

  @Option(
      names = "--only",
      paramLabel = "LEDGER",
      description =
          "Try this ERP only, or this shape of one, named as in the table; may be given several"
              + " times.")
  private List<String> only = List.of();

  @Override
  public Integer call() throws InterruptedException {
    Mahnwerk shared = Objects.requireNonNull(mahnwerk);
    Path place = out.toAbsolutePath();
    Path folder = Objects.requireNonNullElse(place.getParent(), place);
    if (Files.isDirectory(place)) {
      throw new CommandFailure(
          new Sentence(
                  "%s is a folder; name a file such as docs/reliability.md.",
                  "%s ist ein Ordner; bitte eine Datei nennen, etwa docs/reliability.md.")
              .with(Sentence.same(out.toString())));
    }
    List<Arena> arenas = Arena.all();
    only.forEach(name -> requireKnown(name, arenas));
    try (StagedFiles files = StagedFiles.in(folder)) {
      CertificateRun run = new CertificateRun(arenas, only, shared.terminal().err());
      CertificatePage page = run.page();
      files.write(
          place.getFileName().toString(),
          stream ->
              page.print(new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8))));
      files.publish();
      shared
          .terminal()
          .out()
          .println(
              new Sentence("%s cells; the table: %s", "%s Zellen; die Tabelle: %s")
                  .with(Sentence.number(page.rows().size(), 0), Sentence.same(out.toString()))
                  .in(shared.locale()));
      return page.isClean() && !page.rows().isEmpty() ? 0 : 1;
    }
  }

  private void requireKnown(String name, List<Arena> arenas) {
    if (arenas.stream().noneMatch(arena -> arena.isNamed(name))) {
      throw new UsageFailure(
          Objects.requireNonNull(spec).commandLine(), Arena.unknown(name, arenas));
    }
  }
}
