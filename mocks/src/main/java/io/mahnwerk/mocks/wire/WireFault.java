package io.mahnwerk.mocks.wire;

/** What becomes of one exchange on its way. */
public enum WireFault {
  /** It passes as it is. */
  NONE,
  /** Nothing listens any more, from this request on, until the proxy is opened again. */
  REFUSED,
  /** The connection is reset before a byte of the request has left for the ERP. */
  RESET_BEFORE,
  /** The connection is reset after half of the request's bytes have left for the ERP. */
  RESET_AMID,
  /** The ERP has answered, the connection is reset before a byte of the answer is passed on. */
  RESET_AFTER,
  /** The answer's head is passed on whole and half of its body; then the connection is closed. */
  HALF_BODY,
  /** Bytes that are no HTTP come back instead of the ERP's answer. */
  JUNK,
  /** The answer is passed on whole, a few bytes at a time. */
  SLOW_DRIP,
  /** The answer's head states another length than its body has. */
  WRONG_LENGTH,
  /** The ERP has answered, no byte of the answer is passed on and the connection stays open. */
  SILENCE;

  /** Whether the ERP has got the whole request. */
  public boolean reachesTheErp() {
    return this != REFUSED && this != RESET_BEFORE && this != RESET_AMID;
  }
}
