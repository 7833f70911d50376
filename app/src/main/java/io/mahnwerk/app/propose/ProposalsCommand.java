package io.mahnwerk.app.propose;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.app.Mahnwerk;
import io.mahnwerk.app.cycle.ConnectionSession;
import io.mahnwerk.app.output.CsvCell;
import io.mahnwerk.app.output.Json;
import io.mahnwerk.app.output.StagedFiles;
import io.mahnwerk.app.output.TextTable;
import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.DunningProcedure;
import io.mahnwerk.core.model.DunningProcedures;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.store.ReceivablesStore;
import io.mahnwerk.scoring.proposal.Population;
import io.mahnwerk.scoring.proposal.Proposal;
import io.mahnwerk.scoring.proposal.ProposalDesk;
import io.mahnwerk.scoring.proposal.TaggedNotice;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

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

  @ParentCommand private @Nullable Mahnwerk mahnwerk;

  @Parameters(paramLabel = "CONNECTION", description = "A name in mahnwerk.yaml.")
  private String connection = "";

  @Option(
      names = "--tags",
      paramLabel = "FILE",
      description = "CSV file that tags letters with channel, tone and subject.")
  private @Nullable Path tags;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Also write proposals.csv and proposals.json there.")
  private @Nullable Path out;

  @Override
  public Integer call() {
    Mahnwerk shared = Objects.requireNonNull(mahnwerk);
    return ConnectionSession.on(shared, connection, session -> run(session, shared));
  }

  private int run(ConnectionSession session, Mahnwerk shared) {
    if (!session.hasStore()) {
      throw new CommandFailure(
          new Sentence(
                  "Connection '%s' has read nothing yet; run 'mahnwerk cycle %s' first.",
                  "Verbindung '%s' hat noch nichts gelesen; zuerst 'mahnwerk cycle %s' aufrufen.")
              .with(Sentence.same(connection), Sentence.same(connection))
              .in(shared.locale()));
    }
    session.lock();
    List<TaggedNotice> tagged = tags == null ? List.of() : new TagFile(tags).read(session.id());
    List<ProposalRow> rows =
        proposals(session, tagged).stream()
            .map(proposal -> ProposalRow.of(proposal, shared.locale()))
            .toList();
    if (out != null) {
      write(rows, out);
    }
    print(rows, shared);
    return 0;
  }

  private static List<Proposal> proposals(ConnectionSession session, List<TaggedNotice> tagged) {
    ReceivablesStore store = session.store();
    DunningProcedures procedures = session.connector().procedures();
    Population population = new Population(session.today());
    try (Stream<DebtorAccount> accounts = store.accounts().all(session.id())) {
      accounts.forEach(account -> population.add(store.histories().of(account.debtor().ref())));
    }
    ProposalDesk desk =
        new ProposalDesk(
            population,
            debtor ->
                procedures
                    .findFormer(debtor.dunning().procedure())
                    .map(DunningProcedure::highestLevel),
            tagged);
    List<Proposal> proposals = new ArrayList<>();
    try (Stream<DebtorAccount> accounts = store.accounts().all(session.id())) {
      accounts
          .filter(account -> !account.items().isEmpty())
          .forEach(
              account ->
                  proposals.addAll(desk.of(account, store.histories().of(account.debtor().ref()))));
    }
    return proposals;
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
