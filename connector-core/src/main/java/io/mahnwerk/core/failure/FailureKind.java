package io.mahnwerk.core.failure;

/** Why a call to a ledger failed, and so whether trying again is safe. */
public enum FailureKind {
  /** The request never left: safe to repeat, whatever it was. */
  NOT_SENT(RetrySafety.ALWAYS),
  /** The request left and no answer came: repeat a read; read back before repeating a write. */
  OUTCOME_UNKNOWN(RetrySafety.READS_ONLY),
  /** The ledger asked to slow down and did nothing. */
  RATE_LIMITED(RetrySafety.ALWAYS),
  UNAVAILABLE(RetrySafety.READS_ONLY),
  UNAUTHORIZED(RetrySafety.NEVER),
  FORBIDDEN(RetrySafety.NEVER),
  NOT_FOUND(RetrySafety.NEVER),
  INVALID_REQUEST(RetrySafety.NEVER),
  MALFORMED_RESPONSE(RetrySafety.NEVER),
  /** The connection's own settings are wrong; the message names the setting. */
  MISCONFIGURED(RetrySafety.NEVER);

  private final RetrySafety retrySafety;

  FailureKind(RetrySafety retrySafety) {
    this.retrySafety = retrySafety;
  }

  public RetrySafety retrySafety() {
    return retrySafety;
  }

  /** When a call that failed may be made again without looking first. */
  public enum RetrySafety {
    ALWAYS,
    READS_ONLY,
    NEVER
  }
}
