package io.mahnwerk.connector.dynamics;

import io.mahnwerk.core.failure.FailureKind;
import io.mahnwerk.core.failure.FailureKind.RetrySafety;
import io.mahnwerk.core.http.HttpAnswer;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.odata.ODataError;
import io.mahnwerk.core.spi.WriteOutcome;

/**
 * How Business Central answered one change, alone or within a batch.
 *
 * @param said what it said of a change it declined
 */
record BcAnswer(int status, ODataError said) {
  private static final String SAME_KEY = "Internal_EntityWithSameKeyExists";
  private static final int CONFLICT = 409;
  private static final int PRECONDITION_FAILED = 412;
  private static final int BAD_REQUEST = 400;

  boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  /** Somebody else changed the record; the documentation knows both numbers for it. */
  boolean isStale() {
    return status == CONFLICT
        || status == PRECONDITION_FAILED
        || status == BAD_REQUEST && said.code().equals(SAME_KEY);
  }

  /** The application declined, rather than the service: it may be for a version that is gone. */
  boolean isDeclined() {
    return status == BAD_REQUEST
        && (said.code().startsWith("Application_") || said.code().startsWith("Internal_"));
  }

  /**
   * @param receipt by which a change that was taken is named
   */
  WriteOutcome outcome(String receipt) {
    if (isSuccess()) {
      return new WriteOutcome.Pending(receipt);
    }
    if (isStale()) {
      return new WriteOutcome.Stale(Reason.of(ReasonCode.LEDGER_MOVED_ON));
    }
    if (isDeclined()) {
      return new WriteOutcome.Refused(Reason.of(ReasonCode.LEDGER_REFUSED, message()));
    }
    FailureKind kind = HttpAnswer.failureKind(status);
    String sentence = "Business Central answered with status " + status + ": " + message();
    return kind.retrySafety() == RetrySafety.READS_ONLY
        ? new WriteOutcome.Uncertain(sentence)
        : new WriteOutcome.Failed(kind, sentence);
  }

  /** Its sentence without the number for Microsoft's support and the closing full stop. */
  String message() {
    String text = said.message().replaceAll("\\s*CorrelationId:.*$", "").strip();
    String sentence = text.isEmpty() ? said.code() : text;
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }
}
