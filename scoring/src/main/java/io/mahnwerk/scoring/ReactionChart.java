package io.mahnwerk.scoring;

import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.OpenItem;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * What a model expects of one item's next notice on each of several days.
 *
 * @param points by day, in order
 */
public record ReactionChart(List<Point> points) {
  private static final int ANSWER_DAYS = 14;

  public ReactionChart {
    points = List.copyOf(points);
  }

  /**
   * One day. Probabilities are 0 to 1 and those of an item that is still open on the day.
   *
   * @param paid probability of payment within 14 days of the notice
   * @param unprompted the same without a notice
   * @param complaint probability that the notice brings a complaint within 7 days
   */
  public record Point(LocalDate day, double paid, double unprompted, double complaint) {
    /** What the notice adds. */
    public double gain() {
      return paid - unprompted;
    }
  }

  /**
   * @param days planned runs after {@code asOf}, in order
   */
  public static ReactionChart of(
      PaymentModel model,
      DebtorAccount account,
      OpenItem item,
      LocalDate asOf,
      List<LocalDate> days) {
    AccountOutlook outlook = model.outlook(account, asOf);
    return new ReactionChart(days.stream().map(day -> point(outlook, item, asOf, day)).toList());
  }

  private static Point point(AccountOutlook outlook, OpenItem item, LocalDate asOf, LocalDate day) {
    PlannedNotice notice = new PlannedNotice(item.dunning().level().next(), day);
    int from = (int) ChronoUnit.DAYS.between(asOf, day);
    double paid = paid(outlook.unpaid(item, List.of(notice), from + ANSWER_DAYS), from);
    double unprompted = paid(outlook.unpaid(item, List.of(), from + ANSWER_DAYS), from);
    return new Point(day, paid, unprompted, outlook.complaint(item, notice));
  }

  private static double paid(double[] unpaid, int from) {
    return unpaid[from] == 0 ? 1 : 1 - unpaid[from + ANSWER_DAYS] / unpaid[from];
  }
}
