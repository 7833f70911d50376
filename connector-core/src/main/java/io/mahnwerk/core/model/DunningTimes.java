package io.mahnwerk.core.model;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * When a ledger's planned runs reach an item, by the debtor's own procedure and by the former one.
 * Blocks and marks are left aside, and so are minimum amounts.
 */
public record DunningTimes(DunningProcedures procedures, RunPlan runs) {
  public DunningTimes(DunningProcedures procedures, RunCalendar runs) {
    this(procedures, RunPlan.everywhere(runs));
  }

  /**
   * The first planned run on which the debtor's own procedure lets the item rise; it may lie in the
   * past. Empty when the procedure is not described or the item has reached its highest level.
   */
  public Optional<LocalDate> firstNativeRun(OpenItem item, Debtor debtor) {
    return firstRun(procedures::find, item, debtor);
  }

  /**
   * The floor: the first planned run on which the former procedure would send the item's next
   * notice, given those already sent; it may lie in the past. Empty as for {@link #firstNativeRun}.
   */
  public Optional<LocalDate> formerRun(OpenItem item, Debtor debtor) {
    return firstRun(procedures::findFormer, item, debtor);
  }

  /** The former run that is still to come: the first planned one that is not before today. */
  public Optional<LocalDate> formerDay(OpenItem item, Debtor debtor, LocalDate today) {
    return formerRun(item, debtor)
        .map(
            run ->
                run.isBefore(today) ? runs.of(item.ref().companyCode()).nextOnOrAfter(today) : run);
  }

  private Optional<LocalDate> firstRun(
      Function<DunningProcedureCode, Optional<DunningProcedure>> described,
      OpenItem item,
      Debtor debtor) {
    DunningLevel level = item.dunning().level();
    return described
        .apply(debtor.dunning().procedure())
        .filter(procedure -> level.compareTo(procedure.highestLevel()) < 0)
        .map(
            procedure ->
                procedure.firstDay(level.next(), item.netDueDate(), lastNotice(item, debtor)))
        .map(runs.of(item.ref().companyCode())::nextOnOrAfter);
  }

  /**
   * The notice from which an item's next one counts: some ledgers keep it with the item only, some
   * with the account as well.
   */
  public static Optional<LocalDate> lastNotice(OpenItem item, Debtor debtor) {
    return Stream.of(item.dunning().lastDunnedOn(), debtor.dunning().lastDunnedOn())
        .flatMap(Optional::stream)
        .max(LocalDate::compareTo);
  }
}
