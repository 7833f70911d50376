package io.mahnwerk.mocks.sap;

/**
 * How a simulated system is set up.
 *
 * @param client the three-digit client; a call that names another one is not let in
 * @param pageLimit most entries of one answer; the rest is behind the answer's next link
 * @param etags whether dunning data carry an ETag that a change must then present
 * @param floor {@code event-module} where an event module (BTE 00001765) holds items without a mark
 *     of ours to the former days, else {@code none}
 */
public record SapOptions(
    String client, String user, String password, int pageLimit, boolean etags, String floor) {
  static final String EVENT_MODULE = "event-module";
  public static final SapOptions DEFAULT =
      new SapOptions("100", "MAHNWERK", "Mahnwerk-Passw0rd", 1000, false, EVENT_MODULE);

  public SapOptions {
    if (pageLimit < 1) {
      throw new IllegalArgumentException("A page has at least one entry but was " + pageLimit);
    }
  }

  public SapOptions withPageLimit(int entries) {
    return new SapOptions(client, user, password, entries, etags, floor);
  }

  public SapOptions withEtags() {
    return new SapOptions(client, user, password, pageLimit, true, floor);
  }

  public SapOptions withFloor(String held) {
    return new SapOptions(client, user, password, pageLimit, etags, held);
  }

  /** Leaves the password out. */
  @Override
  public String toString() {
    return "SapOptions[client " + client + ", user " + user + "]";
  }
}
