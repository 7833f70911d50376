package io.mahnwerk.core.model;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;

/**
 * Tells whether one block of a debtor may stand for the blocks of its items: only where it holds
 * back nothing that has no date to wait for.
 *
 * @param procedure by which the debtor is dunned; empty where nobody described it
 */
public record DebtorHold(Debtor debtor, Optional<DunningProcedure> procedure, LocalDate today) {

  /**
   * An open item of the debtor.
   *
   * @param until the day it waits for; empty where it does not wait
   * @param blockedByItself whether it carries a block of its own, whoever set it
   */
  public record Waiting(OpenItem item, Optional<LocalDate> until, boolean blockedByItself) {}

  /**
   * Whether some item waits and no other one could be dunned before the first of their days comes;
   * when in doubt it could. Nor may it stand beside an item whose own day has come: with our date
   * in it, that one would be held past its day.
   *
   * @param items all open items of the debtor
   */
  public boolean mayStandFor(Collection<Waiting> items) {
    Optional<LocalDate> first =
        items.stream()
            .flatMap(item -> item.until().stream())
            .filter(day -> day.isAfter(today))
            .min(LocalDate::compareTo);
    return first.isPresent()
        && procedure.isPresent()
        && items.stream().noneMatch(this::isLetGo)
        && items.stream().allMatch(item -> waits(item) || !isReached(item, first.get()));
  }

  private boolean waits(Waiting item) {
    return item.until().filter(day -> day.isAfter(today)).isPresent();
  }

  /** Whoever blocks the item by itself may end that any day. */
  private boolean isLetGo(Waiting item) {
    return !waits(item) && item.item().dunning().isChosenBy(today);
  }

  private boolean isReached(Waiting waiting, LocalDate before) {
    OpenItem item = waiting.item();
    if (waiting.blockedByItself()
        || item.openAmount().isCredit()
        || item.directDebit()
        || debtor.directDebit()) {
      return false;
    }
    DunningProcedure by = procedure.orElseThrow();
    DunningLevel level = item.dunning().level();
    boolean isOrdinary = item.kind() == DocumentKind.INVOICE && item.specialLedger().isBlank();
    if (!isOrdinary || isDunnedAgain(by, level)) {
      return item.netDueDate().plusDays(by.graceDays()).isBefore(before.minusDays(1));
    }
    return level.compareTo(by.highestLevel()) < 0
        && by.firstDay(level.next(), item.netDueDate(), DunningTimes.lastNotice(item, debtor))
            .isBefore(before);
  }

  private static boolean isDunnedAgain(DunningProcedure by, DunningLevel level) {
    boolean isBeyond = level.compareTo(by.highestLevel()) > 0;
    return level.value() > 0 && by.step(isBeyond ? by.highestLevel() : level).alwaysDun();
  }
}
