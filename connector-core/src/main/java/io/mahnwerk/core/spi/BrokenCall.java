package io.mahnwerk.core.spi;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.failure.FailureKind.RetrySafety;

/** A call that failed, and what that means for the instructions it was made for. */
public record BrokenCall(ConnectorException failure) {

  /** The call only read, so nothing can have been changed. */
  public WriteOutcome whileReading() {
    return new WriteOutcome.Failed(failure.kind(), String.valueOf(failure.getMessage()));
  }

  /** The call was to change something: where its arrival is in doubt, so is the change. */
  public WriteOutcome whileWriting() {
    return failure.kind().retrySafety() == RetrySafety.READS_ONLY
        ? new WriteOutcome.Uncertain(String.valueOf(failure.getMessage()))
        : whileReading();
  }
}
