package io.mahnwerk.scoring;

import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.scoring.features.SegmentBelief;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One account as it looks on one day. */
public interface AccountOutlook {
  /**
   * The probability that the item is still unpaid at the end of each day.
   *
   * @param path the further notices in order of their days; those already sent are in the item
   * @param days how many days to look ahead
   * @return {@code days + 1} values from 1 downwards, never rising; index k is k days after the
   *     outlook's day, index 0 the day itself
   */
  double[] unpaid(OpenItem item, List<PlannedNotice> path, int days);

  /**
   * The same beside what it would be if first notices were answered as rarely, and as often, as is
   * plausible by what was seen of notices on such days; by default only what is expected is.
   */
  default UnpaidRange plausible(OpenItem item, List<PlannedNotice> path, int days) {
    double[] expected = unpaid(item, path, days);
    return new UnpaidRange(expected, expected, expected);
  }

  /** The probability, 0 to 1, that this notice for the item brings a complaint within 7 days. */
  double complaint(OpenItem item, PlannedNotice notice);

  /**
   * How many paid items of this debtor the outlook rests on; few mean that it is the segment's
   * behaviour rather than the debtor's own.
   */
  int evidence();

  /** How far what it says must be widened; by default it was never held against later payments. */
  default Doubt doubt() {
    return Doubt.UNTOLD;
  }

  /** The segment whose window fits what the debtor does; empty where that cannot be told. */
  default Optional<SegmentBelief> segment() {
    return Optional.empty();
  }

  /**
   * Whether what is known of the debtor, be it no more than its master data, tells which others it
   * behaves like.
   */
  default boolean isLikeOthers() {
    return segment().isPresent();
  }

  /**
   * How much each feature adds, on an average business day of the two weeks after the first of the
   * notices, to the log odds that the item is paid on that day; by number of the feature. Empty
   * where that cannot be told.
   */
  default double[] contributions(OpenItem item, List<PlannedNotice> path) {
    return new double[0];
  }

  /**
   * How much more each feature adds along one path of notices than along another; see {@link
   * #contributions}. Empty where that cannot be told.
   */
  default double[] contributions(
      OpenItem item, List<PlannedNotice> chosen, List<PlannedNotice> former) {
    double[] more = contributions(item, chosen);
    double[] less = contributions(item, former);
    if (more.length != less.length) {
      return new double[0];
    }
    double[] difference = new double[more.length];
    Arrays.setAll(difference, f -> more[f] - less[f]);
    return difference;
  }

  /**
   * The item's features on the outlook's day, by number; NaN for what is missing. Empty where the
   * outlook rests on none.
   */
  default float[] features(OpenItem item) {
    return new float[0];
  }

  /** What stands out in the debtor's own behaviour, most telling first; often nothing. */
  default List<Reason> traits() {
    return List.of();
  }
}
