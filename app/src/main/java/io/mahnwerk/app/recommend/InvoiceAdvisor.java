package io.mahnwerk.app.recommend;

import io.mahnwerk.core.model.Recommendation;
import java.util.List;

/** Advises the open invoices of a file. */
interface InvoiceAdvisor {
  /**
   * One recommendation for each open invoice, in the order of the book; deterministic. Nothing
   * recorded after the book's day is used, and no day before it is recommended.
   */
  List<Recommendation> advise(InvoiceBook book, AdviceTerms terms);
}
