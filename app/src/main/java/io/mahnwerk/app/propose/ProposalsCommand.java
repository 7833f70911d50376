package io.mahnwerk.app.propose;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.mahnwerk.app.Mahnwerk;
import io.mahnwerk.app.cycle.ConnectionSession;
import io.mahnwerk.app.cycle.NamedConnection;
import io.mahnwerk.app.output.CsvCell;
import io.mahnwerk.app.output.Json;
import io.mahnwerk.app.output.StagedFiles;
import io.mahnwerk.app.output.TextTable;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.scoring.proposal.TaggedNotice;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Shows what a person might do for each debtor, with reasons. Executes nothing and calls no ledger
 * but for its procedures.
 */
@Command(
    name = "proposals",
    description =
        "Propose tone, instalments, deferral or hand-over, with reasons; execute nothing.",
    mixinStandardHelpOptions = true)
public final class ProposalsCommand implements Callable<Integer> {
  private static final int SHOWN = 40;

  @Mixin private NamedConnection connection = new NamedConnection();

  @Option(
      names = "--tags",
      paramLabel = "FILE",
      description =
          "CSV file that tags letters with channel, tone and subject"
              + " (default: tags/CONNECTION.csv in the home folder, if it is there).")
  private @Nullable Path tags;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Also write proposals.csv and proposals.json there.")
  private @Nullable Path out;

  @Override
  public Integer call() {
    return connection.on(this::run);
  }

  private int run(ConnectionSession session, Mahnwerk shared) {
    session.lock();
    List<TaggedNotice> tagged = TagFile.of(session, Optional.ofNullable(tags));
    List<ProposalRow> rows = new ArrayList<>();
    new ProposalBook(session, ProposalBook.population(session), tagged)
        .forEach(proposal -> rows.add(ProposalRow.of(proposal, shared.locale())));
    if (out != null) {
      write(rows, out);
    }
    print(rows, shared);
    return 0;
  }

  private static void write(List<ProposalRow> rows, Path folder) {
    try (StagedFiles files = StagedFiles.in(folder)) {
      files.write("proposals.csv", to -> csv(rows, to));
      files.write("proposals.json", to -> Json.INDENTED.write(rows, to));
      files.publish();
    }
  }

  private static void csv(List<ProposalRow> rows, OutputStream to) throws IOException {
    CsvWriter csv = CsvWriter.builder().build(new OutputStreamWriter(to, StandardCharsets.UTF_8));
    csv.writeRecord(ProposalRow.HEADER);
    rows.forEach(row -> csv.writeRecord(row.cells().stream().map(CsvCell::of).toList()));
    csv.flush();
  }

  private static void print(List<ProposalRow> rows, Mahnwerk shared) {
    boolean german = shared.locale().getLanguage().equals("de");
    TextTable table =
        german
            ? TextTable.ofTexts("Debitor", "Vorschlag", "Wahl", "Begründung", "bis")
            : TextTable.ofTexts("Debtor", "Proposal", "Choice", "Reason", "Until");
    rows.stream()
        .limit(SHOWN)
        .forEach(
            row ->
                table.row(row.debtor(), row.proposal(), row.choice(), row.reason(), row.until()));
    table.print(shared.terminal().out());
    if (rows.size() > SHOWN) {
      shared
          .terminal()
          .out()
          .println(
              new Sentence(
                      "%s more; --out DIR writes them all.", "%s weitere; --out DIR schreibt alle.")
                  .with(Sentence.number(rows.size() - SHOWN, 0))
                  .in(shared.locale()));
    }
    shared
        .terminal()
        .out()
        .println(
            new Sentence(
                    "Proposals only: a person decides, and nothing of it is carried out.",
                    "Nur Vorschläge: ein Mensch entscheidet, ausgeführt wird davon nichts.")
                .in(shared.locale()));
  }
}
