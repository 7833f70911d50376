package io.mahnwerk.core.model;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A debtor's own dunning data in one company code.
 *
 * @param legalDunningOn the day on which legal dunning was started, if it was
 */
public record DebtorDunning(
    DunningProcedureCode procedure,
    Optional<DunningBlock> block,
    DunningLevel level,
    Optional<LocalDate> lastDunnedOn,
    Optional<LocalDate> legalDunningOn) {
  public static DebtorDunning under(DunningProcedureCode procedure) {
    return new DebtorDunning(
        procedure, Optional.empty(), DunningLevel.NONE, Optional.empty(), Optional.empty());
  }

  public boolean isBlockedByUs() {
    return block.filter(DunningBlock::isOurs).isPresent();
  }

  /** The same without a block of ours. */
  public DebtorDunning withoutOurs() {
    return isBlockedByUs()
        ? new DebtorDunning(procedure, Optional.empty(), level, lastDunnedOn, legalDunningOn)
        : this;
  }
}
