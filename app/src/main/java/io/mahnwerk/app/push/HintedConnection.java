package io.mahnwerk.app.push;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.spi.ChangeHints;
import io.mahnwerk.core.spi.ChangeHints.Arrangement;
import io.mahnwerk.core.spi.ChangeHints.Call;
import io.mahnwerk.core.spi.ChangeHints.Hint;
import io.mahnwerk.core.spi.ChangeHints.Meaning;
import io.mahnwerk.core.spi.ChangeHints.Question;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection whose ledger hints at changes. However many hints come, they make one early read,
 * and two early reads lie a pause apart.
 */
final class HintedConnection implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HintedConnection.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofHours(1);
  private static final Duration AFTER_FAILURE = Duration.ofMinutes(15);

  private final Place place;
  private final ChangeHints hints;
  private final Runnable closing;
  private Arrangement arranged;
  private boolean asking;
  private boolean hinted;
  private Instant nextLook = Instant.MIN;
  private Instant nextRead = Instant.MIN;

  /**
   * Where hints go.
   *
   * @param pause between two early reads
   */
  record Place(ConnectionId connection, URI address, Duration pause) {}

  HintedConnection(Place place, ChangeHints hints, String secret, Runnable closing) {
    this.place = place;
    this.hints = hints;
    this.closing = closing;
    this.arranged = Arrangement.none(secret);
  }

  ConnectionId id() {
    return place.connection();
  }

  URI address() {
    return place.address();
  }

  /** What the ledger is answered; empty for a stranger. A question counts only while we ask. */
  synchronized Optional<String> receive(Call call) {
    Meaning meaning = hints.meaning(call, arranged);
    if (meaning instanceof Hint) {
      hinted = true;
      return Optional.of("");
    }
    return meaning instanceof Question question && asking
        ? Optional.of(question.answer())
        : Optional.empty();
  }

  /** Arranges what is not, or ends soon, when that is due; answers what to say of it. */
  Optional<Sentence> look(Instant now) {
    if (now.isBefore(nextLook)) {
      return Optional.empty();
    }
    boolean first = ask().watched().isEmpty();
    try {
      Arrangement after = hints.arrange(place.address(), arranged());
      nextLook = now.plus(BETWEEN_LOOKS);
      arranged(after);
      return first ? Optional.of(begun()) : Optional.empty();
    } catch (ConnectorException failed) {
      nextLook = now.plus(AFTER_FAILURE);
      return Optional.of(failed(failed.sentence()));
    } finally {
      asked();
    }
  }

  /** Whether to read early; takes the hints that led to it. */
  synchronized boolean takeHints(Instant now) {
    if (!hinted || now.isBefore(nextRead)) {
      return false;
    }
    hinted = false;
    nextRead = now.plus(place.pause());
    return true;
  }

  @Override
  public void close() {
    try {
      if (!arranged().watched().isEmpty()) {
        hints.end(place.address());
      }
    } catch (ConnectorException unreachable) {
      LOG.info("{} What is not renewed ends by itself.", unreachable.getMessage());
    } finally {
      closing.run();
    }
  }

  private synchronized Arrangement ask() {
    asking = true;
    return arranged;
  }

  private synchronized void asked() {
    asking = false;
  }

  private synchronized Arrangement arranged() {
    return arranged;
  }

  private synchronized void arranged(Arrangement after) {
    arranged = after;
    hinted |= after.gap();
  }

  private Sentence begun() {
    return new Sentence(
            "Connection '%s': its ledger hints at changes at %s.",
            "Verbindung '%s': ihr Buchungssystem meldet Änderungen an %s.")
        .with(Sentence.same(id().value()), Sentence.same(place.address().toString()));
  }

  private Sentence failed(Sentence why) {
    return new Sentence(
            "Connection '%s': its ledger does not hint at changes; cycles run as planned: %s",
            "Verbindung '%s': ihr Buchungssystem meldet keine Änderungen; Zyklen laufen wie geplant:"
                + " %s")
        .with(Sentence.same(id().value()), why);
  }
}
