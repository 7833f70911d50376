package io.mahnwerk.app.recommend;

import io.mahnwerk.core.model.ItemHistory;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * How many of the invoices that were still open this many days after their due date were paid
 * within the next 30 days, counted over the whole file. Invoices that were not observed for the
 * full 30 days are left out, because nobody knows how they end.
 */
final class PaidShare {
  private static final int WINDOW = 30;
  private static final int EARLIEST = -120;
  private static final int LATEST = 365;

  private final long[] open = new long[LATEST - EARLIEST + 1];
  private final long[] paid = new long[LATEST - EARLIEST + 1];

  PaidShare(InvoiceBook book) {
    book.accounts().forEach(account -> account.items().forEach(item -> count(item, book.asOf())));
  }

  /**
   * @param probability the share, 0 to 1
   * @param low lower end of the 95 % interval (Wilson's score interval)
   * @param high its upper end
   */
  record Estimate(double probability, double low, double high) {}

  /** At this many days after the due date, negative before it. */
  Estimate at(long arrears) {
    int index = index(arrears);
    return wilson(paid[index], open[index]);
  }

  private void count(ItemHistory item, LocalDate asOf) {
    long from = ChronoUnit.DAYS.between(item.netDueDate(), item.documentDate());
    Optional<Long> end =
        item.cleared()
            .map(c -> ChronoUnit.DAYS.between(item.netDueDate(), c.clearing().clearedOn()));
    long observed = ChronoUnit.DAYS.between(item.netDueDate(), asOf) - WINDOW;
    long last = Math.min(observed, end.map(day -> day - 1).orElse(observed));
    for (long day = Math.max(EARLIEST, from); day <= Math.min(LATEST, last); day++) {
      int index = index(day);
      open[index]++;
      if (end.isPresent() && end.get() <= day + WINDOW) {
        paid[index]++;
      }
    }
  }

  private static int index(long arrears) {
    return (int) (Math.max(EARLIEST, Math.min(LATEST, arrears)) - EARLIEST);
  }

  private static Estimate wilson(long successes, long trials) {
    if (trials == 0) {
      return new Estimate(0.5, 0, 1);
    }
    double z = 1.96;
    double share = (double) successes / trials;
    double scale = 1 + z * z / trials;
    double middle = (share + z * z / (2 * trials)) / scale;
    double half =
        z * Math.sqrt(share * (1 - share) / trials + z * z / (4.0 * trials * trials)) / scale;
    return new Estimate(
        share,
        Math.min(share, Math.max(0, middle - half)),
        Math.max(share, Math.min(1, middle + half)));
  }
}
