package io.mahnwerk.scoring.pilot;

import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.ItemHistory;
import io.mahnwerk.core.model.PilotArm;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What one debtor of a pilot did since it began. Only items that fell due since then count, so that
 * both arms are seen over the same time.
 *
 * @param firstNotices first notices that are at least 14 days old
 * @param answered those of them that were followed by payment within 14 days
 * @param items items that fell due at least 60 days ago
 * @param daysToPay sum of their days from due date to payment; open or later ones count 60, paid
 *     before the due date less than 0
 * @param letters days on which it was sent notices
 * @param complaint the day of its first complaint
 * @param pace its first item that fell due at least 60 days ago
 */
public record DebtorOutcome(
    DebtorRef debtor,
    PilotArm arm,
    int firstNotices,
    int answered,
    int items,
    long daysToPay,
    List<LocalDate> letters,
    Optional<LocalDate> complaint,
    Optional<PaceWatch.Seen> pace) {
  /** Days to pay are restricted to so many, since open items have none yet. */
  public static final int DAYS = 60;

  public DebtorOutcome {
    letters = List.copyOf(letters);
  }

  /** From everything that is recorded of the debtor's items before {@code today}. */
  public static DebtorOutcome of(
      DebtorRef debtor, PilotArm arm, List<ItemHistory> all, LocalDate began, LocalDate today) {
    List<ItemHistory> since =
        all.stream().filter(item -> !item.netDueDate().isBefore(began)).toList();
    List<ItemHistory> dunned =
        since.stream()
            .filter(
                item ->
                    DebtorPast.first(item, today)
                        .filter(day -> DebtorPast.isRipe(day, today))
                        .isPresent())
            .toList();
    List<ItemHistory> ripe =
        since.stream().filter(i -> i.netDueDate().plusDays(DAYS).isBefore(today)).toList();
    return new DebtorOutcome(
        debtor,
        arm,
        dunned.size(),
        (int) dunned.stream().filter(item -> DebtorPast.isAnswered(item, today)).count(),
        ripe.size(),
        ripe.stream().mapToLong(item -> days(item, today)).sum(),
        all.stream()
            .flatMap(item -> item.notices().stream())
            .map(ItemHistory.RecordedNotice::dunnedOn)
            .filter(day -> !day.isBefore(began))
            .distinct()
            .sorted()
            .toList(),
        all.stream()
            .flatMap(item -> item.complaints().stream())
            .map(ItemHistory.RecordedComplaint::complainedOn)
            .filter(day -> !day.isBefore(began))
            .min(LocalDate::compareTo),
        ripe.stream()
            .min(Comparator.comparing(ItemHistory::netDueDate).thenComparing(ItemHistory::ref))
            .map(item -> seen(debtor, arm, item, today)));
  }

  boolean isSteered() {
    return arm == PilotArm.STEERED;
  }

  /** The same as the watch on complaints sees it. */
  public ComplaintWatch.Watched watched() {
    return new ComplaintWatch.Watched(isSteered(), letters, complaint);
  }

  private static PaceWatch.Seen seen(
      DebtorRef debtor, PilotArm arm, ItemHistory item, LocalDate today) {
    return new PaceWatch.Seen(
        debtor.toString(),
        arm == PilotArm.STEERED,
        item.netDueDate().plusDays(DAYS),
        (int) Math.max(0, days(item, today)));
  }

  private static long days(ItemHistory item, LocalDate today) {
    return DebtorPast.paidOn(item, today)
        .map(day -> Math.min(DAYS, ChronoUnit.DAYS.between(item.netDueDate(), day)))
        .orElse((long) DAYS);
  }
}
