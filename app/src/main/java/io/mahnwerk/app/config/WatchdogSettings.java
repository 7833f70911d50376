package io.mahnwerk.app.config;

import java.nio.file.Path;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/**
 * How missed cycles are noticed and told.
 *
 * @param cycleBy the time of day, in the ledger's zone, by which the day's cycle must have ended
 * @param metrics the file for a metrics collector; empty for none
 */
public record WatchdogSettings(LocalTime cycleBy, Optional<Path> metrics, Optional<Mail> mail) {
  public static final WatchdogSettings DEFAULT =
      new WatchdogSettings(LocalTime.of(8, 0), Optional.empty(), Optional.empty());

  /** How a connection to a mail server is kept private. */
  public enum Security {
    STARTTLS,
    TLS,
    NONE
  }

  /**
   * A mail server and who writes to whom through it.
   *
   * @param user blank where the server asks for none
   * @param authorities PEM with certificates of further authorities that may vouch for the server
   */
  public record Mail(
      String host,
      int port,
      Security security,
      String user,
      String password,
      String from,
      List<String> to,
      Optional<Path> authorities) {
    public Mail {
      to = List.copyOf(to);
    }

    /** Leaves the password out. */
    @Override
    public String toString() {
      return "Mail[" + host + ":" + port + "]";
    }
  }
}
