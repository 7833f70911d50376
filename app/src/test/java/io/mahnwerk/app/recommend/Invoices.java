package io.mahnwerk.app.recommend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Invented invoice files. */
final class Invoices {
  static final LocalDate AS_OF = LocalDate.of(2026, 6, 30);
  static final String HEADER = "debtor,document,document_date,due_date,amount,currency,cleared_on";

  private final List<String> rows = new ArrayList<>();

  /** Monthly invoices of so many debtors, each paid so many days after its due date. */
  static Invoices monthly(int debtors, int months, int daysLate) {
    Invoices invoices = new Invoices();
    for (int month = months; month >= 1; month--) {
      for (int debtor = 0; debtor < debtors; debtor++) {
        LocalDate document = AS_OF.minusMonths(month).plusDays(debtor % 27);
        invoices.add("D%04d".formatted(debtor), document, document.plusDays(30 + daysLate));
      }
    }
    return invoices;
  }

  /**
   * The same, where half of the debtors pay on day 18, shortly after the first notice of the usual
   * schedule, and the others within months.
   */
  static Invoices prompt(int debtors, int months) {
    Invoices invoices = new Invoices();
    for (int month = months; month >= 1; month--) {
      for (int debtor = 0; debtor < debtors; debtor++) {
        LocalDate document = AS_OF.minusMonths(month).plusDays(debtor % 27);
        int late = debtor % 2 == 0 ? 18 : 30 + (debtor + 7 * month) % 60;
        invoices.add("D%04d".formatted(debtor), document, document.plusDays(30 + late));
      }
    }
    return invoices;
  }

  /** An invoice over 30 days that was paid on the day, perhaps a day to come. */
  Invoices add(String debtor, LocalDate document, LocalDate paid) {
    String number = "R%05d".formatted(rows.size() + 1);
    return row(
        String.join(
            ",",
            debtor,
            number,
            document.toString(),
            document.plusDays(30).toString(),
            "100.00",
            "EUR",
            paid.toString()));
  }

  Invoices row(String row) {
    rows.add(row);
    return this;
  }

  int size() {
    return rows.size();
  }

  Path in(Path folder) throws IOException {
    Path file = folder.resolve("invoices.csv");
    Files.writeString(file, HEADER + "\n" + String.join("\n", rows) + "\n");
    return file;
  }
}
