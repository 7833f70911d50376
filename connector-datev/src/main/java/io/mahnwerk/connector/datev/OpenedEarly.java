package io.mahnwerk.connector.datev;

import io.mahnwerk.core.model.DocumentKind;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Finds the items that opened Mahnfristen would let a run dun before their former day, before a
 * person can have entered a block: she takes the terms over within the turnaround, and a block that
 * the first export behind it asks for within the next. An invoice that comes up meanwhile counts
 * too, if it may fall due as fast as an earlier one did.
 */
record OpenedEarly(DatevSettings settings, OpenedFloor floor) {

  /**
   * @param open the debtor's open items
   * @param all these and the paid ones
   */
  Optional<DatevItem> firstOf(List<DatevItem> open, List<DatevItem> all) {
    int days = 2 * settings.turnaround().days();
    LocalDate today = settings.today();
    return open.stream()
        .filter(item -> !floor.isKept(item, Optional.empty(), today, today.plusDays(days)))
        .findFirst()
        .or(() -> all.stream().filter(item -> isDueTooFast(item, days)).findFirst());
  }

  private boolean isDueTooFast(DatevItem item, int days) {
    int first = floor.opened().steps().get(0).daysInArrears();
    return item.kind() == DocumentKind.INVOICE
        && ChronoUnit.DAYS.between(item.date(), item.due()) + first < days;
  }
}
