package io.mahnwerk.scoring.trial;

import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.scoring.PlannedNotice;
import io.mahnwerk.scoring.timing.Foreseen;
import io.mahnwerk.scoring.timing.TimingFigures;
import java.time.LocalDate;
import java.util.List;

/**
 * One overdue item as it stood on a day, and what came of it in the 30 days after.
 *
 * @param asOf facts recorded before this day may be used to foresee it
 * @param formerPath the notices that the former schedule would send from there on
 * @param sentPath those that were sent, and that the former schedule would send after them
 * @param evidence how many items the debtor had paid by then
 * @param unpaid whether it was still unpaid after 30 days
 * @param days for how many of them it was unpaid, 0 to 30
 * @param fate what came of it in all the time that is known
 */
public record TrialCase(
    DebtorAccount account,
    OpenItem item,
    LocalDate asOf,
    List<PlannedNotice> formerPath,
    List<PlannedNotice> sentPath,
    int evidence,
    boolean unpaid,
    int days,
    Fate fate) {
  /** For how long a case is watched. */
  public static final int WATCHED_DAYS = 30;

  /**
   * @param paid whether it was paid
   * @param days after {@code asOf} until it was, or for which it is known to have stayed open
   */
  public record Fate(boolean paid, int days) {}

  TimingFigures.Pair with(Foreseen foreseen) {
    return new TimingFigures.Pair(foreseen, days, unpaid);
  }
}
