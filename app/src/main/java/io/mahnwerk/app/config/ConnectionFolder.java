package io.mahnwerk.app.config;

import io.mahnwerk.core.model.ConnectionId;
import java.nio.file.Path;

/** Where one connection keeps its files below the home folder; none of them need exist. */
public record ConnectionFolder(Path home, ConnectionId connection) {
  public Path store() {
    return inStore(".db");
  }

  /** Locked by whoever works on the connection. */
  public Path lock() {
    return inStore(".lock");
  }

  /** What the advice in the store rests on. */
  public Path basis() {
    return inStore(".basis");
  }

  /** Since when days to pay are watched, and what was stopped for them. */
  public Path pace() {
    return inStore(".pace.json");
  }

  /** The receipt that holds can be written and taken back. */
  public Path writeProof() {
    return inStore(".write-proof.json");
  }

  /** The files of the connection's runs. */
  public Path runs() {
    return home.resolve("runs").resolve(connection.value());
  }

  public Path model() {
    return home.resolve("models").resolve(connection.value());
  }

  /** Where the design of a pilot lies. */
  public Path pilot() {
    return home.resolve("pilots").resolve(connection.value());
  }

  /** What the user noted of letters that were sent. */
  public Path tags() {
    return home.resolve("tags").resolve(connection + ".csv");
  }

  private Path inStore(String ending) {
    return home.resolve("store").resolve(connection + ending);
  }
}
