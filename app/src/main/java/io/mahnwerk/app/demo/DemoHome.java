package io.mahnwerk.app.demo;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.app.config.ConnectionFolder;
import io.mahnwerk.app.config.PracticeClock;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Sentence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The home folder of simulated ledgers. It begins empty; a folder that holds anything no demo made
 * is refused, so that nobody's store is thrown away.
 */
public final class DemoHome {
  private static final String MARKER = "made-by-demo";

  private final Path folder;

  private DemoHome(Path folder) {
    this.folder = folder;
  }

  /**
   * A connection to describe.
   *
   * @param settings secrets included
   * @param secret which settings go to files of their own
   * @param company whose company code is only observed
   */
  public record Described(
      String name,
      String erp,
      Map<String, String> settings,
      Predicate<String> secret,
      String company) {}

  /** Throws {@link CommandFailure} for a folder that cannot be used. */
  public static DemoHome begin(Path folder) {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new CommandFailure(
          new Sentence("Home %s is not a folder.", "Der Ordner %s ist keiner.").naming(folder));
    }
    try {
      if (Files.exists(folder) && !isEmpty(folder) && !Files.exists(folder.resolve(MARKER))) {
        throw new CommandFailure(
            new Sentence(
                    "Home %s was not made by a demo; give another --home.",
                    "Der Ordner %s stammt von keiner Vorführung; --home muss einen anderen nennen.")
                .naming(folder));
      }
      clear(folder);
      Files.createDirectories(folder);
      Files.writeString(folder.resolve(MARKER), "The demo empties this folder when it begins.\n");
      return new DemoHome(folder);
    } catch (IOException | UncheckedIOException refused) {
      throw new CommandFailure(
          new Sentence(
                  "Home %s cannot be used (%s).", "Der Ordner %s ist nicht zu gebrauchen (%s).")
              .naming(folder, refused.getMessage()),
          refused);
    }
  }

  public Path folder() {
    return folder;
  }

  /** Where every command looks for what the connection of that name keeps. */
  ConnectionFolder of(ConnectionId name) {
    return new ConnectionFolder(folder, name);
  }

  /** The store of that name; its folder is made. */
  Path store(String name) {
    Path store = of(new ConnectionId(name)).store();
    try {
      Files.createDirectories(store.getParent());
    } catch (IOException refused) {
      throw unwritten(store, refused);
    }
    return store;
  }

  public Path feed(String name) {
    return folder.resolve(name + "-feed.csv");
  }

  public Path configuration() {
    return folder.resolve("mahnwerk.yaml");
  }

  /** Begins a day of the simulated ledgers, which is that of every command in this home. */
  public void begin(LocalDate day) {
    try {
      PracticeClock.begin(folder, day);
    } catch (IOException refused) {
      throw unwritten(folder, refused);
    }
  }

  /**
   * Describes running simulated ERPs as connections, so that every command can be tried on them.
   */
  public void writeConfiguration(List<Described> connections) {
    StringBuilder yaml = new StringBuilder("connections:\n");
    try {
      for (Described connection : connections) {
        describe(yaml, connection);
      }
      Files.writeString(configuration(), yaml);
    } catch (IOException refused) {
      throw unwritten(configuration(), refused);
    }
  }

  private void describe(StringBuilder yaml, Described connection) throws IOException {
    String name = connection.name();
    yaml.append("  ").append(name).append(":\n    erp: ").append(connection.erp());
    yaml.append("\n    run-days: [tuesday, friday]\n    region: de\n    steering:\n      \"");
    yaml.append(connection.company()).append("\": observe   # then delay-only or steered\n");
    yaml.append("    settings:\n");
    for (Map.Entry<String, String> setting : new TreeMap<>(connection.settings()).entrySet()) {
      String value = setting.getValue();
      if (connection.secret().test(setting.getKey())) {
        String secret = name + "-" + setting.getKey() + ".txt";
        Files.writeString(folder.resolve(secret), value);
        value = "${file:" + secret + "}";
      }
      yaml.append("      ").append(setting.getKey());
      yaml.append(": '").append(value.replace("'", "''")).append("'\n");
    }
  }

  private static CommandFailure unwritten(Path file, IOException refused) {
    return new CommandFailure(
        new Sentence("%s cannot be written.", "%s kann nicht geschrieben werden.").naming(file),
        refused);
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> content = Files.list(folder)) {
      return content.findAny().isEmpty();
    }
  }

  private static void clear(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    List<Path> content;
    try (Stream<Path> all = Files.walk(folder)) {
      content = all.sorted(Comparator.reverseOrder()).filter(p -> !p.equals(folder)).toList();
    }
    for (Path path : content) {
      Files.delete(path);
    }
  }
}
