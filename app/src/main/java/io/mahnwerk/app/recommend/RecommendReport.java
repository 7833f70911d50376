package io.mahnwerk.app.recommend;

import io.mahnwerk.core.model.Recommendation;
import io.mahnwerk.scoring.file.FileAdvice;
import io.mahnwerk.scoring.file.Finding;
import io.mahnwerk.scoring.learned.TrainedModel;
import io.mahnwerk.scoring.learned.TrainingFigures;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The report.json of the file quick start. */
record RecommendReport(
    String file,
    String encoding,
    String asOf,
    String schedule,
    Counts counts,
    List<Found> dataQuality,
    Worth worthwhile,
    @Nullable Learned model,
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

  /** The model behind the probabilities; null where there was too little to learn from. */
  record Learned(
      String sha256,
      String from,
      String upTo,
      int items,
      int payments,
      int notices,
      int randomisedNotices,
      int complaints) {

    static Learned of(TrainedModel model) {
      TrainingFigures figures = model.figures();
      return new Learned(
          model.sha256(),
          figures.from().toString(),
          figures.upTo().toString(),
          figures.items(),
          figures.payments(),
          figures.notices(),
          figures.randomisedNotices(),
          figures.complaints());
    }
  }

  /** A row that was left out. */
  record Bad(long line, String field, String sentence) {}

  static RecommendReport of(
      InvoiceBook book, Judgement judgement, FileAdvice advice, RecommendTerms terms) {
    Locale locale = terms.locale();
    return new RecommendReport(
        String.valueOf(book.file().getFileName()),
        book.encoding().label(),
        book.asOf().toString(),
        terms.schedule().toString(),
        counts(book, judgement.months(), advice.recommendations()),
        found(judgement.dataQuality(), locale),
        new Worth(judgement.worthwhile(), found(judgement.objections(), locale)),
        advice.model().map(Learned::of).orElse(null),
        book.badRows().stream()
            .map(row -> new Bad(row.line(), row.field(), row.sentence(book.file()).in(locale)))
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
        .map(f -> new Found(f.code(), f.figure(), f.blocking(), f.text(locale)))
        .toList();
  }
}
