package io.mahnwerk.app.recommend;

import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.scoring.file.Finding;
import io.mahnwerk.scoring.file.WorthwhileCheck;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What was found before anything was advised.
 *
 * @param objections what speaks against choosing days; one suffices to keep every former day
 * @param months whole months from the first document to the book's day
 */
record Judgement(List<Finding> dataQuality, List<Finding> objections, long months) {
  static Judgement of(InvoiceBook book, RecommendTerms terms) {
    List<Finding> dataQuality = new DataQuality(book).findings();
    WorthwhileCheck check = new WorthwhileCheck(terms.settings(), book.asOf());
    book.items().forEach(check::add);
    List<Finding> objections =
        Stream.concat(check.findings().stream(), dataQuality.stream().filter(Finding::blocking))
            .toList();
    return new Judgement(dataQuality, objections, check.months());
  }

  boolean worthwhile() {
    return objections.isEmpty();
  }

  /** The objections as they stand on a row. */
  List<Reason> reasons(Locale locale) {
    return objections.stream()
        .map(o -> Reason.of(ReasonCode.NOT_WORTHWHILE, o.text(locale)))
        .toList();
  }
}
