package io.mahnwerk.mocks.sap;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * How a simulated system is set up.
 *
 * @param client the three-digit client; a call that names another one is not let in
 * @param pageLimit most entries of one answer; the rest is behind the answer's next link
 * @param floor {@code event-module} where an event module (BTE 00001765) holds items without a mark
 *     of ours to the former days, else {@code none}
 * @param busyEvery each so-manieth read finds no free work process, in turn with one that the API
 *     management before it turns away; 0 for never
 */
public record SapOptions(
    String client,
    String user,
    String password,
    int pageLimit,
    Set<SapTrait> traits,
    String floor,
    int busyEvery) {
  static final String EVENT_MODULE = "event-module";
  public static final SapOptions DEFAULT =
      new SapOptions("100", "MAHNWERK", "Mahnwerk-Passw0rd", 1000, Set.of(), EVENT_MODULE, 0);

  public SapOptions {
    if (pageLimit < 1 || busyEvery < 0 || busyEvery == 1) {
      throw new IllegalArgumentException("A page has at least one entry, and some reads succeed");
    }
    traits = Set.copyOf(traits);
  }

  /**
   * Reads the options of {@link SimulatedSapProvider#options()}; what is absent has its fallback.
   */
  static SapOptions of(Map<String, String> options) {
    return new SapOptions(
        DEFAULT.client(),
        DEFAULT.user(),
        DEFAULT.password(),
        number(options, "page-limit", DEFAULT.pageLimit()),
        SapTrait.WORDS.parse(options.getOrDefault("traits", "")),
        options.getOrDefault("floor", EVENT_MODULE),
        number(options, "busy-every", 0));
  }

  public SapOptions withPageLimit(int entries) {
    return new SapOptions(client, user, password, entries, traits, floor, busyEvery);
  }

  public SapOptions withEtags() {
    return with(SapTrait.ETAGS);
  }

  public SapOptions withFloor(String held) {
    return new SapOptions(client, user, password, pageLimit, traits, held, busyEvery);
  }

  SapOptions with(SapTrait trait) {
    Set<SapTrait> more = EnumSet.of(trait);
    more.addAll(traits);
    return new SapOptions(client, user, password, pageLimit, more, floor, busyEvery);
  }

  SapOptions busyEvery(int reads) {
    return new SapOptions(client, user, password, pageLimit, traits, floor, reads);
  }

  boolean has(SapTrait trait) {
    return traits.contains(trait);
  }

  private static int number(Map<String, String> options, String key, int fallback) {
    String text = options.get(key);
    return text == null ? fallback : Integer.parseInt(text);
  }

  /** Leaves the password out. */
  @Override
  public String toString() {
    return "SapOptions[client " + client + ", user " + user + "]";
  }
}
