package io.mahnwerk.app.output;

import org.slf4j.bridge.SLF4JBridgeHandler;

/** How much the libraries below say. They log to the error stream and, as a rule, nothing. */
public enum Logging {
  QUIET("ERROR"),
  VERBOSE("INFO");

  private final String level;

  Logging(String level) {
    this.level = level;
  }

  /** Must come before the first logger is made. */
  public void begin() {
    System.setProperty("mahnwerk.log.level", level);
    bridge();
  }

  /** Sends what goes to the JDK's own logging the same way. */
  public static void bridge() {
    if (!SLF4JBridgeHandler.isInstalled()) {
      SLF4JBridgeHandler.removeHandlersForRootLogger();
      SLF4JBridgeHandler.install();
    }
  }
}
