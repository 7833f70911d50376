package io.mahnwerk.core.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything that is known of one item, each fact with the day on which it was recorded here. A
 * fact may be used on a day only if it was recorded before that day.
 *
 * @param cleared how it ended; empty while open
 * @param complaints those that stand
 * @param overrides the days on which it was found that a clerk had lifted or changed our mark
 * @param takenBack complaints that a person took back later
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
    List<LocalDate> overrides,
    List<TakenBackComplaint> takenBack) {
  public ItemHistory {
    notices = List.copyOf(notices);
    complaints = List.copyOf(complaints);
    overrides = List.copyOf(overrides);
    takenBack = List.copyOf(takenBack);
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

  /** An item of whom no complaint was taken back. */
  public ItemHistory(
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
        overrides,
        List.of());
  }

  /** The same item with other notices. */
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
        overrides,
        takenBack);
  }

  /** The same item with other complaints. */
  public ItemHistory with(List<RecordedComplaint> standing, List<TakenBackComplaint> gone) {
    return new ItemHistory(
        ref,
        debtor,
        amount,
        documentDate,
        netDueDate,
        recordedOn,
        cleared,
        notices,
        standing,
        overrides,
        gone);
  }

  /** The item with nothing but what became known of it before the day. */
  public ItemHistory before(LocalDate day) {
    boolean whole =
        cleared.stream().allMatch(c -> c.recordedOn().isBefore(day))
            && notices.stream().allMatch(n -> n.recordedOn().isBefore(day))
            && complaints.stream().allMatch(c -> c.recordedOn().isBefore(day))
            && overrides.stream().allMatch(found -> found.isBefore(day))
            && takenBack.stream().allMatch(t -> t.takenBackOn().isBefore(day));
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
        complaintsBefore(day),
        overrides.stream().filter(found -> found.isBefore(day)).toList(),
        takenBack.stream().filter(t -> t.takenBackOn().isBefore(day)).toList());
  }

  /** Complaints that stood by what was recorded before the day. */
  public List<RecordedComplaint> complaintsBefore(LocalDate day) {
    Stream<RecordedComplaint> taken =
        takenBack.stream()
            .filter(t -> !t.takenBackOn().isBefore(day))
            .map(TakenBackComplaint::told);
    return Stream.concat(complaints.stream(), taken)
        .filter(c -> c.recordedOn().isBefore(day))
        .toList();
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

  /**
   * A complaint that stood until a person took it back.
   *
   * @param takenBackOn the day on which that became known, not before the complaint did
   */
  public record TakenBackComplaint(RecordedComplaint told, LocalDate takenBackOn) {}
}
