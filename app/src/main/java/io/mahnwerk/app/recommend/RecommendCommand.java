package io.mahnwerk.app.recommend;

import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.app.Mahnwerk;
import io.mahnwerk.core.model.BusinessCalendar;
import io.mahnwerk.core.model.ItemHistory;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.model.Recommendation;
import io.mahnwerk.core.model.RunCalendar;
import io.mahnwerk.scoring.AdviceSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Recommends dunning days for the open invoices of a CSV file. */
@Command(
    name = "recommend",
    description = "Recommend dunning days for the open invoices of a CSV file.",
    mixinStandardHelpOptions = true)
public final class RecommendCommand implements Callable<Integer> {
  private static final int BAD_ROWS_SHOWN = 20;
  private static final Set<DayOfWeek> WORKING_DAYS =
      EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

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
      required = true,
      description = "The day from which the file is looked at, such as 2026-06-30.")
  private @Nullable LocalDate asOf;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Folder for recommendations.csv, receipts.jsonl and report.json.")
  private Path out = Path.of("");

  @Option(
      names = "--schedule",
      paramLabel = "D/D/D",
      defaultValue = "14/30/45",
      converter = ScheduleOption.class,
      description = "Days after the due date of the former notices (default: ${DEFAULT-VALUE}).")
  private @Nullable FormerSchedule schedule;

  private final InvoiceAdvisor advisor =
      new FormerScheduleAdvisor(List.of(Reason.of(ReasonCode.NO_MODEL)));

  @Override
  public Integer call() {
    Mahnwerk shared = Objects.requireNonNull(mahnwerk);
    FormerSchedule former = Objects.requireNonNull(schedule);
    Locale locale = shared.locale();
    InvoiceBook book = new InvoiceFile(invoices).read(Objects.requireNonNull(asOf));
    listBadRows(book, shared.terminal().err());
    RecommendReport.Judgement judgement = RecommendReport.Judgement.of(book, former);
    if (book.counts().tooManyBad()) {
      new RecommendOutput(out)
          .writeReportOnly(RecommendReport.of(book, former, judgement, List.of(), locale));
      throw new CommandFailure(
          "%s: %d of %d rows are bad, more than %d %%; no recommendations were written."
              .formatted(
                  invoices,
                  book.counts().bad(),
                  book.counts().rows(),
                  InvoiceBook.MOST_BAD_PERCENT));
    }
    AdviceTerms terms = terms(former, book.asOf());
    List<Recommendation> advice = advisor(judgement, locale).advise(book, terms);
    RecommendReport report = RecommendReport.of(book, former, judgement, advice, locale);
    new RecommendOutput(out).write(rows(book, terms, advice, locale), report);
    new RecommendSummary(report, out, locale).print(shared.terminal().out());
    return 0;
  }

  private void listBadRows(InvoiceBook book, PrintWriter err) {
    List<BadRow> bad = book.badRows();
    bad.stream().limit(BAD_ROWS_SHOWN).forEach(row -> err.println(row.sentence(invoices)));
    if (bad.size() > BAD_ROWS_SHOWN) {
      err.println(
          "%s: %d more bad rows are listed in report.json."
              .formatted(invoices, bad.size() - BAD_ROWS_SHOWN));
    }
  }

  private InvoiceAdvisor advisor(RecommendReport.Judgement judgement, Locale locale) {
    return judgement.worthwhile()
        ? advisor
        : new FormerScheduleAdvisor(
            judgement.objections().stream()
                .map(o -> Reason.of(ReasonCode.NOT_WORTHWHILE, o.sentence().in(locale)))
                .toList());
  }

  private List<RecommendationRow> rows(
      InvoiceBook book, AdviceTerms terms, List<Recommendation> advice, Locale locale) {
    Map<OpenItemRef, ItemHistory> items = new HashMap<>();
    book.accounts().forEach(account -> account.open().forEach(i -> items.put(i.ref(), i)));
    Receipt.Origin origin = origin(terms);
    return advice.stream()
        .map(
            a -> {
              ItemHistory item = Objects.requireNonNull(items.get(a.item()));
              return RecommendationRow.of(
                  Receipt.of(
                      origin,
                      item,
                      a,
                      terms.schedule().nextNotice(item, terms.runs(), book.asOf())),
                  a,
                  locale);
            })
        .toList();
  }

  private Receipt.Origin origin(AdviceTerms terms) {
    try {
      return new Receipt.Origin(
          Mahnwerk.version(),
          String.valueOf(invoices.getFileName()),
          Digest.of(invoices).hex(),
          String.valueOf(asOf),
          terms.schedule().toString(),
          terms.runs().weekdays().stream().sorted().map(DayOfWeek::name).toList());
    } catch (IOException unreadable) {
      throw new CommandFailure(
          "%s: the file cannot be read again.".formatted(invoices), unreadable);
    }
  }

  private static AdviceTerms terms(FormerSchedule former, LocalDate asOf) {
    HolidayManager germany =
        HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.GERMANY));
    Set<LocalDate> holidays =
        Stream.iterate(asOf, day -> day.plusDays(1))
            .limit(3 * 366)
            .filter(germany::isHoliday)
            .collect(Collectors.toSet());
    return new AdviceTerms(
        former,
        new RunCalendar(WORKING_DAYS, holidays),
        new BusinessCalendar(germany::isHoliday),
        AdviceSettings.DEFAULT);
  }

  static final class ScheduleOption implements CommandLine.ITypeConverter<FormerSchedule> {
    @Override
    public FormerSchedule convert(String text) {
      try {
        return FormerSchedule.parse(text);
      } catch (IllegalArgumentException wrongForm) {
        throw new CommandLine.TypeConversionException(
            "'" + text + "' is no schedule of rising days such as 14/30/45");
      }
    }
  }
}
