package io.mahnwerk.app.recommend;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.app.Mahnwerk;
import io.mahnwerk.app.UsageFailure;
import io.mahnwerk.app.output.Json;
import io.mahnwerk.app.output.StagedFiles;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.scoring.timing.TimedInvoice;
import io.mahnwerk.scoring.timing.TimingEvaluation;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Says how well payments would have been foreseen on invoices that are paid by now. */
@Command(
    name = "evaluate",
    description = "Say how well payments would have been foreseen on real invoices of a CSV file.",
    mixinStandardHelpOptions = true)
public final class EvaluateCommand implements Callable<Integer> {
  private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

  @Spec private CommandLine.Model.@Nullable CommandSpec spec;

  @ParentCommand private @Nullable Mahnwerk mahnwerk;

  @Option(
      names = "--invoices",
      paramLabel = "FILE.csv",
      required = true,
      description =
          "Columns debtor, document, document_date, due_date, amount, currency, cleared_on;"
              + " optional country.")
  private Path invoices = Path.of("");

  @Option(
      names = "--split",
      paramLabel = "SHARE",
      defaultValue = "0.7",
      description =
          "Share of the invoices, by document date, that lie before the cut; above 0 and below 1"
              + " (default: ${DEFAULT-VALUE}).")
  private double split;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "Decides everything that is random (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Folder for report.json.")
  private Path out = Path.of("");

  @Override
  public Integer call() {
    if (!(split > 0 && split < 1)) {
      throw new UsageFailure(
          Objects.requireNonNull(spec).commandLine(),
          new Sentence(
                  "--split must lie between 0 and 1 but is %s.",
                  "--split muss zwischen 0 und 1 liegen, ist aber %s.")
              .naming(split));
    }
    InvoiceBook book = new InvoiceFile(invoices).read(LAST_DAY);
    if (book.counts().tooManyBad()) {
      throw new CommandFailure(
          new Sentence(
                  "%s: %s of %s rows are bad, more than %s %%; the first: %s",
                  "%s: %s von %s Zeilen sind fehlerhaft, mehr als %s %%; die erste: %s")
              .with(
                  Sentence.same(invoices.toString()),
                  Sentence.same(Long.toString(book.counts().bad())),
                  Sentence.same(Long.toString(book.counts().rows())),
                  Sentence.same(Integer.toString(InvoiceBook.MOST_BAD_PERCENT)),
                  book.badRows().get(0).sentence(invoices)));
    }
    EvaluationReport report = evaluate(book);
    try (StagedFiles files = StagedFiles.in(out)) {
      files.write("report.json", to -> Json.INDENTED.write(report, to));
      files.publish();
    }
    Mahnwerk shared = Objects.requireNonNull(mahnwerk);
    report.print(shared.terminal().out(), shared.locale());
    return 0;
  }

  private EvaluationReport evaluate(InvoiceBook book) {
    try {
      TimingEvaluation evaluation = TimingEvaluation.of(timed(book), split, seed);
      return EvaluationReport.of(book, split, evaluation);
    } catch (TimingEvaluation.TooFewInvoices tooFew) {
      throw new CommandFailure(
          Sentence.same("%s: %s.").with(Sentence.same(invoices.toString()), tooFew.sentence()),
          tooFew);
    }
  }

  private static List<TimedInvoice> timed(InvoiceBook book) {
    return book.accounts().stream()
        .flatMap(
            account ->
                account.items().stream()
                    .filter(item -> !item.amount().isCredit())
                    .map(
                        item ->
                            new TimedInvoice(
                                account.debtor().number(),
                                account.country(),
                                item.documentDate(),
                                item.netDueDate(),
                                item.amount().amount().doubleValue(),
                                item.cleared().map(c -> c.clearing().clearedOn()))))
        .toList();
  }
}
