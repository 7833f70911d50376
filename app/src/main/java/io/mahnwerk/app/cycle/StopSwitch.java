package io.mahnwerk.app.cycle;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Sentence;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Lets a person stop the writing of one connection or of all, also while a cycle is at work: the
 * cycle looks before every batch. A file is all there is to it, so that it works when nothing else
 * does.
 */
final class StopSwitch {
  /** No connection can be named so. */
  private static final String ALL = ".all";

  private final Path folder;
  private final String name;

  private StopSwitch(Path home, String name) {
    this.folder = home.resolve("stop");
    this.name = name;
  }

  static StopSwitch of(Path home, ConnectionId connection) {
    return new StopSwitch(home, connection.value());
  }

  static StopSwitch ofAll(Path home) {
    return new StopSwitch(home, ALL);
  }

  /** In the order of their strictness. */
  enum State {
    GO,
    /**
     * Recommended days are not used: what stands ends on its own date, and what is not held yet is
     * held to its former day.
     */
    FLOOR_ONLY,
    /** Nothing is written. */
    COMPLETE
  }

  /** The stricter of what was said of this connection and of all. */
  State state() {
    return Stream.of(name, ALL).map(this::state).max(Comparator.naturalOrder()).orElse(State.GO);
  }

  /** For what a person lets it go on: the connection, or all where it is stopped with all. */
  String stopped() {
    return state(name) == state() ? name : "--all";
  }

  void set(State state) {
    try {
      Files.createDirectories(folder);
      Path beside = folder.resolve("." + name + ".part");
      Files.writeString(beside, state.name());
      Files.move(
          beside,
          folder.resolve(name),
          java.nio.file.StandardCopyOption.ATOMIC_MOVE,
          java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException refused) {
      throw failure(refused);
    }
  }

  void clear() {
    try {
      Files.deleteIfExists(folder.resolve(name));
    } catch (IOException refused) {
      throw failure(refused);
    }
  }

  /** A file that cannot be understood still says that somebody wanted to stop. */
  private State state(String whose) {
    Path file = folder.resolve(whose);
    if (!Files.exists(file)) {
      return State.GO;
    }
    try {
      String text = Files.readString(file, StandardCharsets.UTF_8).strip();
      return Optional.of(text).filter(State.COMPLETE.name()::equals).isPresent()
          ? State.COMPLETE
          : State.FLOOR_ONLY;
    } catch (IOException unreadable) {
      return State.FLOOR_ONLY;
    }
  }

  private CommandFailure failure(IOException why) {
    return new CommandFailure(
        new Sentence(
                "%s cannot be changed (%s); check the rights of the home folder.",
                "%s lässt sich nicht ändern (%s); bitte die Rechte am Ordner --home prüfen.")
            .naming(folder.resolve(name), why.getClass().getSimpleName()),
        why);
  }
}
