package io.mahnwerk.app.e2e;

import static io.mahnwerk.app.e2e.SmallLedger.TODAY;

import io.mahnwerk.mocks.erp.SimulatedErpProvider;
import java.time.LocalDate;
import java.util.Map;

/** A ledger from which a pilot can be designed. */
final class LateBooks {
  private static final int DEBTORS = 60;

  private LateBooks() {}

  /**
   * Debtors who mostly pay late, one who never does and a natural person, each with an open item.
   *
   * @param items is filled with the open item of each debtor
   */
  static SmallLedger due(SimulatedErpProvider erp, LocalDate due, Map<String, String> items) {
    SmallLedger books = new SmallLedger(erp);
    items.put(history(books, books.unsteered(), -2), "");
    items.put(history(books, books.naturalPerson(), 10), "");
    for (int n = 0; n < DEBTORS; n++) {
      items.put(history(books, books.unsteered(), 5 + n % 20), "");
    }
    items.replaceAll((debtor, none) -> books.invoice(debtor, due));
    return books;
  }

  private static String history(SmallLedger books, String debtor, int delay) {
    for (int month = 2; month <= 8; month += 2) {
      LocalDate due = TODAY.minusMonths(month);
      books.paid(debtor, due, due.plusDays(delay));
    }
    return debtor;
  }
}
