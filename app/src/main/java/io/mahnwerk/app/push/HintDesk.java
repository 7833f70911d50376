package io.mahnwerk.app.push;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.app.Mahnwerk;
import io.mahnwerk.app.config.ConfiguredConnection;
import io.mahnwerk.app.config.ConnectionsFile;
import io.mahnwerk.app.config.PushSettings;
import io.mahnwerk.app.push.HintedConnection.Place;
import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.spi.ChangeHints.Call;
import io.mahnwerk.core.spi.ErpConnector;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Takes the hints of all connections of a home, for as long as the service runs. */
public final class HintDesk implements AutoCloseable {
  private static final int SECRET_BYTES = 24;

  private final List<HintedConnection> connections;
  private final Consumer<Sentence> said;

  HintDesk(List<HintedConnection> connections, Consumer<Sentence> said) {
    this.connections = List.copyOf(connections);
    this.said = said;
  }

  /** Every connection whose ledger can hint; none where no public address is configured. */
  public static HintDesk open(Mahnwerk shared, Consumer<Sentence> said) {
    List<HintedConnection> found = new ArrayList<>();
    if (ConnectionsFile.isIn(shared.home())) {
      ConnectionsFile file = ConnectionsFile.in(shared.home(), System.getenv());
      file.push()
          .ifPresent(
              push ->
                  file.names()
                      .forEach(name -> open(shared, file, name, push, said).ifPresent(found::add)));
    }
    return new HintDesk(found, said);
  }

  /** One that is not usable is told of here and again by every command that needs it. */
  private static Optional<HintedConnection> open(
      Mahnwerk shared,
      ConnectionsFile file,
      ConnectionId name,
      PushSettings push,
      Consumer<Sentence> said) {
    try {
      ConfiguredConnection configured = file.connection(name.value());
      ErpConnector connector = shared.connectors().open(configured, shared.clock());
      if (connector.hints().isEmpty()) {
        connector.close();
        return Optional.empty();
      }
      Place place = new Place(name, push.of(name), push.pause());
      return Optional.of(
          new HintedConnection(place, connector.hints().get(), secret(), connector::close));
    } catch (CommandFailure unusable) {
      said.accept(unusable.sentence());
      return Optional.empty();
    } catch (ConnectorException unusable) {
      said.accept(unusable.message());
      return Optional.empty();
    }
  }

  public boolean isEmpty() {
    return connections.isEmpty();
  }

  /** Whether calls that name this host may be hints. */
  public boolean isCalled(String host) {
    return connections.stream().anyMatch(one -> host.equals(one.address().getHost()));
  }

  /** What a call is answered; empty for a call of nobody we arranged anything with. */
  public Optional<String> receive(String connection, Call call) {
    return connections.stream()
        .filter(one -> one.id().value().equals(connection))
        .findFirst()
        .flatMap(one -> one.receive(call));
  }

  /** Arranges what is due, and has each connection read that hints came for and that may. */
  public void work(Instant now, Consumer<ConnectionId> read) {
    for (HintedConnection connection : connections) {
      connection.look(now).ifPresent(said);
      if (connection.takeHints(now)) {
        read.accept(connection.id());
      }
    }
  }

  @Override
  public void close() {
    connections.forEach(HintedConnection::close);
  }

  private static String secret() {
    byte[] bytes = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
