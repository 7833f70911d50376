package io.mahnwerk.connector.dynamics;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.failure.FailureKind;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.spi.WriteOutcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a ledger that declined a change of what is shown from one that was not reached. */
record BcReached(ConnectionId connection) {
  private static final Logger LOG = LoggerFactory.getLogger(BcReached.class);

  /** An entry that was closed meanwhile needs no suggestion; a silent ledger is a failure. */
  void require(WriteOutcome outcome) {
    if (outcome instanceof WriteOutcome.Failed failed) {
      throw unreached(failed.kind(), failed.what());
    }
    if (outcome instanceof WriteOutcome.Uncertain uncertain) {
      throw unreached(FailureKind.OUTCOME_UNKNOWN, uncertain.what());
    }
    if (!(outcome instanceof WriteOutcome.Pending)) {
      LOG.info("Connection {}: a suggestion was not written: {}", connection, outcome);
    }
  }

  private ConnectorException unreached(FailureKind kind, String what) {
    return new ConnectorException(
        kind,
        connection,
        new Sentence(
                "a suggestion was not written: %s", "ein Vorschlag wurde nicht geschrieben: %s")
            .with(Sentence.same(what)),
        null);
  }
}
