package io.mahnwerk.connector.datev;

import io.mahnwerk.core.model.DocumentKind;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.DunningProcedure;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Finds the items that opened Mahnfristen would let a run dun before their former day, before a
 * person can have entered a block: she takes the terms over within the turnaround, and a block that
 * the first export behind it asks for within the next.
 */
record OpenedEarly(DatevSettings settings, DatevTerms terms, OpenedTerms opened) {

  Optional<DatevItem> firstOf(DatevDebtor debtor, List<DatevItem> items) {
    int levels = debtor.procedure().levels();
    DunningProcedure former =
        terms.procedure(new DatevProcedureCode(DatevProcedureCode.STANDARD, levels));
    DunningProcedure early =
        terms.procedure(new DatevProcedureCode(DatevDebtor.text(opened.days()), levels));
    return items.stream().filter(item -> isEarly(item, former, early)).findFirst();
  }

  private boolean isEarly(DatevItem item, DunningProcedure former, DunningProcedure early) {
    DunningLevel next = new DunningLevel(item.dunning().level()).next();
    boolean neverDunned =
        item.kind() != DocumentKind.INVOICE
            || item.open().isCredit()
            || !item.special().isBlank()
            || item.dunning().block();
    if (neverDunned || next.compareTo(early.highestLevel()) > 0) {
      return false;
    }
    LocalDate today = settings.today();
    LocalDate opens = early.firstDay(next, item.due(), item.dunning().last());
    LocalDate before =
        next.compareTo(former.highestLevel()) > 0
            ? LocalDate.MAX
            : former.firstDay(next, item.due(), item.dunning().last());
    LocalDate markedBy = today.plusDays(2L * settings.turnaround().days());
    return opens.isBefore(before) && before.isAfter(today) && opens.isBefore(markedBy);
  }
}
