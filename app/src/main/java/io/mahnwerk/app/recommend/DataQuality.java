package io.mahnwerk.app.recommend;

import io.mahnwerk.core.model.ItemHistory;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.scoring.file.Finding;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Looks for what is missing in a file, and whether it is missing by chance or by some rule. */
final class DataQuality {
  /** Clearings are judged this many days after the due date, when most of them should be there. */
  private static final int SETTLED_AFTER = 180;

  private static final int FEWEST_DUE = 10;
  private static final Currency EURO = Currency.getInstance("EUR");

  private final InvoiceBook book;

  DataQuality(InvoiceBook book) {
    this.book = book;
  }

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    badRows(findings);
    blank(findings, "country", account -> account.country().isBlank());
    blank(findings, "industry", account -> account.industry().isBlank());
    missingMonths(findings);
    missingClearings(findings);
    oddDates(findings);
    otherCurrencies(findings);
    return findings;
  }

  private void badRows(List<Finding> findings) {
    GapTest test = new GapTest();
    everyItem(item -> test.count(month(item.documentDate()), false));
    book.badRows().forEach(row -> test.count(row.month(), true));
    if (test.gaps() == 0) {
      return;
    }
    Sentence share = percent(book.counts().bad(), book.counts().rows());
    findings.add(
        test.systematic()
            ? finding(
                "bad-rows-systematic",
                share.english(),
                true,
                new Sentence(
                        "%s of the rows are unreadable, most of them in %s: look for the cause.",
                        "%s der Zeilen sind unlesbar, die meisten in %s: bitte die Ursache suchen.")
                    .with(share, worst(test)))
            : finding(
                "bad-rows-random",
                share.english(),
                false,
                new Sentence(
                        "%s of the rows are unreadable, spread at random over the months.",
                        "%s der Zeilen sind unlesbar, zufällig über die Monate verteilt.")
                    .with(share)));
  }

  /** Says nothing about a column that no debtor fills: it is optional. */
  private void blank(
      List<Finding> findings, String column, Predicate<InvoiceBook.InvoiceAccount> isBlank) {
    GapTest test = new GapTest();
    book.accounts()
        .forEach(
            account -> {
              if (!account.items().isEmpty()) {
                String since = month(account.items().get(0).documentDate());
                test.count(since, isBlank.test(account));
              }
            });
    if (test.gaps() == 0 || test.gaps() == test.all()) {
      return;
    }
    Sentence share = percent(test.gaps(), test.all());
    Sentence name = Sentence.same(column);
    findings.add(
        test.systematic()
            ? finding(
                column + "-gaps-systematic",
                share.english(),
                false,
                new Sentence(
                        "Column %s is empty for %s of the debtors, mostly those since %s.",
                        "Spalte %s ist bei %s der Debitoren leer, vor allem bei denen seit %s.")
                    .with(name, share, worst(test)))
            : finding(
                column + "-gaps-random",
                share.english(),
                false,
                new Sentence(
                        "Column %s is empty for %s of the debtors, at random.",
                        "Spalte %s ist bei %s der Debitoren leer, ohne Muster.")
                    .with(name, share)));
  }

  private void missingMonths(List<Finding> findings) {
    Set<YearMonth> seen = new HashSet<>();
    everyItem(item -> seen.add(YearMonth.from(item.documentDate())));
    List<YearMonth> missing = new ArrayList<>();
    YearMonth first = seen.stream().min(YearMonth::compareTo).orElse(YearMonth.from(book.asOf()));
    YearMonth last = seen.stream().max(YearMonth::compareTo).orElse(first);
    for (YearMonth month = first; month.isBefore(last); month = month.plusMonths(1)) {
      if (!seen.contains(month)) {
        missing.add(month);
      }
    }
    if (!missing.isEmpty()) {
      String months = list(missing.stream().map(YearMonth::toString).toList());
      findings.add(
          finding(
              "months-without-documents",
              missing.size() + " months",
              false,
              new Sentence(
                  "No document at all in " + months + ".",
                  "Kein einziger Beleg in " + months + ".")));
    }
  }

  private void missingClearings(List<Finding> findings) {
    LocalDate settled = book.asOf().minusDays(SETTLED_AFTER);
    Map<YearMonth, long[]> byMonth = new TreeMap<>();
    everyItem(
        item -> {
          if (item.netDueDate().isBefore(settled)) {
            long[] counts =
                byMonth.computeIfAbsent(YearMonth.from(item.netDueDate()), month -> new long[2]);
            counts[0]++;
            counts[1] += item.cleared().isPresent() ? 1 : 0;
          }
        });
    long due = byMonth.values().stream().mapToLong(counts -> counts[0]).sum();
    long cleared = byMonth.values().stream().mapToLong(counts -> counts[1]).sum();
    List<String> without =
        byMonth.entrySet().stream()
            .filter(month -> month.getValue()[0] >= FEWEST_DUE && month.getValue()[1] == 0)
            .map(month -> month.getKey().toString())
            .toList();
    if (!without.isEmpty() && cleared * 2 > due) {
      findings.add(
          finding(
              "clearings-missing-systematic",
              without.size() + " months",
              true,
              new Sentence(
                  "No clearing is recorded for invoices due in %s: the export seems incomplete."
                      .formatted(list(without)),
                  "Für Rechnungen mit Fälligkeit in %s ist kein Ausgleich erfasst: der Export"
                          .formatted(list(without))
                      + " scheint unvollständig.")));
    }
  }

  private void oddDates(List<Finding> findings) {
    long[] odd = new long[2];
    everyItem(
        item -> {
          odd[0] += item.netDueDate().isBefore(item.documentDate()) ? 1 : 0;
          odd[1] +=
              item.cleared()
                      .map(c -> c.clearing().clearedOn().isBefore(item.documentDate()))
                      .orElse(false)
                  ? 1
                  : 0;
        });
    odd(
        findings,
        "due-before-document",
        odd[0],
        new Sentence(
            "%s of the invoices are due before their document date.",
            "%s der Rechnungen sind vor ihrem Belegdatum fällig."));
    odd(
        findings,
        "cleared-before-document",
        odd[1],
        new Sentence(
            "%s of the invoices were cleared before their document date.",
            "%s der Rechnungen wurden vor ihrem Belegdatum ausgeglichen."));
  }

  private void otherCurrencies(List<Finding> findings) {
    long others = book.items().filter(item -> !item.amount().currency().equals(EURO)).count();
    odd(
        findings,
        "other-currencies",
        others,
        new Sentence(
            "%s of the invoices are not in euros; their amounts count as they stand.",
            "%s der Rechnungen lauten nicht auf Euro; ihre Beträge zählen, wie sie dastehen."));
  }

  private void odd(List<Finding> findings, String code, long count, Sentence sentence) {
    if (count > 0) {
      Sentence share = percent(count, book.invoices());
      findings.add(finding(code, share.english(), false, sentence.with(share)));
    }
  }

  private void everyItem(java.util.function.Consumer<ItemHistory> action) {
    book.items().forEach(action);
  }

  private static String month(LocalDate day) {
    return YearMonth.from(day).toString();
  }

  private static Sentence worst(GapTest test) {
    String group = test.worstGroup();
    return group.isEmpty()
        ? new Sentence("rows without a readable date", "Zeilen ohne lesbares Datum")
        : new Sentence(group, group);
  }

  private static String list(List<String> months) {
    int shown = Math.min(6, months.size());
    String text = String.join(", ", months.subList(0, shown));
    return months.size() > shown ? text + " … (" + months.size() + ")" : text;
  }

  private static Finding finding(String code, String figure, boolean blocking, Sentence sentence) {
    return new Finding(code, figure, blocking, sentence.english(), sentence.german());
  }

  /** The part of the whole; 0 % of nothing. */
  private static Sentence percent(long part, long whole) {
    return Sentence.percent(whole == 0 ? 0 : (double) part / whole, 2);
  }
}
