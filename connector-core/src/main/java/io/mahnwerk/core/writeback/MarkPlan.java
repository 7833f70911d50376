package io.mahnwerk.core.writeback;

import io.mahnwerk.core.model.Reason;
import java.time.LocalDate;

/** What is to be done to our mark on an item. */
public sealed interface MarkPlan {
  /** The ledger stays as it is. */
  record None(Reason reason) implements MarkPlan {}

  /**
   * Our block and this date are to stand.
   *
   * @param wanted the decided day; later than {@code until} where the longest hold cuts it short
   */
  record Hold(LocalDate until, LocalDate wanted) implements MarkPlan {}

  /** Our block is to go; our date stays and tells that this day was chosen. */
  record Release() implements MarkPlan {}

  /** Our block and our date are to go. */
  record Withdraw() implements MarkPlan {}
}
