package io.mahnwerk.scoring;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * The days among which letters to one debtor are chosen, in order. Where runs are planned daily
 * only some of them are looked at; the first possible and the former days always are.
 */
record Candidates(List<LocalDate> days) {
  private static final int DAYS_PAST_FORMER = 45;
  private static final int MOST = 17;

  static Candidates of(AccountCase account, List<DueItem> items) {
    TreeSet<LocalDate> days = new TreeSet<>();
    LocalDate first = LocalDate.MAX;
    LocalDate last = LocalDate.MIN;
    for (DueItem item : items) {
      days.add(item.formerDay());
      first = first.isBefore(item.firstRun()) ? first : item.firstRun();
      LocalDate end = item.formerDay().plusDays(DAYS_PAST_FORMER);
      last = last.isAfter(end) ? last : end;
    }
    LocalDate earliest = account.earliestLetter();
    List<LocalDate> runs =
        account.context().runs().runs(first.isAfter(earliest) ? first : earliest, last);
    int step = Math.max(1, (runs.size() + MOST - 1) / MOST);
    for (int i = 0; i < runs.size(); i += step) {
      days.add(runs.get(i));
    }
    return new Candidates(new ArrayList<>(days));
  }

  int size() {
    return days.size();
  }

  LocalDate day(int index) {
    return days.get(index);
  }

  int indexOf(LocalDate day) {
    return days.indexOf(day);
  }

  /** Whether the ledger can send the item's notice on this day if told so today. */
  boolean allows(DueItem item, int index) {
    LocalDate day = days.get(index);
    return !day.isBefore(item.firstRun()) || day.equals(item.formerDay());
  }
}
