package io.mahnwerk.app.enrich;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.app.Mahnwerk;
import io.mahnwerk.app.cycle.ConnectionSession;
import io.mahnwerk.app.cycle.NamedConnection;
import io.mahnwerk.app.output.TextTable;
import io.mahnwerk.core.model.Sentence;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Shows what an enrichment file would bring, and takes it with {@code --yes}. Ends with exit code 1
 * when lines were left out.
 */
@Command(
    name = "enrich",
    description = "Show, and with --yes take, a CSV file of what you know of debtors.",
    mixinStandardHelpOptions = true)
public final class EnrichCommand implements Callable<Integer> {
  private static final List<Sentence> HEAD =
      List.of(
          new Sentence("Column", "Spalte"),
          new Sentence("Filled", "Gefüllt"),
          new Sentence("Holds", "Enthält"),
          new Sentence("Such as", "Etwa"));

  @Mixin private NamedConnection connection = new NamedConnection();

  @Parameters(
      index = "1",
      paramLabel = "FILE.csv",
      description =
          "Columns company_code, debtor and your own; UTF-8, comma or semicolon, decimal points.")
  private Path file = Path.of("");

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description =
          "The day on which all of it was known; models use it from the next day on"
              + " (default: today).")
  private @Nullable LocalDate asOf;

  @Option(names = "--yes", description = "Take it.")
  private boolean yes;

  @Override
  public Integer call() {
    return connection.on(this::run);
  }

  private int run(ConnectionSession session, Mahnwerk shared) {
    session.requireThatItWasRead();
    LocalDate day = asOf == null ? session.today() : asOf;
    if (day.isAfter(session.today())) {
      throw new CommandFailure(
          new Sentence("--as-of %s lies in the future.", "--as-of %s liegt in der Zukunft.")
              .with(Sentence.same(day.toString())));
    }
    session.lock();
    EnrichmentIntake intake =
        new EnrichmentIntake(new EnrichmentFile(file, session.id()), session.store()).look();
    print(intake, shared);
    if (yes) {
      intake.take(day);
    }
    say(shared, yes ? taken(day) : notYet());
    return intake.isWhole() ? 0 : 1;
  }

  private static void print(EnrichmentIntake intake, Mahnwerk shared) {
    Locale locale = shared.locale();
    PrintWriter out = shared.terminal().out();
    TextTable table =
        TextTable.ofTexts(HEAD.stream().map(cell -> cell.in(locale)).toArray(String[]::new));
    intake
        .rows()
        .forEach(row -> table.row(row.stream().map(c -> c.in(locale)).toArray(String[]::new)));
    table.print(out);
    out.println(intake.counts().in(locale));
    PrintWriter err = shared.terminal().err();
    intake.left().forEach(why -> err.println(why.in(locale)));
  }

  private static Sentence taken(LocalDate day) {
    return new Sentence(
            "Taken as known on %s. The next training learns from it and says on the model card what it"
                + " brought.",
            "Übernommen als bekannt am %s. Das nächste Training lernt daraus und sagt auf der"
                + " Modellkarte, was es gebracht hat.")
        .with(Sentence.same(day.toString()));
  }

  private static Sentence notYet() {
    return new Sentence(
        "Nothing was taken yet; --yes takes it.", "Noch nicht übernommen; --yes tut es.");
  }

  private static void say(Mahnwerk shared, Sentence sentence) {
    shared.terminal().out().println(sentence.in(shared.locale()));
  }
}
