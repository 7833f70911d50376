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
 * @param evidence how many items the debtor had paid by then
 * @param unpaid whether it was still unpaid after 30 days
 * @param days for how many of them it was unpaid, 0 to 30
 */
public record TrialCase(
    DebtorAccount account,
    OpenItem item,
    LocalDate asOf,
    List<PlannedNotice> formerPath,
    int evidence,
    boolean unpaid,
    int days) {
  /** For how long a case is watched. */
  public static final int WATCHED_DAYS = 30;

  TimingFigures.Pair with(Foreseen foreseen) {
    return new TimingFigures.Pair(foreseen, days, unpaid);
  }
}
