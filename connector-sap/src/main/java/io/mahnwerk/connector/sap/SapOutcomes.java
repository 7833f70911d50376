package io.mahnwerk.connector.sap;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.failure.FailureKind.RetrySafety;
import io.mahnwerk.core.spi.WriteOutcome;

/** What a broken call means for the instructions it was made for. */
final class SapOutcomes {
  private SapOutcomes() {}

  /** The call only read, so nothing can have been changed. */
  static WriteOutcome notWritten(ConnectorException failed) {
    return new WriteOutcome.Failed(failed.kind(), String.valueOf(failed.getMessage()));
  }

  /** The call was to change something: where its arrival is in doubt, so is the change. */
  static WriteOutcome ofWrite(ConnectorException failed) {
    return failed.kind().retrySafety() == RetrySafety.READS_ONLY
        ? new WriteOutcome.Uncertain(String.valueOf(failed.getMessage()))
        : notWritten(failed);
  }
}
