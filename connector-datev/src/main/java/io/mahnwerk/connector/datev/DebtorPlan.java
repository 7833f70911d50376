package io.mahnwerk.connector.datev;

import io.mahnwerk.core.model.DocumentKind;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.DunningProcedure;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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
    DatevDebtor debtor,
    List<DatevItem> open,
    Map<String, Set<LocalDate>> given,
    Times times,
    DatevBlocks blocks) {

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

  LocalDate today() {
    return times.today();
  }

  /** What is given out. */
  List<OutLine> lines(Map<String, Optional<LocalDate>> wanted) {
    Map<String, Optional<LocalDate>> all = new HashMap<>();
    open.forEach(item -> all.put(item.key(), wanted.getOrDefault(item.key(), stillHeld(item))));
    return times
        .floor()
        .map(floor -> new OpenedPlan(this, floor, times.carriedIn()).lines(all))
        .orElseGet(
            () ->
                common(all)
                    .filter(until -> mayBeSet(until, wanted))
                    .map(this::byDebtor)
                    .orElseGet(() -> byItems(all)));
  }

  /** Taking back is no reason to block the debtor for those items that go on waiting. */
  private boolean mayBeSet(LocalDate until, Map<String, Optional<LocalDate>> wanted) {
    return wanted.values().stream().anyMatch(Optional::isPresent)
        || debtorUntil().equals(Optional.of(until));
  }

  /** The day on which our block of the item ends, its own or the debtor's; empty without one. */
  Optional<LocalDate> heldUntil(DatevItem item) {
    return Stream.of(ownUntil(item), debtorUntil())
        .flatMap(Optional::stream)
        .max(LocalDate::compareTo);
  }

  /**
   * What nobody asked for now stays held; the debtor's block was meant for an item only if a run
   * could reach it before the block's end. What a clerk has blocked waits for her.
   */
  private Optional<LocalDate> stillHeld(DatevItem item) {
    return isBlockedByClerk(item)
        ? Optional.empty()
        : ownUntil(item).or(() -> debtorUntil().filter(until -> isReachedBefore(item, until)));
  }

  private Optional<LocalDate> ownUntil(DatevItem item) {
    return item.dunning()
        .blockedUntil()
        .filter(day -> blocks.isInForce(day, today()))
        .filter(given.getOrDefault(item.key(), Set.of())::contains)
        .map(blocks::freeFrom);
  }

  private Optional<LocalDate> debtorUntil() {
    return debtor
        .blockedUntil()
        .filter(day -> debtor.isBlockedByUs() && blocks.isInForce(day, today()))
        .map(blocks::freeFrom);
  }

  /** The one day on which all items of the debtor are wanted, if the debtor may carry it. */
  private Optional<LocalDate> common(Map<String, Optional<LocalDate>> wanted) {
    Set<LocalDate> days = new HashSet<>();
    wanted.values().forEach(day -> day.ifPresent(days::add));
    if (days.size() != 1 || !mayBlockDebtor()) {
      return Optional.empty();
    }
    LocalDate until = days.iterator().next();
    boolean forAll =
        open.stream()
            .filter(item -> isReachedBefore(item, until))
            .allMatch(item -> wanted.getOrDefault(item.key(), Optional.empty()).isPresent());
    return forAll ? Optional.of(until) : Optional.empty();
  }

  boolean mayBlockDebtor() {
    boolean clerks =
        !debtor.isBlockedByUs()
            && debtor.blockedUntil().filter(day -> blocks.isInForce(day, today())).isPresent();
    return !clerks && debtor.dunning() != DatevDebtor.NO_DUNNING && debtor.note().isPresent();
  }

  /** Whether a run before the day could dun the item; when in doubt it could. */
  private boolean isReachedBefore(DatevItem item, LocalDate until) {
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
  Optional<OutLine> lift() {
    return debtorUntil().map(until -> OutLine.lift(debtor, today()));
  }

  private List<OutLine> byItems(Map<String, Optional<LocalDate>> wanted) {
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
