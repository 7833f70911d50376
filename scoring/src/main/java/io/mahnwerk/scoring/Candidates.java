package io.mahnwerk.scoring;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The days among which letters to one debtor are chosen, in order. Where runs are planned daily
 * only some of them are looked at; the first possible and the former days always are.
 */
record Candidates(List<LocalDate> days, Set<LocalDate> shared, Set<DueItem> today, LocalDate asOf) {
  private static final int DAYS_PAST_FORMER = 45;
  private static final int MOST = 17;

  static Candidates of(AccountCase account, List<DueItem> items) {
    Set<LocalDate> shared = new HashSet<>();
    TreeSet<LocalDate> days = new TreeSet<>();
    LocalDate first = LocalDate.MAX;
    LocalDate last = LocalDate.MIN;
    for (DueItem item : items) {
      days.add(item.formerDay());
      first = first.isBefore(item.firstRun()) ? first : item.firstRun();
      LocalDate end = item.formerDay().plusDays(DAYS_PAST_FORMER);
      last = last.isAfter(end) ? last : end;
    }
    LocalDate earliest = account.earliestLetter(items);
    List<LocalDate> runs = account.runs().runs(first.isAfter(earliest) ? first : earliest, last);
    int step = Math.max(1, (runs.size() + MOST - 1) / MOST);
    for (int i = 0; i < runs.size(); i += step) {
      shared.add(runs.get(i));
    }
    if (runs.size() > 1 && runs.get(0).equals(account.asOf())) {
      shared.add(runs.get(1));
    }
    days.addAll(shared);
    Set<DueItem> today = items.stream().filter(account::mayGoToday).collect(Collectors.toSet());
    return new Candidates(new ArrayList<>(days), shared, today, account.asOf());
  }

  int size() {
    return days.size();
  }

  LocalDate day(int index) {
    return days.get(index);
  }

  /**
   * Whether the day is looked at for the item: one of the shared days on which the ledger can send
   * its notice if told so today, or the item's own former day. Today itself is one for items that
   * were held to it.
   */
  boolean allows(DueItem item, int index) {
    LocalDate day = days.get(index);
    boolean directed = !day.equals(asOf) || today.contains(item);
    return shared.contains(day) && directed && !day.isBefore(item.firstRun())
        || day.equals(item.formerDay());
  }
}
