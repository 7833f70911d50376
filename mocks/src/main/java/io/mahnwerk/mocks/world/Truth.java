package io.mahnwerk.mocks.world;

import io.mahnwerk.core.model.DunningLevel;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What a being would foresee that knows every debtor's latent traits, but not what chance has yet
 * to decide. It is the measure of an oracle and must never reach a model.
 */
public final class Truth {
  private final Map<String, Receivable> receivables;

  Truth(Map<String, Receivable> receivables) {
    this.receivables = receivables;
  }

  /**
   * The probability that the item is unpaid at the end of each day, given that it is open at the
   * end of {@code asOf} and will be overdue, and given the notices that were really sent.
   *
   * <p>Exact, but for an item that both waits for a completion and is slowed down by a notice.
   *
   * @param further notices to come, on {@code asOf} or later
   * @param days how many days to look ahead
   * @return {@code days + 1} values from 1 downwards; index k is the end of day {@code asOf + k}
   */
  public double[] unpaid(String itemKey, LocalDate asOf, List<TruthNotice> further, int days) {
    return receivable(itemKey).unpaid(asOf, further, days);
  }

  /** The probability that a notice of this level on this day brings a complaint about the item. */
  public double complaint(String itemKey, DunningLevel level, LocalDate day) {
    return receivable(itemKey).complaint(new TruthNotice(level, day));
  }

  private Receivable receivable(String itemKey) {
    Receivable receivable = receivables.get(itemKey);
    if (receivable == null) {
      throw new IllegalArgumentException("No item " + itemKey + " has been posted");
    }
    return receivable;
  }
}
