package io.mahnwerk.mocks.sap;

/**
 * How a simulated system is set up.
 *
 * @param client the three-digit client; a call that names another one is not let in
 * @param pageLimit most entries of one answer; the rest is behind the answer's next link
 * @param etags whether dunning data carry an ETag that a change must then present
 */
public record SapOptions(
    String client, String user, String password, int pageLimit, boolean etags) {
  public static final SapOptions DEFAULT =
      new SapOptions("100", "MAHNWERK", "Mahnwerk-Passw0rd", 1000, false);

  public SapOptions {
    if (pageLimit < 1) {
      throw new IllegalArgumentException("A page has at least one entry but was " + pageLimit);
    }
  }

  public SapOptions withPageLimit(int entries) {
    return new SapOptions(client, user, password, entries, etags);
  }

  public SapOptions withEtags() {
    return new SapOptions(client, user, password, pageLimit, true);
  }

  /** Leaves the password out. */
  @Override
  public String toString() {
    return "SapOptions[client " + client + ", user " + user + "]";
  }
}
