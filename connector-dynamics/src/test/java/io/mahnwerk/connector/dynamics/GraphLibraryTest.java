package io.mahnwerk.connector.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.spi.ConnectorContext;
import io.mahnwerk.core.spi.PeopleChannel;
import io.mahnwerk.core.spi.PeopleChannel.Reach;
import io.mahnwerk.core.spi.PeopleChannelProvider;
import io.mahnwerk.core.spi.Settings;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraphLibraryTest {
  private static final ConnectionId OFFICE = new ConnectionId("office");
  private static final String OURS = "io.mahnwerk.";
  private static final String OF_GRAPH = "(microsoft-graph|microsoft-kiota|msal4j|azure-).*";

  @Test
  void loadsTheLibraryBesideTheConnectorAndSharesOurTypes() throws Exception {
    try (URLClassLoader house = withoutGraph();
        GraphLoader loader = new GraphLoader(jars(), house)) {
      assertThatThrownBy(() -> Class.forName(GraphLibrary.NEEDED, false, house))
          .isInstanceOf(ClassNotFoundException.class);

      PeopleChannel channel = new GraphLibrary(loader).open(settings("tasks"), OFFICE, () -> "");

      assertThat(channel.reaches()).containsExactly(Reach.TASKS);
      assertThat(channel.getClass().getClassLoader()).isSameAs(loader);
      assertThatThrownBy(() -> channel.publish(new PeopleChannel.SharedFile("a", new byte[0])))
          .isInstanceOf(UnsupportedOperationException.class)
          .hasMessage("FILES is not switched on");
    }
  }

  @Test
  void isOfferedAndNamesItsSettingsWithoutAnyJarOfTheLibrary() throws Exception {
    try (URLClassLoader house =
        new URLClassLoader(classPathWithoutGraph(), ClassLoader.getPlatformClassLoader())) {
      Class<?> offered = Class.forName(PeopleChannelProvider.class.getName(), true, house);
      Object graph =
          ServiceLoader.load(offered, house).stream()
              .map(ServiceLoader.Provider::get)
              .findFirst()
              .orElseThrow();

      assertThat(offered.getMethod("channelId").invoke(graph)).isEqualTo("graph");
      assertThat((List<?>) offered.getMethod("settings").invoke(graph)).isNotEmpty();
      for (String needed : List.of(GraphLibrary.NEEDED, "com.microsoft.aad.msal4j.IHttpClient")) {
        assertThatThrownBy(() -> Class.forName(needed, false, house))
            .isInstanceOf(ClassNotFoundException.class);
      }
    }
  }

  private static URL[] classPathWithoutGraph() {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Arrays.stream(classPath.split(File.pathSeparator))
        .filter(path -> !Path.of(path).getFileName().toString().matches(OF_GRAPH))
        .map(GraphLibraryTest::url)
        .toArray(URL[]::new);
  }

  @Test
  void everythingIsOffUnlessItIsSwitchedOn() {
    PeopleChannel channel =
        new GraphChannelProvider().open(new ConnectorContext(OFFICE, given(), Clock.systemUTC()));

    assertThat(channel.reaches()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          mail      | yes                | setting 'mail' must be true or false but is 'yes'.
          files     | true               | setting 'drive' is needed with 'files: true'.
          url       | http://example.org | setting 'url' must be an https:// address but is
          authority | http://example.org | setting 'authority' must be an https:// address
          tenant    | ``                 | setting 'tenant' is missing
          colour    | red                | setting 'colour' is unknown
          """)
  void namesTheSettingAtFault(String key, String value, String sentence) {
    Map<String, String> given = given();
    given.put(key, value.replace("``", ""));

    assertThatThrownBy(
            () ->
                new GraphChannelProvider()
                    .open(new ConnectorContext(OFFICE, given, Clock.systemUTC())))
        .isInstanceOf(ConnectorException.class)
        .hasMessageContaining(sentence)
        .hasMessageNotContaining("not-to-be-shown");
  }

  private static Settings settings(String switchedOn) {
    Map<String, String> given = given();
    given.put(switchedOn, "true");
    return Settings.check(OFFICE, new GraphChannelProvider().settings(), given);
  }

  private static Map<String, String> given() {
    return new HashMap<>(
        Map.of("tenant", "house.example", "client-id", "app", "client-secret", "not-to-be-shown"));
  }

  /** A class path of a house without Graph: our own types are those of this test. */
  private static URLClassLoader withoutGraph() {
    return new URLClassLoader(new URL[0], GraphLibraryTest.class.getClassLoader()) {
      @Override
      protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        boolean seen = name.startsWith(OURS) || name.startsWith("java") || name.startsWith("org.");
        if (!seen) {
          throw new ClassNotFoundException(name);
        }
        return super.loadClass(name, resolve);
      }
    };
  }

  private static List<URL> jars() throws IOException {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(path -> path.endsWith(".jar"))
        .map(GraphLibraryTest::url)
        .toList();
  }

  private static URL url(String path) {
    try {
      return Path.of(path).toUri().toURL();
    } catch (IOException noPath) {
      throw new IllegalArgumentException(noPath);
    }
  }
}
