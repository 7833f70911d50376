package io.mahnwerk.connector.datev;

import io.mahnwerk.core.model.DocumentKind;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.DunningProcedure;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Tells on which days the opened Mahnfristen let a run dun an item before its former day. DATEV has
 * no code that prevents it, so on such a day a block of the debtor must stand.
 */
record OpenedFloor(DunningProcedure former, DunningProcedure opened) {

  /** The floor of a debtor with the opened Mahnfristen and these levels. */
  static OpenedFloor of(DatevTerms terms, OpenedTerms opened, int levels) {
    return new OpenedFloor(
        terms.procedure(new DatevProcedureCode(DatevProcedureCode.STANDARD, levels)),
        terms.procedure(new DatevProcedureCode(DatevDebtor.text(opened.days()), levels)));
  }

  /**
   * Whether no run from one day to the day before another sends the item's next notice, or one
   * after it, before its former day.
   *
   * @param meant the day for which the next notice is meant; empty for its former day
   */
  boolean isKept(DatevItem item, Optional<LocalDate> meant, LocalDate from, LocalDate to) {
    if (isNeverDunned(item)) {
      return true;
    }
    DunningLevel next = new DunningLevel(item.dunning().level()).next();
    Optional<LocalDate> last = item.dunning().last();
    Optional<LocalDate> asked = meant;
    for (DunningLevel level = next;
        level.compareTo(opened.highestLevel()) <= 0;
        level = level.next()) {
      LocalDate opens = later(opened.firstDay(level, item.due(), last), from);
      LocalDate allowed = asked.orElse(formerDay(level, item, last));
      if (opens.isBefore(earlier(allowed, to))) {
        return false;
      }
      // A further notice follows one that goes out on the first of these days at the soonest.
      last = Optional.of(from);
      asked = Optional.empty();
    }
    return true;
  }

  /** Whether a block of the debtor up to the day keeps no notice back beyond its former day. */
  boolean mayWait(DatevItem item, LocalDate until) {
    DunningLevel next = new DunningLevel(item.dunning().level()).next();
    if (isNeverDunned(item) || next.compareTo(opened.highestLevel()) > 0) {
      return true;
    }
    return !until.isAfter(formerDay(next, item, item.dunning().last()));
  }

  private LocalDate formerDay(DunningLevel level, DatevItem item, Optional<LocalDate> last) {
    return level.compareTo(former.highestLevel()) > 0
        ? LocalDate.MAX
        : former.firstDay(level, item.due(), last);
  }

  /** A block of a clerk does not count: she may lift it on any day. */
  private static boolean isNeverDunned(DatevItem item) {
    return item.kind() != DocumentKind.INVOICE
        || item.open().isCredit()
        || !item.special().isBlank();
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }

  private static LocalDate earlier(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? one : other;
  }
}
