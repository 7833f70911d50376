package io.mahnwerk.core.spi;

import java.net.URI;
import java.time.Instant;
import java.util.Map;

/**
 * Calls by which a ledger hints that something changed. A hint may be late, lost, repeated or made
 * up by a stranger, so that nothing it says is taken for true: all it does is bring forward a read
 * that comes anyway. Safe for use by several threads.
 */
public interface ChangeHints {

  /**
   * Sees to it that the ledger calls an address when something changes: asks for what is not
   * arranged and once more for what ends within a day. While this is at work the ledger may call
   * the address to learn whether somebody there wants it to ({@link Question}).
   *
   * <p>Throws {@link io.mahnwerk.core.failure.ConnectorException} unless the ledger agreed to all
   * of it; call again later with the same arrangement.
   */
  Arrangement arrange(URI address, Arrangement before);

  /**
   * Gives up what was arranged for an address. Throws {@link
   * io.mahnwerk.core.failure.ConnectorException} where the ledger could not be told; what is not
   * renewed ends by itself.
   */
  void end(URI address);

  /** What a call of the address means; looks at nothing but the call and asks no ledger. */
  Meaning meaning(Call call, Arrangement arranged);

  /**
   * What is arranged with the ledger.
   *
   * @param secret known to the ledger and to us, without which a call is a stranger's
   * @param watched what the ledger watches, by a name of the connector's own
   * @param gap whether hints may have been lost since the arrangement before
   */
  record Arrangement(String secret, Map<String, Watch> watched, boolean gap) {
    public Arrangement {
      watched = Map.copyOf(watched);
    }

    /** Nothing yet. */
    public static Arrangement none(String secret) {
      return new Arrangement(secret, Map.of(), false);
    }

    @Override
    public String toString() {
      return "Arrangement[" + watched.keySet() + "]";
    }
  }

  /**
   * @param id the ledger's own name of it
   * @param until when the ledger stops by itself
   */
  record Watch(String id, Instant until) {}

  /** A call of the address, with the parameters of its query. */
  record Call(Map<String, String> parameters, byte[] body) {
    public Call {
      parameters = Map.copyOf(parameters);
    }
  }

  /** What a call means. */
  sealed interface Meaning permits Question, Hint, Stranger {}

  /**
   * The ledger asks whether its calls are wanted.
   *
   * @param answer the text by which they are
   */
  record Question(String answer) implements Meaning {}

  /** Something may have changed. */
  record Hint() implements Meaning {}

  /** Nothing that was arranged. */
  record Stranger() implements Meaning {}
}
