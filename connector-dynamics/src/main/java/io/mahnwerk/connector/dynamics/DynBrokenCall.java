package io.mahnwerk.connector.dynamics;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.failure.FailureKind.RetrySafety;
import io.mahnwerk.core.spi.WriteOutcome;

/** A call that failed, and what that means for the instructions it was made for. */
record DynBrokenCall(ConnectorException failure) {

  /** The call only read, so nothing can have been changed. */
  WriteOutcome whileReading() {
    return new WriteOutcome.Failed(failure.kind(), String.valueOf(failure.getMessage()));
  }

  /** The call was to change something: where its arrival is in doubt, so is the change. */
  WriteOutcome whileWriting() {
    return failure.kind().retrySafety() == RetrySafety.READS_ONLY
        ? new WriteOutcome.Uncertain(String.valueOf(failure.getMessage()))
        : whileReading();
  }
}
