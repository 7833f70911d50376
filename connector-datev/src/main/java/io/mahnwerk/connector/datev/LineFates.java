package io.mahnwerk.connector.datev;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds out from the books what became of the lines that wait. A line that a person carried out
 * otherwise waits no more, nor does one whose day has come or that nobody took over in time.
 */
record LineFates(DatevBooks books, DatevSettings settings) {

  /** Call it when a list of items or debtors was taken. */
  void note() {
    OutLines lines = new OutLines(books);
    List<OutLines.Kept> waiting = lines.waiting();
    List<String> keys = waiting.stream().map(kept -> kept.line().key()).toList();
    Map<String, DatevItem> items = new DatevItems(books).find(keys);
    Map<String, Set<LocalDate>> given = new GivenOut(books).of(keys);
    Map<String, DatevDebtor> debtors =
        new DatevDebtors(books).find(waiting.stream().map(kept -> kept.line().account()).toList());
    for (OutLines.Kept kept : waiting) {
      OutLine line = kept.line();
      Optional<OutLines.Fate> fate =
          line.isDebtor()
              ? ofDebtor(line, debtors.get(line.account()))
              : ofItem(line, items.get(line.key()), given.getOrDefault(line.key(), Set.of()));
      fate.or(() -> isOver(kept) ? Optional.of(OutLines.Fate.OVER) : Optional.empty())
          .ifPresent(ended -> lines.end(kept.row(), ended));
    }
  }

  private boolean isOver(OutLines.Kept kept) {
    LocalDate today = settings.today();
    LocalDate last = kept.day().plusDays(settings.turnaround().days());
    return last.isBefore(today)
        || kept.line().until().filter(until -> !until.isAfter(today)).isPresent();
  }

  private Optional<OutLines.Fate> ofDebtor(OutLine line, @Nullable DatevDebtor debtor) {
    if (debtor == null) {
      return Optional.empty();
    }
    if (line.terms().isPresent()) {
      return ofTerms(line, debtor);
    }
    if (line.until().isEmpty()) {
      return shownIf(!debtor.isBlockedByUs());
    }
    if (debtor.blockedUntil().equals(line.lastDay())) {
      return Optional.of(OutLines.Fate.SHOWN);
    }
    boolean clerks = debtor.blockedUntil().filter(this::isInForce).isPresent();
    boolean otherwise =
        debtor.dunning() == DatevDebtor.NO_DUNNING || clerks && !debtor.isBlockedByUs();
    return otherwise ? Optional.of(OutLines.Fate.OTHERWISE) : Optional.empty();
  }

  /** What stood there before the line stands in its own note, or in that of the debtor. */
  private static Optional<OutLines.Fate> ofTerms(OutLine line, DatevDebtor debtor) {
    if (line.terms().filter(debtor.own()::hasEffectOf).isPresent()) {
      return Optional.of(OutLines.Fate.SHOWN);
    }
    boolean asBefore =
        line.note()
            .formerTerms()
            .map(debtor.own()::hasEffectOf)
            .orElseGet(() -> debtor.note().flatMap(OwnNote::formerTerms).isPresent());
    return asBefore ? Optional.empty() : Optional.of(OutLines.Fate.OTHERWISE);
  }

  private Optional<OutLines.Fate> ofItem(
      OutLine line, @Nullable DatevItem item, Set<LocalDate> given) {
    if (item == null || !item.isOpen()) {
      return Optional.of(OutLines.Fate.OVER);
    }
    Optional<LocalDate> shown = item.dunning().blockedUntil();
    if (item.dunning().block()) {
      return Optional.of(OutLines.Fate.OTHERWISE);
    }
    if (line.until().isEmpty()) {
      return shownIf(shown.filter(given::contains).filter(this::isInForce).isEmpty());
    }
    if (shown.equals(line.lastDay())) {
      return Optional.of(OutLines.Fate.SHOWN);
    }
    boolean otherwise = shown.filter(this::isInForce).filter(d -> !given.contains(d)).isPresent();
    return otherwise ? Optional.of(OutLines.Fate.OTHERWISE) : Optional.empty();
  }

  private boolean isInForce(LocalDate lastDay) {
    return settings.blocks().isInForce(lastDay, settings.today());
  }

  private static Optional<OutLines.Fate> shownIf(boolean shown) {
    return shown ? Optional.of(OutLines.Fate.SHOWN) : Optional.empty();
  }
}
