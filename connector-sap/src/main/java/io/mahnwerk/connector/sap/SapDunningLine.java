package io.mahnwerk.connector.sap;

import static java.util.stream.Collectors.toMap;

import io.mahnwerk.core.model.DunningBlock;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.DunningNotice.DunnedItem;
import io.mahnwerk.core.model.DunningProcedure;
import io.mahnwerk.core.model.Money;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.OpenItemRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run makes of one item before it looks at the account as a whole.
 *
 * @param byDays the level that the item's arrears alone would allow
 * @param level the level that the item may reach in this run
 */
record SapDunningLine(
    OpenItem item, Standing standing, Optional<DunningBlock> block, int byDays, int level) {
  /** Unrelated credits are charged to whatever level turns out to be the account's highest. */
  private static final int HIGHEST = 9;

  /**
   * Whether an item counts in a run.
   *
   * @param payable whether the ledger collects it itself
   */
  record Standing(boolean due, boolean payable, int arrears) {}

  static List<SapDunningLine> of(List<OpenItem> items, SapDunningTerms terms) {
    Map<OpenItemRef, SapDunningLine> invoices =
        items.stream()
            .filter(item -> !item.openAmount().isCredit())
            .map(item -> debit(item, terms))
            .collect(toMap(line -> line.item().ref(), line -> line));
    return items.stream()
        .map(
            item ->
                invoices.containsKey(item.ref())
                    ? invoices.get(item.ref())
                    : credit(item, invoices, terms))
        .toList();
  }

  private static SapDunningLine debit(OpenItem item, SapDunningTerms terms) {
    DunningProcedure by = terms.procedureOf(item);
    int arrears = item.arrears(terms.runDate());
    boolean payable = item.directDebit() || terms.debtor().directDebit();
    Standing standing = new Standing(arrears > by.graceDays(), payable, arrears);
    int old = item.dunning().level().value();
    int byDays = standing.due() && terms.mayRiseToday(by) ? levelByDays(by, arrears) : 0;
    boolean dunnable = standing.due() && !payable && terms.blockOf(item).isEmpty();
    int level = dunnable ? Math.max(old, Math.min(byDays, old + 1)) : old;
    return new SapDunningLine(item, standing, terms.blockOf(item), byDays, level);
  }

  private static SapDunningLine credit(
      OpenItem item, Map<OpenItemRef, SapDunningLine> invoices, SapDunningTerms terms) {
    Optional<SapDunningLine> invoice = item.settles().map(invoices::get);
    if (invoice.isPresent()) {
      SapDunningLine of = invoice.get();
      return new SapDunningLine(item, of.standing(), of.block(), of.byDays(), of.level());
    }
    int arrears = item.arrears(terms.runDate());
    int grace = item.settles().isPresent() ? terms.procedureOf(item).graceDays() : 0;
    Standing standing = new Standing(arrears > grace, false, arrears);
    return new SapDunningLine(item, standing, terms.blockOf(item), 0, HIGHEST);
  }

  private static int levelByDays(DunningProcedure procedure, int arrears) {
    int level = 0;
    for (int step = 1; step <= procedure.steps().size(); step++) {
      if (arrears >= procedure.step(new DunningLevel(step)).daysInArrears()) {
        level = step;
      }
    }
    return level;
  }

  boolean isCredit() {
    return item.openAmount().isCredit();
  }

  Money amount() {
    return item.openAmount();
  }

  boolean isBlocked() {
    return block.isPresent();
  }

  /** Whether the item counts in the sum that is dunned. */
  boolean isDunnable() {
    return standing.due() && !standing.payable() && block.isEmpty();
  }

  boolean isDueButBlocked() {
    return standing.due() && !standing.payable() && block.isPresent();
  }

  int oldLevel() {
    return item.dunning().level().value();
  }

  boolean wouldRise() {
    return !isCredit() && byDays > oldLevel();
  }

  /** What stands on a notice of the given level; an item's level never falls. */
  DunnedItem dunned(int noticeLevel) {
    int to = Math.max(oldLevel(), Math.min(level, noticeLevel));
    return new DunnedItem(item.ref(), item.dunning().level(), new DunningLevel(to));
  }
}
