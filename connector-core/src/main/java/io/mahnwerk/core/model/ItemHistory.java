package io.mahnwerk.core.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Everything that is known of one item, each fact with the day on which it was recorded here. A
 * fact may be used on a day only if it was recorded before that day.
 *
 * @param cleared how it ended; empty while open
 * @param overrides the days on which it was found that a clerk had lifted or changed our mark
 */
public record ItemHistory(
    OpenItemRef ref,
    DebtorRef debtor,
    Money amount,
    LocalDate documentDate,
    LocalDate netDueDate,
    LocalDate recordedOn,
    Optional<RecordedClearing> cleared,
    List<RecordedNotice> notices,
    List<RecordedComplaint> complaints,
    List<LocalDate> overrides) {
  public ItemHistory {
    notices = List.copyOf(notices);
    complaints = List.copyOf(complaints);
    overrides = List.copyOf(overrides);
  }

  /** An item whose mark no clerk ever touched. */
  public ItemHistory(
      OpenItemRef ref,
      DebtorRef debtor,
      Money amount,
      LocalDate documentDate,
      LocalDate netDueDate,
      LocalDate recordedOn,
      Optional<RecordedClearing> cleared,
      List<RecordedNotice> notices,
      List<RecordedComplaint> complaints) {
    this(
        ref,
        debtor,
        amount,
        documentDate,
        netDueDate,
        recordedOn,
        cleared,
        notices,
        complaints,
        List.of());
  }

  /** The item with nothing but what became known of it before the day. */
  public ItemHistory before(LocalDate day) {
    boolean whole =
        cleared.stream().allMatch(c -> c.recordedOn().isBefore(day))
            && notices.stream().allMatch(n -> n.recordedOn().isBefore(day))
            && complaints.stream().allMatch(c -> c.recordedOn().isBefore(day))
            && overrides.stream().allMatch(found -> found.isBefore(day));
    return whole ? this : known(day);
  }

  private ItemHistory known(LocalDate day) {
    return new ItemHistory(
        ref,
        debtor,
        amount,
        documentDate,
        netDueDate,
        recordedOn,
        cleared.filter(c -> c.recordedOn().isBefore(day)),
        notices.stream().filter(n -> n.recordedOn().isBefore(day)).toList(),
        complaints.stream().filter(c -> c.recordedOn().isBefore(day)).toList(),
        overrides.stream().filter(found -> found.isBefore(day)).toList());
  }

  /** The same with other notices. */
  public ItemHistory with(List<RecordedNotice> others) {
    return new ItemHistory(
        ref,
        debtor,
        amount,
        documentDate,
        netDueDate,
        recordedOn,
        cleared,
        others,
        complaints,
        overrides);
  }

  /** A clearing and the day it became known. */
  public record RecordedClearing(Clearing clearing, LocalDate recordedOn) {}

  /**
   * A notice and the day it became known.
   *
   * @param propensity the probability with which this day was drawn, greater than 0 up to 1; empty
   *     where the day was not drawn at random
   */
  public record RecordedNotice(
      LocalDate dunnedOn, DunningLevel level, Optional<Double> propensity, LocalDate recordedOn) {}

  /** A complaint about a notice and the day it became known. */
  public record RecordedComplaint(LocalDate complainedOn, LocalDate recordedOn) {}
}
