package io.mahnwerk.app.recommend;

import io.mahnwerk.core.model.ItemHistory;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.scoring.file.FileAdvice;
import io.mahnwerk.scoring.file.SmallSampleAdvice;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleConsumer;

/** A book with a recommendation for each of its open invoices. */
record AdvisedBook(InvoiceBook book, Receipt.Origin origin, FileAdvice advice) {

  /**
   * The same book, judgement and terms give the same rows to the bit.
   *
   * @param progress hears which share is done, 0 to 1
   */
  static AdvisedBook of(
      InvoiceBook book, Judgement judgement, RecommendTerms terms, DoubleConsumer progress) {
    FileAdvice advice =
        new SmallSampleAdvice(terms.settings(), progress)
            .advise(
                book.items(),
                book.accounts().stream().map(InvoiceBook.InvoiceAccount::master).toList(),
                judgement.reasons(terms.locale()),
                book.asOf());
    return new AdvisedBook(book, Receipt.Origin.of(book, terms), advice);
  }

  List<RecommendationRow> rows() {
    Map<OpenItemRef, ItemHistory> items = new HashMap<>();
    book.items().forEach(item -> items.put(item.ref(), item));
    return advice.recommendations().stream()
        .map(
            a -> {
              ItemHistory item = Objects.requireNonNull(items.get(a.item()));
              return RecommendationRow.of(Receipt.of(origin, item, a), a);
            })
        .toList();
  }
}
