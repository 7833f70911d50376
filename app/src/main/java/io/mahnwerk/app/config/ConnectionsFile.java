package io.mahnwerk.app.config;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Sentence;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/**
 * The connections a user has configured in {@code mahnwerk.yaml} in the home folder. A refusal is a
 * {@link CommandFailure} that names file, line and field; the value of a setting is never shown.
 */
public final class ConnectionsFile {
  private static final String NAME = "mahnwerk.yaml";

  private final Path file;
  private final Map<String, YamlMapping> connections;
  private final YamlMapping root;
  private final SecretReferences secrets;

  private ConnectionsFile(
      Path file, Map<String, YamlMapping> connections, YamlMapping root, SecretReferences secrets) {
    this.file = file;
    this.connections = connections;
    this.root = root;
    this.secrets = secrets;
  }

  /** Whether there is such a file at all. */
  public static boolean isIn(Path home) {
    return Files.exists(home.resolve(NAME));
  }

  /** Reads the names; a connection itself is read, and its secrets resolved, when asked for. */
  public static ConnectionsFile in(Path home, Map<String, String> environment) {
    Path file = home.resolve(NAME);
    Map<String, YamlMapping> connections = new TreeMap<>();
    YamlMapping root =
        YamlMapping.root(file, compose(file))
            .allowing("connections", "watchdog", "creditor-groups", "people", "push", "digest");
    root.mapping("connections")
        .ifPresent(
            named ->
                named
                    .keys()
                    .forEach(name -> named.mapping(name).ifPresent(m -> connections.put(name, m))));
    return new ConnectionsFile(file, connections, root, new SecretReferences(home, environment));
  }

  /** The connections whose names can be names, sorted. */
  public List<ConnectionId> names() {
    return connections.keySet().stream().flatMap(name -> named(name).stream()).toList();
  }

  private static Optional<ConnectionId> named(String name) {
    try {
      return Optional.of(new ConnectionId(name));
    } catch (IllegalArgumentException wrongForm) {
      return Optional.empty();
    }
  }

  /** When something is planned on each connection, by name; resolves no secret. */
  public List<Schedule> schedules() {
    return connections.entrySet().stream()
        .map(entry -> new ConnectionEntry(id(entry.getKey()), entry.getValue(), secrets).schedule())
        .toList();
  }

  /** Which creditors belong together; refuses a member that is no configured connection. */
  public CreditorGroups creditorGroups() {
    Map<String, Set<String>> members = new TreeMap<>();
    root.mapping("creditor-groups")
        .ifPresent(
            given ->
                given
                    .keys()
                    .forEach(
                        name ->
                            members.put(
                                name,
                                new TreeSet<>(
                                    given.parsedList(
                                        name,
                                        new Sentence(
                                            "a configured connection",
                                            "eine eingerichtete Verbindung"),
                                        this::member)))));
    return new CreditorGroups(members);
  }

  private String member(String text) {
    return Optional.of(text)
        .filter(member -> connections.containsKey(member.split("/", 2)[0]))
        .orElseThrow();
  }

  /** How missed cycles are told, with the secrets this needs. */
  public WatchdogSettings watchdog() {
    return root.mapping("watchdog")
        .map(given -> new WatchdogEntry(given, secrets).read())
        .orElse(WatchdogSettings.DEFAULT);
  }

  /** How ledgers reach the service; empty where they do not. */
  public Optional<PushSettings> push() {
    return root.mapping("push").map(PushSettings::read);
  }

  /** When the service brings the digest by itself; empty where it does not. */
  public Optional<DigestTimes> digestTimes() {
    return root.mapping("digest").map(given -> DigestTimes.read(given, names()));
  }

  /** The ways to tell people, in the order in which they are written, with their secrets. */
  public List<PeopleSettings> people() {
    return root.mapping("people").stream()
        .flatMap(named -> named.keys().stream().map(name -> channel(name, named)))
        .toList();
  }

  private PeopleSettings channel(String name, YamlMapping named) {
    YamlMapping entry = named.mapping(name).orElseThrow().allowing("channel", "to", "settings");
    if (named(name).isEmpty()) {
      throw named.wrong(
          name,
          new Sentence(
              "must be a name of lower-case letters, digits and hyphens.",
              "muss ein Name aus Kleinbuchstaben, Ziffern und Bindestrichen sein."));
    }
    return new PeopleSettings(
        name, entry.requiredText("channel"), entry.texts("to"), SettingValues.of(entry, secrets));
  }

  /** The connection of this name with its secrets resolved. */
  public ConfiguredConnection connection(String name) {
    return new ConnectionEntry(parsed(name), known(name), secrets).read();
  }

  /** The connection of this name; nothing else of it is read. */
  public ConnectionId id(String name) {
    known(name);
    return parsed(name);
  }

  private YamlMapping known(String name) {
    YamlMapping mapping = connections.get(name);
    if (mapping == null) {
      Sentence known =
          connections.isEmpty()
              ? new Sentence("none", "keine")
              : Sentence.same(String.join(", ", connections.keySet()));
      throw new CommandFailure(
          new Sentence(
                  "%s: connection '%s' is not configured; configured: %s.",
                  "%s: Verbindung '%s' ist nicht eingerichtet; eingerichtet: %s.")
              .with(Sentence.same(file.toString()), Sentence.same(name), known));
    }
    return mapping;
  }

  private ConnectionId parsed(String name) {
    try {
      return new ConnectionId(name);
    } catch (IllegalArgumentException wrongForm) {
      throw new CommandFailure(
          new Sentence(
                  "%s: connection '%s' needs a name of 1 to 40 lower-case letters, digits, '-' or"
                      + " '_'.",
                  "%s: Verbindung '%s' braucht einen Namen aus 1 bis 40 Kleinbuchstaben, Ziffern,"
                      + " '-' oder '_'.")
              .naming(file, name),
          wrongForm);
    }
  }

  private static Node compose(Path file) {
    if (!Files.exists(file)) {
      throw ofFile(
          "%s does not exist; create it with the connections you want (see README.md).",
          "%s gibt es nicht; bitte mit den gewünschten Verbindungen anlegen (siehe README.md).",
          file,
          null);
    }
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      Node root = new Yaml(new LoaderOptions()).compose(reader);
      if (root == null) {
        throw ofFile(
            "%s, line 1: the file is empty.", "%s, Zeile 1: die Datei ist leer.", file, null);
      }
      return root;
    } catch (MarkedYAMLException wrong) {
      int line = wrong.getProblemMark() == null ? 1 : wrong.getProblemMark().getLine() + 1;
      throw new CommandFailure(
          new Sentence(
                  "%s, line %s: this is not YAML (%s).", "%s, Zeile %s: das ist kein YAML (%s).")
              .naming(file, line, wrong.getProblem()),
          wrong);
    } catch (YAMLException | IOException unreadable) {
      throw ofFile(
          "%s cannot be read as UTF-8 text.",
          "%s ist nicht als UTF-8-Text lesbar.", file, unreadable);
    }
  }

  private static CommandFailure ofFile(
      String english, String german, Path file, @Nullable Throwable cause) {
    return new CommandFailure(new Sentence(english, german).naming(file), cause);
  }
}
