package io.mahnwerk.core.writeback;

import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.spi.WriteOutcome;
import io.mahnwerk.core.store.Outbox;
import io.mahnwerk.core.store.OutboxEntry;
import io.mahnwerk.core.store.OutboxState;
import java.time.LocalDate;

/** Notes how a write was answered. Nothing is confirmed here: only a read does that. */
record OutcomeNote(Outbox outbox, OutboxEntry entry, LocalDate today)
    implements WriteOutcome.Cases<OutboxState> {
  @Override
  public OutboxState pending(WriteOutcome.Pending outcome) {
    outbox.pending(entry, outcome.receipt());
    return OutboxState.PENDING;
  }

  @Override
  public OutboxState alreadyInForce(WriteOutcome.AlreadyInForce outcome) {
    outbox.pending(entry, "");
    return OutboxState.PENDING;
  }

  @Override
  public OutboxState stale(WriteOutcome.Stale outcome) {
    return end(OutboxState.STALE, outcome.reason());
  }

  @Override
  public OutboxState refused(WriteOutcome.Refused outcome) {
    return end(OutboxState.REFUSED, outcome.reason());
  }

  @Override
  public OutboxState uncertain(WriteOutcome.Uncertain outcome) {
    outbox.uncertain(entry, Reason.of(ReasonCode.CALL_FAILED, outcome.what()));
    return OutboxState.UNCERTAIN;
  }

  @Override
  public OutboxState failed(WriteOutcome.Failed outcome) {
    return end(OutboxState.FAILED, Reason.of(ReasonCode.CALL_FAILED, outcome.what()));
  }

  private OutboxState end(OutboxState state, Reason reason) {
    outbox.end(entry, state, reason, today);
    return state;
  }
}
