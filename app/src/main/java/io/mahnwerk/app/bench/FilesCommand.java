package io.mahnwerk.app.bench;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.app.Mahnwerk;
import io.mahnwerk.app.UsageFailure;
import io.mahnwerk.core.model.Sentence;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
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
 * Invents a file of every format that a connector reads in bulk and reads it, in a process that has
 * no more than the promised memory. Ends with exit code 1 where a promise is not kept.
 */
@Command(
    name = "files",
    description = "Invent large files of every format, read them, and measure time and memory.",
    mixinStandardHelpOptions = true)
final class FilesCommand implements Callable<Integer> {
  private static final long FEWEST = 1_000;
  private static final long MOST = 1_000_000_000;

  @ParentCommand private @Nullable BenchCommand bench;
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Folder for report.json, and for the invented file while it is read.")
  private Path out = Path.of("");

  @Option(
      names = "--rows",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "Rows of each file, 1000 to 1000000000 (default: ${DEFAULT-VALUE}).")
  private long rows;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (rows < FEWEST || rows > MOST) {
      throw UsageFailure.outside(
          Objects.requireNonNull(spec).commandLine(), "--rows", FEWEST, MOST, rows);
    }
    Mahnwerk shared = Objects.requireNonNull(bench).mahnwerk();
    Process process = start(shared);
    try (BufferedReader said =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        shared.terminal().out().println(line);
      }
    } finally {
      process.destroy();
    }
    int ended = process.waitFor();
    if (ended == FileBenchProcess.OUT_OF_MEMORY) {
      throw new CommandFailure(
          new Sentence(
              "Reading needed more than "
                  + FilesReport.MOST_HEAP_MIB
                  + " MiB of memory; the promise is not kept.",
              "Das Lesen brauchte mehr als "
                  + FilesReport.MOST_HEAP_MIB
                  + " MiB Speicher; das Versprechen ist nicht gehalten."));
    }
    return ended;
  }

  private Process start(Mahnwerk shared) throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx" + FilesReport.MOST_HEAP_MIB + "m",
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "-Dfile.encoding=UTF-8",
            "-cp",
            System.getProperty("java.class.path"),
            FileBenchProcess.class.getName(),
            out.toAbsolutePath().toString(),
            Long.toString(rows),
            shared.locale().getLanguage());
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }
}
