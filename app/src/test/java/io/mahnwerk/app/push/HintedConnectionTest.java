package io.mahnwerk.app.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.failure.FailureKind;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.spi.ChangeHints;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HintedConnectionTest {
  private static final ConnectionId BOOKS = new ConnectionId("books");
  private static final URI ADDRESS = URI.create("https://dunning.house.example/hints/books");
  private static final Instant START = Instant.parse("2026-07-01T06:00:00Z");
  private static final Duration PAUSE = Duration.ofMinutes(15);

  private final Ledger ledger = new Ledger();
  private final AtomicInteger closed = new AtomicInteger();
  private final HintedConnection connection =
      new HintedConnection(
          new HintedConnection.Place(BOOKS, ADDRESS, PAUSE),
          ledger,
          "s3cret",
          closed::incrementAndGet);

  @Test
  void makesOneEarlyReadOfAFlood() {
    connection.look(START);
    for (int i = 0; i < 10_000; i++) {
      assertThat(connection.receive(call("s3cret"))).contains("");
    }

    assertThat(connection.takeHints(START)).isTrue();
    assertThat(connection.takeHints(START)).isFalse();
    assertThat(connection.takeHints(START.plus(PAUSE.multipliedBy(2)))).isFalse();
  }

  @Test
  void readsAfterThePauseWhatWasHintedAtWithinIt() {
    connection.look(START);
    connection.receive(call("s3cret"));
    connection.takeHints(START);
    connection.receive(call("s3cret"));

    assertThat(connection.takeHints(START.plus(PAUSE).minusSeconds(1))).isFalse();
    assertThat(connection.takeHints(START.plus(PAUSE))).isTrue();
  }

  @Test
  void readsNothingForAStranger() {
    connection.look(START);

    assertThat(connection.receive(call("guessed"))).isEmpty();
    assertThat(connection.takeHints(START)).isFalse();
  }

  @Test
  void answersTheLedgersQuestionOnlyWhileItAsksForHints() {
    assertThat(connection.receive(call("?"))).isEmpty();
    ledger.whileArranging = () -> ledger.answers.add(connection.receive(call("?")));

    connection.look(START);

    assertThat(ledger.answers).containsExactly(Optional.of("yes"));
    assertThat(connection.receive(call("?"))).isEmpty();
  }

  @Test
  void looksAfterItsArrangementEveryHour() {
    assertThat(english(connection.look(START)))
        .contains("its ledger hints at changes at https://dunning.house.example/hints/books.");
    assertThat(connection.look(START.plusSeconds(3599))).isEmpty();
    assertThat(connection.look(START.plusSeconds(3600))).isEmpty();

    assertThat(ledger.arranged).hasValue(2);
  }

  @Test
  void readsOnceWhereHintsMayHaveBeenLost() {
    connection.look(START);
    ledger.gap = true;

    connection.look(START.plusSeconds(3600));

    assertThat(connection.takeHints(START.plusSeconds(3600))).isTrue();
  }

  @Test
  void saysWhyItsLedgerDoesNotHintAndTriesAgain() {
    ledger.fails = true;

    Optional<Sentence> said = connection.look(START);

    assertThat(english(said))
        .isEqualTo(
            "Connection 'books': its ledger does not hint at changes; cycles run as planned: no.");
    assertThat(said.orElseThrow().in(Locale.GERMAN))
        .isEqualTo(
            "Verbindung 'books': ihr Buchungssystem meldet keine Änderungen; Zyklen laufen wie"
                + " geplant: nein.");
    ledger.fails = false;
    assertThat(connection.look(START.plusSeconds(899))).isEmpty();
    assertThat(english(connection.look(START.plusSeconds(900)))).contains("hints at changes at");
  }

  @Test
  void givesUpWhatWasArrangedWhenItIsClosed() {
    connection.look(START);
    connection.close();

    assertThat(ledger.ended).hasValue(1);
    assertThat(closed).hasValue(1);
  }

  @Test
  void closesItsLedgerAlsoWhereThatIsOutOfReach() {
    connection.look(START);
    ledger.fails = true;

    connection.close();

    assertThat(closed).hasValue(1);
  }

  private static String english(Optional<Sentence> said) {
    return said.orElseThrow().in(Locale.ENGLISH);
  }

  private static ChangeHints.Call call(String secret) {
    return new ChangeHints.Call(Map.of(), secret.getBytes(StandardCharsets.UTF_8));
  }

  /** Its calls carry the secret and nothing else, or a question mark. */
  private static final class Ledger implements ChangeHints {
    private final AtomicInteger arranged = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private final List<Optional<String>> answers = new ArrayList<>();
    private Runnable whileArranging = () -> {};
    private boolean fails;
    private boolean gap;

    @Override
    public Arrangement arrange(URI address, Arrangement before) {
      failIfItDoes();
      arranged.incrementAndGet();
      whileArranging.run();
      Watch watch = new Watch("1", START.plus(Duration.ofDays(3)));
      return new Arrangement(before.secret(), Map.of("items", watch), gap);
    }

    @Override
    public void end(URI address) {
      failIfItDoes();
      ended.incrementAndGet();
    }

    @Override
    public Meaning meaning(Call call, Arrangement arrangement) {
      String said = new String(call.body(), StandardCharsets.UTF_8);
      if (said.equals("?")) {
        return new Question("yes");
      }
      return said.equals(arrangement.secret()) ? new Hint() : new Stranger();
    }

    private void failIfItDoes() {
      if (fails) {
        throw new ConnectorException(
            FailureKind.UNAVAILABLE, BOOKS, new Sentence("no.", "nein."), null);
      }
    }
  }
}
