package io.mahnwerk.connector.datev;

import io.mahnwerk.core.model.DocumentKind;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.DunningProcedure;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What has to be given out so that the open items of one debtor are held as wanted. The debtor
 * itself is blocked only where that says the same of every item that a run could reach before the
 * day; else each item is listed by itself.
 *
 * @param times by which the debtor is dunned
 */
record DebtorPlan(
    DatevDebtor debtor, List<DatevItem> open, Ours ours, Times times, DatevBlocks blocks) {

  /**
   * @param procedure empty where nobody described it
   * @param floor what holds the debtor to its former days, where we opened it
   * @param carriedIn days within which what is given out is in DATEV
   */
  record Times(
      Optional<DunningProcedure> procedure,
      Optional<OpenedFloor> floor,
      int carriedIn,
      LocalDate today) {}

  /**
   * What was asked of us for items, by their keys.
   *
   * @param given every date that was given out for the item by itself
   * @param decided until when it is to be held, whatever carries that
   */
  record Ours(Map<String, Set<LocalDate>> given, Map<String, LocalDate> decided) {}

  LocalDate today() {
    return times.today();
  }

  /** The dates given out for an item by itself. */
  Set<LocalDate> given(String key) {
    return ours.given().getOrDefault(key, Set.of());
  }

  /**
   * What is given out.
   *
   * @param asked until when some of the items are to be held; empty for one that is taken back
   */
  List<OutLine> lines(Map<String, Optional<LocalDate>> asked) {
    Map<String, Optional<LocalDate>> all = new HashMap<>();
    open.forEach(item -> all.put(item.key(), asked.getOrDefault(item.key(), stillHeld(item))));
    return times
        .floor()
        .map(floor -> new OpenedPlan(this, floor, times.carriedIn()).lines(asked, all))
        .orElseGet(
            () ->
                common(asked)
                    .filter(until -> open.stream().allMatch(item -> suits(item, all, until)))
                    .map(this::byDebtor)
                    .orElseGet(() -> byItems(all)));
  }

  /** The day on which our block of the item ends, its own or the debtor's; empty without one. */
  Optional<LocalDate> heldUntil(DatevItem item) {
    return Stream.of(ownUntil(item), debtorUntil())
        .flatMap(Optional::stream)
        .max(LocalDate::compareTo);
  }

  /** What nobody asks for stays held. What a clerk has blocked waits for her. */
  private Optional<LocalDate> stillHeld(DatevItem item) {
    if (isBlockedByClerk(item)) {
      return Optional.empty();
    }
    Optional<LocalDate> own = ownUntil(item);
    return debtorUntil()
        .filter(until -> own.filter(day -> !day.isBefore(until)).isEmpty())
        .flatMap(until -> meantFor(item, until))
        .or(() -> own);
  }

  /**
   * The debtor's block was meant for an item that was decided to be held or that a run could reach
   * before the block's end.
   */
  private Optional<LocalDate> meantFor(DatevItem item, LocalDate debtorUntil) {
    return Optional.ofNullable(ours.decided().get(item.key()))
        .filter(day -> day.isAfter(today()))
        .or(() -> Optional.of(debtorUntil).filter(until -> isReachedBefore(item, until)));
  }

  private Optional<LocalDate> ownUntil(DatevItem item) {
    return item.dunning()
        .blockedUntil()
        .filter(day -> blocks.isInForce(day, today()))
        .filter(given(item.key())::contains)
        .map(blocks::freeFrom);
  }

  private Optional<LocalDate> debtorUntil() {
    return debtor
        .blockedUntil()
        .filter(day -> debtor.isBlockedByUs() && blocks.isInForce(day, today()))
        .map(blocks::freeFrom);
  }

  /** The one day until which all that is asked for is to be held, if the debtor may carry it. */
  private Optional<LocalDate> common(Map<String, Optional<LocalDate>> asked) {
    Set<Optional<LocalDate>> days = Set.copyOf(asked.values());
    return days.size() == 1 && mayBlockDebtor() ? days.iterator().next() : Optional.empty();
  }

  /** Whether a block of the debtor up to the day holds this item as long as it is to wait. */
  private boolean suits(DatevItem item, Map<String, Optional<LocalDate>> all, LocalDate until) {
    Optional<LocalDate> day = all.getOrDefault(item.key(), Optional.empty());
    return day.equals(Optional.of(until))
        || day.filter(until::isBefore).isEmpty() && !isReachedBefore(item, until);
  }

  boolean mayBlockDebtor() {
    boolean clerks =
        !debtor.isBlockedByUs()
            && debtor.blockedUntil().filter(day -> blocks.isInForce(day, today())).isPresent();
    return !clerks && debtor.dunning() != DatevDebtor.NO_DUNNING && debtor.note().isPresent();
  }

  /** Whether a run before the day could dun the item; when in doubt it could. */
  boolean isReachedBefore(DatevItem item, LocalDate until) {
    if (item.kind() != DocumentKind.INVOICE || item.open().isCredit() || isBlockedByClerk(item)) {
      return false;
    }
    DunningLevel level = new DunningLevel(item.dunning().level());
    return times
        .procedure()
        .map(
            by ->
                level.compareTo(by.highestLevel()) < 0
                    && by.firstDay(level.next(), item.due(), item.dunning().last()).isBefore(until))
        .orElse(true);
  }

  private boolean isBlockedByClerk(DatevItem item) {
    boolean own =
        item.dunning().blockedUntil().filter(day -> blocks.isInForce(day, today())).isPresent();
    return item.dunning().block() || own && ownUntil(item).isEmpty();
  }

  /** An item whose own block would last longer is shortened to the debtor's. */
  List<OutLine> byDebtor(LocalDate until) {
    List<OutLine> lines = new ArrayList<>();
    if (!debtorUntil().equals(Optional.of(until))) {
      lines.add(OutLine.block(debtor, until, blocks));
    }
    for (DatevItem item : open) {
      if (ownUntil(item).filter(own -> own.isAfter(until)).isPresent()) {
        lines.add(OutLine.ofItem(item, Optional.empty(), blocks));
      }
    }
    return lines;
  }

  /** Takes our block of the debtor back, if there is one. */
  private Optional<OutLine> lift() {
    return debtorUntil().map(until -> OutLine.lift(debtor, today()));
  }

  /** Takes our block of the debtor back and lists each item that is held otherwise. */
  List<OutLine> byItems(Map<String, Optional<LocalDate>> wanted) {
    List<OutLine> lines = new ArrayList<>();
    lift().ifPresent(lines::add);
    for (DatevItem item : open) {
      Optional<LocalDate> until = wanted.getOrDefault(item.key(), Optional.empty());
      if (!isBlockedByClerk(item) && !until.equals(ownUntil(item))) {
        lines.add(OutLine.ofItem(item, until, blocks));
      }
    }
    return lines;
  }
}
