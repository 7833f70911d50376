package io.mahnwerk.connector.dynamics;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.failure.FailureKind;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.spi.PeopleChannel;
import io.mahnwerk.core.spi.Settings;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Where the Graph library is: on the class path, or in the folder {@code graph} beside the folder
 * that holds this connector's jar.
 */
record GraphLibrary(ClassLoader loader) {
  static final String NEEDED = "com.microsoft.graph.serviceclient.GraphServiceClient";
  private static final String CHANNEL = GraphLibrary.class.getPackageName() + ".graph.GraphChannel";

  /** Throws {@link ConnectorException} of kind MISCONFIGURED where it is nowhere. */
  static GraphLibrary find(ConnectionId connection) {
    ClassLoader own = GraphLibrary.class.getClassLoader();
    if (holds(own)) {
      return new GraphLibrary(own);
    }
    Path folder = folder().orElse(Path.of("graph"));
    List<URL> jars = jars(folder);
    if (jars.isEmpty()) {
      throw new ConnectorException(
          FailureKind.MISCONFIGURED,
          connection,
          new Sentence(
                  "the Graph library is not in %s; build Mahnwerk anew.",
                  "die Graph-Bibliothek ist nicht in %s; bauen Sie Mahnwerk neu.")
              .with(Sentence.same(folder.toString())),
          null);
    }
    return new GraphLibrary(new GraphLoader(jars, own));
  }

  PeopleChannel open(Settings settings, ConnectionId connection, Supplier<String> tokens) {
    try {
      Constructor<?> channel =
          Class.forName(CHANNEL, true, loader)
              .getDeclaredConstructor(Settings.class, ConnectionId.class, Supplier.class);
      channel.setAccessible(true);
      return (PeopleChannel) channel.newInstance(settings, connection, tokens);
    } catch (InvocationTargetException failed) {
      throw new IllegalStateException("The Graph channel could not be made", failed.getCause());
    } catch (ReflectiveOperationException otherVersion) {
      throw new IllegalStateException("The Graph channel is of another version", otherVersion);
    }
  }

  private static boolean holds(ClassLoader loader) {
    try {
      Class.forName(NEEDED, false, loader);
      return true;
    } catch (ClassNotFoundException elsewhere) {
      return false;
    }
  }

  private static Optional<Path> folder() {
    CodeSource source = GraphLibrary.class.getProtectionDomain().getCodeSource();
    if (source == null) {
      return Optional.empty();
    }
    try {
      Path libraries = Path.of(source.getLocation().toURI()).getParent();
      return Optional.ofNullable(libraries).map(folder -> folder.resolveSibling("graph"));
    } catch (URISyntaxException noPath) {
      return Optional.empty();
    }
  }

  private static List<URL> jars(Path folder) {
    List<URL> jars = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return jars;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path jar : files.filter(file -> file.toString().endsWith(".jar")).sorted().toList()) {
        jars.add(jar.toUri().toURL());
      }
    } catch (IOException unreadable) {
      // Treated like an empty folder: the caller's sentence names it.
      return List.of();
    }
    return jars;
  }
}
