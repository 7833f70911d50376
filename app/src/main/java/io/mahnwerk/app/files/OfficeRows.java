package io.mahnwerk.app.files;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.app.Mahnwerk;
import io.mahnwerk.app.config.ConfiguredConnection;
import io.mahnwerk.app.config.ConnectionsFile;
import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.spi.ErpConnector;
import io.mahnwerk.core.spi.FileExchange;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The clients of an office, each looked at by itself; one that is broken hides no other. */
public record OfficeRows(Mahnwerk shared) {
  /** In the order of mahnwerk.yaml; throws {@link CommandFailure} when that cannot be read. */
  public List<OfficeRow> all() {
    ConnectionsFile file = ConnectionsFile.in(shared.home(), System.getenv());
    return file.names().stream().flatMap(name -> row(file, name)).toList();
  }

  private Stream<OfficeRow> row(ConnectionsFile file, ConnectionId name) {
    try {
      ConfiguredConnection configured = file.connection(name.value());
      try (ErpConnector connector = shared.connectors().open(configured, shared.clock())) {
        return connector.files().map(files -> row(configured, files)).stream();
      }
    } catch (ConnectorException failed) {
      return Stream.of(broken(name, failed.sentence()));
    } catch (CommandFailure failed) {
      return Stream.of(broken(name, failed.sentence()));
    }
  }

  private OfficeRow row(ConfiguredConnection configured, FileExchange files) {
    return new OfficeRow(
        configured.id().value(),
        Optional.of(files.standing()),
        configured.leastClearedItems(),
        shared.clock().instant(),
        files.exportCommands(),
        files.passedOver(),
        Optional.empty());
  }

  private OfficeRow broken(ConnectionId name, Sentence why) {
    return new OfficeRow(
        name.value(),
        Optional.empty(),
        0,
        shared.clock().instant(),
        List.of(),
        List.of(),
        Optional.of(why));
  }
}
