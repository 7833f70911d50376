package io.mahnwerk.app.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.DunningMark;
import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.core.model.DunningTarget;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.spi.DunningInstruction;
import io.mahnwerk.core.store.Intent;
import io.mahnwerk.core.writeback.PastChange;
import io.mahnwerk.core.writeback.WriteGuard.PlannedChange;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One line of a run's file: a change about to be made to an item, or a mark on a cleared item that
 * nobody can change.
 *
 * @param change HOLD, RELEASE, WITHDRAW or INERT
 * @param until ISO date of a hold
 * @param dateBefore ISO date of ours that stood before
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record JournalLine(
    String company,
    String item,
    String change,
    @Nullable String until,
    boolean heldBefore,
    @Nullable String dateBefore) {
  private static final String INERT = "INERT";

  /** Empty for a change of a whole debtor, which is not undone. */
  static Optional<JournalLine> of(PlannedChange planned) {
    DunningTarget target = planned.instruction().target();
    if (!(target instanceof OpenItemRef item)) {
      return Optional.empty();
    }
    Optional<DunningState> before = planned.before().map(OpenItem::dunning);
    return Optional.of(
        new JournalLine(
            item.companyCode().value(),
            item.nativeKey(),
            kind(planned.instruction()).name(),
            planned.instruction() instanceof DunningInstruction.Hold hold
                ? hold.until().toString()
                : null,
            before.map(DunningState::isHeldByUs).orElse(false),
            before
                .flatMap(DunningState::mark)
                .map(DunningMark::date)
                .map(LocalDate::toString)
                .orElse(null)));
  }

  static JournalLine inert(OpenItemRef item) {
    return new JournalLine(item.companyCode().value(), item.nativeKey(), INERT, null, false, null);
  }

  boolean isInert() {
    return change.equals(INERT);
  }

  PastChange past(ConnectionId connection) {
    return new PastChange(
        new OpenItemRef(connection, new CompanyCode(company), item),
        Intent.Kind.valueOf(change),
        Optional.ofNullable(until).map(LocalDate::parse),
        heldBefore,
        Optional.ofNullable(dateBefore).map(LocalDate::parse));
  }

  private static Intent.Kind kind(DunningInstruction instruction) {
    if (instruction instanceof DunningInstruction.Hold) {
      return Intent.Kind.HOLD;
    }
    return instruction instanceof DunningInstruction.Release
        ? Intent.Kind.RELEASE
        : Intent.Kind.WITHDRAW;
  }
}
