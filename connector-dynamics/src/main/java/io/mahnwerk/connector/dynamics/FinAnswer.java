package io.mahnwerk.connector.dynamics;

import io.mahnwerk.core.failure.FailureKind;
import io.mahnwerk.core.failure.FailureKind.RetrySafety;
import io.mahnwerk.core.http.HttpAnswer;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.odata.ODataError;
import io.mahnwerk.core.spi.WriteOutcome;

/** How Finance answered one change; its codes are blank, so the status alone tells. */
record FinAnswer(int status, ODataError said) {
  private static final int BAD_REQUEST = 400;
  private static final int CONFLICT = 409;
  private static final int PRECONDITION_FAILED = 412;

  /**
   * @param receipt by which a change that was taken is named
   */
  WriteOutcome outcome(String receipt) {
    if (status >= 200 && status < 300) {
      return new WriteOutcome.Pending(receipt);
    }
    if (status == CONFLICT || status == PRECONDITION_FAILED) {
      return new WriteOutcome.Stale(Reason.of(ReasonCode.LEDGER_MOVED_ON));
    }
    if (status == BAD_REQUEST && !said.message().isEmpty()) {
      return new WriteOutcome.Refused(Reason.of(ReasonCode.LEDGER_REFUSED, message()));
    }
    FailureKind kind = HttpAnswer.failureKind(status);
    String sentence = "Finance answered with status " + status + ": " + message();
    return kind.retrySafety() == RetrySafety.READS_ONLY
        ? new WriteOutcome.Uncertain(sentence)
        : new WriteOutcome.Failed(kind, sentence);
  }

  /** What the application logged, without the words around it and the closing full stop. */
  String message() {
    String text =
        said.message()
            .replaceAll("^.*Infolog:\\s*", "")
            .replaceAll("^An error has occurred\\.\\s*", "")
            .replaceAll("(?:Error|Warning|Info):\\s*", "")
            .strip();
    return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
  }
}
