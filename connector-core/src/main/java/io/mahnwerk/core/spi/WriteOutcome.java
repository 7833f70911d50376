package io.mahnwerk.core.spi;

import io.mahnwerk.core.failure.FailureKind;
import io.mahnwerk.core.model.Reason;

/** How asking for a change ended. There is no "applied": only a later read shows that. */
public sealed interface WriteOutcome {
  <R> R match(Cases<R> cases);

  /** Handles every outcome; a further one stops every caller compiling until it is handled. */
  interface Cases<R> {
    R pending(Pending outcome);

    R alreadyInForce(AlreadyInForce outcome);

    R stale(Stale outcome);

    R refused(Refused outcome);

    R uncertain(Uncertain outcome);

    R failed(Failed outcome);
  }

  /** The ledger took the request; a later read confirms it. */
  record Pending(String receipt) implements WriteOutcome {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.pending(this);
    }
  }

  /** A read just before the write showed that nothing needs to change. */
  record AlreadyInForce() implements WriteOutcome {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.alreadyInForce(this);
    }
  }

  /** The ledger moved on after the version that was scored; nothing was written. */
  record Stale(Reason reason) implements WriteOutcome {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.stale(this);
    }
  }

  /** Not allowed or not possible; nothing was written. */
  record Refused(Reason reason) implements WriteOutcome {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.refused(this);
    }
  }

  /** The request may have arrived and its answer was lost: read before anything else. */
  record Uncertain(String what) implements WriteOutcome {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.uncertain(this);
    }
  }

  /** The request did not change the ledger. */
  record Failed(FailureKind kind, String what) implements WriteOutcome {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.failed(this);
    }
  }
}
