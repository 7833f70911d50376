package io.mahnwerk.scoring.learned;

import io.mahnwerk.core.model.ItemHistory;
import io.mahnwerk.scoring.features.DayCalendar;
import io.mahnwerk.scoring.features.DayFacts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What was seen of one item, as cells by business day.
 *
 * @param own the cell of each day
 * @param notice the notice that may still be answered on each day, -1 for none
 * @param since the cell of the days since that notice
 * @param paid whether the last day brought the payment
 */
record Course(int[] own, int[] notice, int[] since, boolean paid, List<Sent> notices) {

  /**
   * A notice that was sent.
   *
   * @param level 1 to 9
   * @param cells of a first notice, by hypothesis
   */
  record Sent(int level, int[] cells, boolean complained) {}

  static Course of(Observation seen, DayCalendar days, NoticeCells cells) {
    LocalDate due = seen.item().netDueDate();
    List<Sent> notices = new ArrayList<>();
    List<Long> sentOn = new ArrayList<>();
    for (ItemHistory.RecordedNotice one : seen.notices()) {
      int level = one.level().value();
      int[] at = level == 1 ? cells.of(due, one.dunnedOn()) : new int[0];
      notices.add(new Sent(level, at, seen.isComplainedAbout(one)));
      sentOn.add(one.dunnedOn().toEpochDay());
    }
    int size = seen.rows(days);
    int[] own = new int[size];
    int[] notice = new int[size];
    int[] since = new int[size];
    int n = 0;
    for (LocalDate day = seen.first(); !day.isAfter(seen.last()); day = day.plusDays(1)) {
      DayFacts facts = days.facts(day);
      if (facts.businessDay()) {
        long epoch = day.toEpochDay();
        int last = before(sentOn, epoch);
        long ago = last < 0 ? Long.MAX_VALUE : epoch - sentOn.get(last);
        own[n] = KindCells.own(facts, epoch - due.toEpochDay());
        notice[n] = ago <= KindCells.ANSWER_DAYS ? last : -1;
        since[n] = notice[n] < 0 ? 0 : KindCells.since(ago);
        n++;
      }
    }
    return new Course(own, notice, since, seen.paid() && n > 0, notices);
  }

  private static int before(List<Long> sentOn, long day) {
    int last = -1;
    while (last + 1 < sentOn.size() && sentOn.get(last + 1) < day) {
      last++;
    }
    return last;
  }
}
