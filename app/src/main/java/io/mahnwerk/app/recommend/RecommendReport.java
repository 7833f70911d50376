package io.mahnwerk.app.recommend;

import io.mahnwerk.core.model.Recommendation;
import java.util.List;
import java.util.Locale;

/** The report.json of the file quick start. */
record RecommendReport(
    String file,
    String encoding,
    String asOf,
    String schedule,
    Counts counts,
    List<Found> dataQuality,
    Worth worthwhile,
    List<Bad> badRows) {

  /**
   * @param historyMonths whole months from the first document to the day
   */
  record Counts(
      long rows,
      long badRows,
      long documentsAfterDate,
      long hiddenClearings,
      long debtors,
      long invoices,
      long openItems,
      long historyMonths,
      long recommendations,
      long atFormerDay,
      long otherDay,
      long leftToClerk) {}

  /** A finding in the language of the report. */
  record Found(String code, String figure, boolean blocking, String sentence) {}

  /** Whether choosing days is worthwhile and, if not, why. */
  record Worth(boolean worthwhile, List<Found> findings) {}

  /** A row that was left out. */
  record Bad(long line, String field, String sentence) {}

  static RecommendReport of(
      InvoiceBook book,
      FormerSchedule schedule,
      Judgement judgement,
      List<Recommendation> advice,
      Locale locale) {
    return new RecommendReport(
        String.valueOf(book.file().getFileName()),
        book.encoding().label(),
        book.asOf().toString(),
        schedule.toString(),
        counts(book, judgement.months(), advice),
        found(judgement.dataQuality(), locale),
        new Worth(judgement.worthwhile(), found(judgement.objections(), locale)),
        book.badRows().stream()
            .map(row -> new Bad(row.line(), row.field(), row.sentence(book.file())))
            .toList());
  }

  private static Counts counts(InvoiceBook book, long months, List<Recommendation> advice) {
    long former = advice.stream().filter(RecommendReport::atFormerDay).count();
    long left =
        advice.stream()
            .filter(a -> a.decision().match(dun -> false, wait -> false, leave -> true))
            .count();
    return new Counts(
        book.counts().rows(),
        book.counts().bad(),
        book.counts().documentsAfterDate(),
        book.counts().hiddenClearings(),
        book.accounts().size(),
        book.invoices(),
        book.openItems(),
        months,
        advice.size(),
        former,
        advice.size() - former - left,
        left);
  }

  private static boolean atFormerDay(Recommendation advice) {
    return advice
        .decision()
        .match(dun -> dun.day().equals(advice.formerDay()), wait -> false, leave -> false);
  }

  private static List<Found> found(List<Finding> findings, Locale locale) {
    return findings.stream()
        .map(f -> new Found(f.code(), f.figure(), f.blocking(), f.sentence().in(locale)))
        .toList();
  }

  /** What was found before anything was advised. */
  record Judgement(List<Finding> dataQuality, List<Finding> objections, long months) {
    boolean worthwhile() {
      return objections.isEmpty();
    }

    static Judgement of(InvoiceBook book, FormerSchedule schedule) {
      List<Finding> dataQuality = new DataQuality(book).findings();
      Worthwhile worthwhile = new Worthwhile(book, schedule);
      return new Judgement(dataQuality, worthwhile.objections(dataQuality), worthwhile.months());
    }
  }
}
