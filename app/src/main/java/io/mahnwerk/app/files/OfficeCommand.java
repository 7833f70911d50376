package io.mahnwerk.app.files;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.app.Mahnwerk;
import io.mahnwerk.app.output.TextTable;
import io.mahnwerk.core.model.Sentence;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/**
 * Shows the clients of an office side by side: how fresh their files are, what went out and what
 * waits. Nothing of one client is told to another; only whoever runs Mahnwerk sees them together.
 */
@Command(
    name = "office",
    description = "Show all connections that are reached by files side by side.",
    mixinStandardHelpOptions = true)
public final class OfficeCommand implements Callable<Integer> {
  @ParentCommand private @Nullable Mahnwerk mahnwerk;

  @Option(
      names = "--batch",
      paramLabel = "FILE",
      description = "Write one batch file with the exports of all of them.")
  private @Nullable Path batch;

  @Override
  public Integer call() {
    Mahnwerk shared = Objects.requireNonNull(mahnwerk);
    List<OfficeRow> rows = new OfficeRows(shared).all();
    PrintWriter out = shared.terminal().out();
    if (rows.isEmpty()) {
      throw new CommandFailure(
          new Sentence(
              "No connection is reached by files; add one to mahnwerk.yaml.",
              "Keine Verbindung arbeitet mit Dateien; bitte eine in mahnwerk.yaml ergänzen."));
    }
    Locale locale = shared.locale();
    TextTable table =
        TextTable.ofTexts(OfficeRow.HEAD.stream().map(h -> h.in(locale)).toArray(String[]::new));
    rows.forEach(row -> table.row(row.cells(locale).toArray(String[]::new)));
    table.print(out);
    rows.stream().flatMap(row -> row.remark().stream()).forEach(r -> out.println(r.in(locale)));
    if (batch != null) {
      write(rows, batch, shared);
    }
    return rows.stream().anyMatch(row -> row.trouble().isPresent()) ? 1 : 0;
  }

  private static void write(List<OfficeRow> rows, Path file, Mahnwerk shared) {
    OfficeBatch all = new OfficeBatch(rows);
    try {
      Files.write(file, all.bytes());
    } catch (IOException refused) {
      throw new CommandFailure(
          new Sentence("%s cannot be written.", "%s kann nicht geschrieben werden.")
              .with(Sentence.same(file.toString())),
          refused);
    }
    shared
        .terminal()
        .out()
        .println(
            new Sentence("%s exports %s connections.", "%s exportiert %s Verbindungen.")
                .with(Sentence.same(file.toString()), Sentence.number(all.clients(), 0))
                .in(shared.locale()));
  }
}
