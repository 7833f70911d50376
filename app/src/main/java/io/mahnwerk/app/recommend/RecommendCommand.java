package io.mahnwerk.app.recommend;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.app.Mahnwerk;
import io.mahnwerk.app.NoSuchValue;
import io.mahnwerk.app.UsageFailure;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.scoring.file.FileAdvice;
import io.mahnwerk.scoring.file.FormerSchedule;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Recommends dunning days for the open invoices of a CSV file. */
@Command(
    name = "recommend",
    description = "Recommend dunning days for the open invoices of a CSV file.",
    mixinStandardHelpOptions = true)
public final class RecommendCommand implements Callable<Integer> {
  private static final int BAD_ROWS_SHOWN = 20;

  @Spec private CommandLine.Model.@Nullable CommandSpec spec;

  @ParentCommand private @Nullable Mahnwerk mahnwerk;

  @Option(
      names = "--invoices",
      paramLabel = "FILE.csv",
      required = true,
      description =
          "Columns debtor, document, document_date, due_date, amount, currency, cleared_on;"
              + " optional country, industry, terms_days, dunning_dates, complaint_dates,"
              + " propensity.")
  private Path invoices = Path.of("");

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description = "The day from which the file is looked at, such as 2026-06-30.")
  private @Nullable LocalDate asOf;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder for recommendations.csv, receipts.jsonl and report.json.")
  private @Nullable Path out;

  @Option(
      names = "--schedule",
      paramLabel = "D/D/D",
      defaultValue = "14/30/45",
      converter = ScheduleOption.class,
      description = "Days after the due date of the former notices (default: ${DEFAULT-VALUE}).")
  private @Nullable FormerSchedule schedule;

  @Option(
      names = "--verify",
      paramLabel = "receipts.jsonl",
      description =
          "Instead of recommending, compute every receipt of this file again from the invoices and"
              + " say whether it comes out the same to the byte.")
  private @Nullable Path receipts;

  @Override
  public Integer call() {
    Mahnwerk shared = Objects.requireNonNull(mahnwerk);
    if (receipts != null) {
      long same = new ReceiptsCheck(invoices).recompute(receipts);
      shared.terminal().out().println(ReceiptsCheck.verdict(receipts, same).in(shared.locale()));
      return 0;
    }
    FormerSchedule former = Objects.requireNonNull(schedule);
    recommend(
        shared,
        new RecommendTerms(given(asOf, "--as-of=DATE"), former, shared.locale()),
        given(out, "--out=DIR"));
    return 0;
  }

  private void recommend(Mahnwerk shared, RecommendTerms terms, Path folder) {
    RecommendOutput output = new RecommendOutput(folder);
    InvoiceBook book = new InvoiceFile(invoices).read(terms.asOf());
    listBadRows(book, shared.terminal().err(), terms.locale());
    Judgement judgement = Judgement.of(book, terms);
    refuseTooManyBad(book, judgement, terms, output);
    AdvisedBook advised;
    try (LongFileProgress progress = LongFileProgress.of(book, shared.terminal(), terms.locale())) {
      advised = AdvisedBook.of(book, judgement, terms, progress::advised);
    }
    RecommendReport report = RecommendReport.of(book, judgement, advised.advice(), terms);
    output.write(advised.rows(), report);
    new RecommendSummary(report, folder, terms.locale()).print(shared.terminal().out());
  }

  private void refuseTooManyBad(
      InvoiceBook book, Judgement judgement, RecommendTerms terms, RecommendOutput output) {
    if (book.counts().tooManyBad()) {
      FileAdvice none = new FileAdvice(List.of(), Optional.empty());
      output.writeReportOnly(RecommendReport.of(book, judgement, none, terms));
      throw new CommandFailure(
          new Sentence(
                  "%s: %s of %s rows are bad, more than %s %%; no recommendations were written.",
                  "%s: %s von %s Zeilen sind fehlerhaft, mehr als %s %%; es wurden keine"
                      + " Empfehlungen geschrieben.")
              .naming(
                  invoices,
                  book.counts().bad(),
                  book.counts().rows(),
                  InvoiceBook.MOST_BAD_PERCENT));
    }
  }

  private <T> T given(@Nullable T value, String option) {
    if (value == null) {
      throw new UsageFailure(
          Objects.requireNonNull(spec).commandLine(),
          new Sentence("Missing required option: '%s'", "Es fehlt: Option '%s'").naming(option));
    }
    return value;
  }

  private void listBadRows(InvoiceBook book, PrintWriter err, Locale locale) {
    List<BadRow> bad = book.badRows();
    bad.stream()
        .limit(BAD_ROWS_SHOWN)
        .forEach(row -> err.println(row.sentence(invoices).in(locale)));
    if (bad.size() > BAD_ROWS_SHOWN) {
      err.println(
          new Sentence(
                  "%s: %s more bad rows are listed in report.json.",
                  "%s: %s weitere fehlerhafte Zeilen stehen in report.json.")
              .naming(invoices, bad.size() - BAD_ROWS_SHOWN)
              .in(locale));
    }
  }

  static final class ScheduleOption implements CommandLine.ITypeConverter<FormerSchedule> {
    @Override
    public FormerSchedule convert(String text) {
      try {
        return FormerSchedule.parse(text);
      } catch (IllegalArgumentException wrongForm) {
        throw new NoSuchValue(
            new Sentence(
                    "'%s' is no schedule of rising days such as 14/30/45",
                    "'%s' ist kein Mahnplan steigender Tage wie 14/30/45")
                .naming(text));
      }
    }
  }
}
