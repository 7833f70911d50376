package io.mahnwerk.app.recommend;

import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorDunning;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.DunningProcedureCode;
import io.mahnwerk.core.model.ItemHistory;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.RecordVersion;
import io.mahnwerk.core.model.Sentence;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * An invoice file as it was known on one day.
 *
 * @param asOf the day; facts after it are not in the book
 * @param accounts sorted by debtor
 */
record InvoiceBook(
    Path file,
    TextEncoding encoding,
    LocalDate asOf,
    List<InvoiceAccount> accounts,
    List<BadRow> badRows,
    Counts counts) {
  private static final ConnectionId CONNECTION = new ConnectionId("file");
  private static final CompanyCode COMPANY = new CompanyCode("file");

  /** Above this share of bad rows, in percent, no recommendation is given. */
  static final int MOST_BAD_PERCENT = 5;

  InvoiceBook {
    accounts = List.copyOf(accounts);
    badRows = List.copyOf(badRows);
  }

  /**
   * @param rows data rows of the file, bad ones included
   * @param bad rows left out because of a bad field
   * @param documentsAfterDate rows left out because the document is later than the day
   * @param hiddenClearings clearings that lie after the day, so that the invoice counts as open
   */
  record Counts(long rows, long bad, long documentsAfterDate, long hiddenClearings) {
    boolean tooManyBad() {
      return bad * 100 > rows * MOST_BAD_PERCENT;
    }
  }

  /**
   * A debtor and everything that the file says of it.
   *
   * @param terms the terms given last; blank where none are
   */
  record InvoiceAccount(
      DebtorRef debtor, String country, String industry, String terms, List<ItemHistory> items) {
    InvoiceAccount {
      items = List.copyOf(items);
    }

    /** As far as a file tells: it knows neither natural persons nor direct debits. */
    Debtor master() {
      DebtorDunning dunning = DebtorDunning.under(DunningProcedureCode.NONE);
      RecordVersion none = new RecordVersion("");
      return new Debtor(debtor, "", false, false, industry, country, terms, false, dunning, none);
    }

    List<ItemHistory> open() {
      return items.stream().filter(item -> item.cleared().isEmpty()).toList();
    }
  }

  long invoices() {
    return accounts.stream().mapToLong(account -> account.items().size()).sum();
  }

  long openItems() {
    return accounts.stream().mapToLong(account -> account.open().size()).sum();
  }

  /** By debtor, and each debtor's in the order of the file. */
  Stream<ItemHistory> items() {
    return accounts.stream().flatMap(account -> account.items().stream());
  }

  /** Collects the rows of one file in the order in which they are read. */
  static final class Builder {
    private final Path file;
    private final TextEncoding encoding;
    private final LocalDate asOf;
    private final Map<String, Account> accounts = new TreeMap<>();
    private final Set<String> documents = new HashSet<>();
    private final List<BadRow> badRows = new ArrayList<>();
    private int width;
    private long rows;
    private long bad;
    private long later;
    private long hidden;

    Builder(Path file, TextEncoding encoding, LocalDate asOf) {
      this.file = file;
      this.encoding = encoding;
      this.asOf = asOf;
    }

    void header(InvoiceHeader header) {
      width = header.width();
    }

    int width() {
      return width;
    }

    void bad(BadRow row, long lines) {
      rows += lines;
      bad += lines;
      badRows.add(row);
    }

    void add(long line, InvoiceRow row) {
      if (!documents.add(row.document())) {
        Sentence problem =
            new Sentence("'%s' was given before.", "'%s' kam schon vor.").naming(row.document());
        bad(new BadRow(line, InvoiceColumn.DOCUMENT.label(), problem, month(row)), 1);
        return;
      }
      rows++;
      if (row.documentDate().isAfter(asOf)) {
        later++;
        return;
      }
      accounts.computeIfAbsent(row.debtor(), Account::new).add(row, history(row));
    }

    InvoiceBook build() {
      return new InvoiceBook(
          file,
          encoding,
          asOf,
          accounts.values().stream().map(Account::build).toList(),
          badRows,
          new Counts(rows, bad, later, hidden));
    }

    private ItemHistory history(InvoiceRow row) {
      Optional<LocalDate> cleared = row.clearedOn().filter(day -> !day.isAfter(asOf));
      hidden += row.clearedOn().isPresent() && cleared.isEmpty() ? 1 : 0;
      return new ItemHistory(
          new OpenItemRef(CONNECTION, COMPANY, row.document()),
          new DebtorRef(CONNECTION, COMPANY, row.debtor()),
          row.amount(),
          row.documentDate(),
          row.dueDate(),
          row.documentDate(),
          cleared.map(
              day ->
                  new ItemHistory.RecordedClearing(new Clearing(day, Clearing.Kind.PAYMENT), day)),
          notices(row),
          row.complainedOn().stream()
              .filter(day -> !day.isAfter(asOf))
              .map(day -> new ItemHistory.RecordedComplaint(day, day))
              .toList());
    }

    private List<ItemHistory.RecordedNotice> notices(InvoiceRow row) {
      List<ItemHistory.RecordedNotice> notices = new ArrayList<>();
      for (int n = 0; n < row.dunnedOn().size() && n < 9; n++) {
        LocalDate day = row.dunnedOn().get(n);
        if (!day.isAfter(asOf)) {
          // A single propensity belongs to the first notice, the one a pilot draws.
          Optional<Double> propensity =
              n < row.propensities().size()
                  ? Optional.of(row.propensities().get(n))
                  : Optional.empty();
          notices.add(
              new ItemHistory.RecordedNotice(day, new DunningLevel(n + 1), propensity, day));
        }
      }
      return notices;
    }

    private static String month(InvoiceRow row) {
      return java.time.YearMonth.from(row.documentDate()).toString();
    }
  }

  private static final class Account {
    private final DebtorRef debtor;
    private final List<ItemHistory> items = new ArrayList<>();
    private String country = "";
    private String industry = "";
    private String terms = "";

    Account(String number) {
      this.debtor = new DebtorRef(CONNECTION, COMPANY, number);
    }

    void add(InvoiceRow row, ItemHistory item) {
      items.add(item);
      country = row.country().isEmpty() ? country : row.country();
      industry = row.industry().isEmpty() ? industry : row.industry();
      terms = row.terms().isEmpty() ? terms : row.terms();
    }

    InvoiceAccount build() {
      return new InvoiceAccount(debtor, country, industry, terms, items);
    }
  }
}
