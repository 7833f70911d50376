package io.mahnwerk.app.e2e;

import static io.mahnwerk.app.e2e.SmallLedger.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.app.CommandLineRun;
import io.mahnwerk.core.spi.SettingSpec;
import io.mahnwerk.mocks.erp.SimulatedErpProvider;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Every mistake ends in one sentence with exit code 1, and nothing is written. */
@ParameterizedClass
@MethodSource("io.mahnwerk.app.e2e.Erps#marking")
class BadInputTest {
  private static final String LOOPBACK = "http://127.0.0.1:";

  @Parameter SimulatedErpProvider erp;
  @TempDir Path folder;
  private Site site;

  @BeforeEach
  void start() {
    SmallLedger books = new SmallLedger(erp);
    books.withJustDue(books.steered(), 1);
    site = new Site(erp, books.ledger(), folder.resolve("home")).steeredAtOnce();
  }

  @AfterEach
  void leftTheLedgerAlone() {
    assertThat(site.ledger.changes()).isZero();
    site.close();
  }

  @Test
  void anUnknownConnection() {
    assertThat(site.run(TODAY, "cycle", "boks").exitCode()).isEqualTo(1);
    assertThat(site.run(TODAY, "cycle", "boks").err())
        .isEqualToNormalizingNewlines(
            site.home.resolve("mahnwerk.yaml")
                + ": connection 'boks' is not configured; configured: books.\n");
  }

  @Test
  void aConfigurationThatIsNoYaml() throws IOException {
    Files.writeString(site.home.resolve("mahnwerk.yaml"), "connections: [\n");

    assertThat(sentence())
        .startsWith(site.home.resolve("mahnwerk.yaml") + ", line 2: this is not YAML (");
  }

  @Test
  void aRegionWhoseHolidaysNobodyKnows() throws IOException {
    Path file = site.home.resolve("mahnwerk.yaml");
    Files.writeString(
        file, Files.readString(file).replace("    run-days", "    region: de-xx\n    run-days"));

    assertThat(sentence())
        .isEqualTo(
            file
                + ", line 4: connections.books.region must be a region such as de or de-by but is"
                + " 'de-xx'.");
  }

  @Test
  void aSettingThatIsMissing() {
    configure(addressKey(), null);

    assertThat(sentence())
        .startsWith("Connection 'books': setting '%s' is missing (".formatted(addressKey()));
  }

  @Test
  void aSettingThatIsUnknown() {
    configure("colour", "red");

    assertThat(sentence())
        .startsWith("Connection 'books': setting 'colour' is unknown; known are ");
  }

  @Test
  void anAddressThatIsNone() {
    configure(addressKey(), "ftp://127.0.0.1");

    assertThat(sentence())
        .startsWith("Connection 'books': setting '%s' must be ".formatted(addressKey()))
        .endsWith("but is 'ftp://127.0.0.1'.");
  }

  @Test
  void anAddressThatLeadsElsewhere() {
    configure(addressKey(), site.erp.settings().get(addressKey()) + "/elsewhere");

    assertThat(sentence())
        .startsWith("Connection 'books': ")
        .containsIgnoringCase("check setting '%s'".formatted(addressKey()));
  }

  @Test
  void aHostThatDoesNotAnswer() throws IOException {
    int port;
    try (ServerSocket closedAgain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closedAgain.getLocalPort();
    }
    configure(addressKey(), LOOPBACK + port);

    assertThat(sentence())
        .startsWith("Connection 'books': ")
        .endsWith(
            ": nothing listens at 127.0.0.1:%d; check setting '%s'.".formatted(port, addressKey()));
  }

  @Test
  void aWrongPassword() {
    String secret = secretKey();
    configure(secret, "letmein-4711");

    assertThat(sentence())
        .startsWith("Connection 'books': ")
        .contains("'%s'".formatted(secret))
        .doesNotContain("letmein-4711");
  }

  @Test
  void aWrongCompanyCode() {
    String key = keyOf(SmallLedger.COMPANY.value());
    configure(key, "9999");

    assertThat(sentence())
        .startsWith("Connection 'books': ")
        .contains("9999", "'%s'".formatted(key));
    assertThat(site.store()).doesNotExist();
  }

  @Test
  void anotherCycleOfTheConnection() throws IOException {
    Path lock = site.home.resolve("store/books.lock");
    Files.createDirectories(lock.getParent());
    try (FileChannel other =
            FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = other.lock()) {
      assertThat(held.isValid()).isTrue();
      assertThat(sentence())
          .isEqualTo(
              "Connection 'books': another command is at work on it and holds %s; wait until it has ended."
                  .formatted(lock));
    }
    assertThat(site.store()).doesNotExist();
  }

  @Test
  void aStoreThatIsNone() throws IOException {
    Files.createDirectories(site.store().getParent());
    Files.writeString(site.store(), "This is a letter and no database. ".repeat(200));

    assertThat(sentence())
        .isEqualTo(
            "Connection 'books': the store %s is damaged or no store; move it away, and the next cycle reads everything anew."
                .formatted(site.store()));
  }

  @Test
  void aHomeWhereNothingCanBeWritten() throws IOException {
    Path store = site.home.resolve("store");
    Files.move(store, site.home.resolve("moved-away"));
    Files.writeString(store, "a file where a folder should be");

    assertThat(sentence())
        .startsWith(
            "Connection 'books': %s cannot be written ("
                .formatted(site.home.resolve("store/books.lock")))
        .endsWith("; check --home.");
  }

  @Test
  void trainingBeforeAnythingWasRead() {
    CommandLineRun run = site.run(TODAY, "train", "books");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .isEqualToNormalizingNewlines(
            "Connection 'books' has read nothing yet; run 'mahnwerk cycle books' first.\n");
  }

  @Test
  void aWaitThatIsTooLong() {
    CommandLineRun run = site.run(TODAY, "cycle", "books", "--wait", "3601");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith("--wait must be 0 to 3600 seconds but is 3601.");
  }

  /** The one sentence with which a cycle fails; release and release-overdue end alike. */
  private String sentence() {
    CommandLineRun run = site.cycle(TODAY);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines()).hasSize(1);
    return run.err().strip();
  }

  private void configure(String key, String value) {
    site.steeredAtOnce(
        settings -> {
          Map<String, String> changed = new HashMap<>(settings);
          if (value == null) {
            changed.remove(key);
          } else {
            changed.put(key, value);
          }
          return changed;
        });
  }

  private String addressKey() {
    return site.erp.settings().entrySet().stream()
        .filter(setting -> setting.getValue().startsWith(LOOPBACK))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  private String keyOf(String value) {
    return site.erp.settings().entrySet().stream()
        .filter(setting -> setting.getValue().equals(value))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  private String secretKey() {
    return Erps.connector(erp).settings().stream()
        .filter(SettingSpec::secret)
        .map(SettingSpec::key)
        .findFirst()
        .orElseThrow();
  }
}
