package io.mahnwerk.mocks.wire;

/** Decides what becomes of each exchange; called by several threads, one for each connection. */
@FunctionalInterface
public interface WireScript {
  WireScript CLEAN = request -> WireFault.NONE;

  /** Called once for each request before a byte of it is passed on. */
  WireFault next(WireRequest request);

  /** The ERP has answered the request, and nothing of the answer was passed on yet. */
  default void answered(WireRequest request) {}
}
