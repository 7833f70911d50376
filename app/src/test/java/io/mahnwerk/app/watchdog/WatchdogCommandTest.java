package io.mahnwerk.app.watchdog;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.app.CommandLineRun;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.store.ReceivablesStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WatchdogCommandTest {
  /** A Wednesday; the clock stands in the morning after the cycle's hour. */
  private static final LocalDate TODAY = LocalDate.of(2026, 7, 1);

  private static final String PASSWORD = "Geheim-123";

  @TempDir Path home;

  @BeforeEach
  void configure() throws IOException {
    Files.createDirectories(home.resolve("store"));
    write("");
  }

  @Test
  void isContentWhereTodaysCycleHasEnded() {
    cycled(TODAY);

    CommandLineRun run = watch("en");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .isEqualToNormalizingNewlines(
            "Connection 'books': the cycle of 2026-07-01 has ended; the next dunning run is planned"
                + " for 2026-07-03.\n");
  }

  @Test
  void tellsOfAMissedCycleInBothLanguages() {
    cycled(TODAY.minusDays(1));

    CommandLineRun english = watch("en");

    assertThat(english.exitCode()).isEqualTo(1);
    assertThat(english.err())
        .isEqualToNormalizingNewlines(
            "Connection 'books': the cycle of 2026-07-01 had not ended by 00:00 (last one:"
                + " 2026-06-30). The next dunning run is planned for 2026-07-03; run 'mahnwerk cycle"
                + " books' before it or, where that is not possible, 'mahnwerk release-overdue"
                + " books'.\n");
    assertThat(watch("de").err())
        .isEqualToNormalizingNewlines(
            "Verbindung 'books': der Zyklus vom 2026-07-01 war um 00:00 noch nicht durchgelaufen"
                + " (zuletzt: 2026-06-30). Der nächste Mahnlauf ist am 2026-07-03 geplant; davor"
                + " 'mahnwerk cycle books' aufrufen oder, wo das nicht geht, 'mahnwerk"
                + " release-overdue books'.\n");
  }

  @Test
  void alarmsWhereNoStoreOrAnUnreadableOneIsFound() throws IOException {
    assertThat(watch("en").err()).contains("(last one: never)");

    Files.writeString(home.resolve("store/books.db"), "no database ".repeat(100));
    CommandLineRun run = watch("en");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("Connection 'books': its store cannot be read");
  }

  @Test
  void needsNoPasswordOfTheLedger() throws IOException {
    cycled(TODAY);

    // The configured one refers to a variable that does not exist.
    assertThat(Files.readString(home.resolve("mahnwerk.yaml"))).contains("${env:NO_SUCH_PASSWORD}");
    assertThat(watch("en").exitCode()).isZero();
  }

  @Test
  void writesMetrics() throws IOException {
    Path metrics = home.resolve("metrics/mahnwerk.prom");
    write("  metrics: " + metrics + "\n");
    cycled(TODAY.minusDays(1));

    watch("en");

    assertThat(Files.readString(metrics))
        .contains(
            "# TYPE mahnwerk_cycle_missed gauge\nmahnwerk_cycle_missed{connection=\"books\"} 1\n",
            "mahnwerk_last_cycle_day_seconds{connection=\"books\"} 1782777600\n",
            "mahnwerk_next_run_day_seconds{connection=\"books\"} 1783036800\n",
            "mahnwerk_watchdog_timestamp_seconds ");
  }

  @Test
  void mailsAMissedCycleOnce() throws IOException {
    cycled(TODAY.minusDays(1));
    try (MailServer server = new MailServer("watch", PASSWORD)) {
      write(mail(server.port()));

      CommandLineRun first = watch("de");
      watch("de");

      assertThat(first.exitCode()).isEqualTo(1);
      assertThat(server.mails()).as(first.err()).hasSize(1);
      assertThat(server.mails().get(0))
          .contains("MAIL FROM:<mahnwerk@example.org>", "RCPT TO:<clerk@example.org>")
          .contains("Subject: Mahnwerk: der Zyklus vom 2026-07-01 ist ausgefallen");
    }
  }

  @Test
  void saysThatNobodyWasToldAndTriesAgainTheNextTime() throws IOException {
    cycled(TODAY.minusDays(1));
    try (MailServer server = new MailServer("watch", "another password")) {
      write(mail(server.port()));

      CommandLineRun run = watch("en");

      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err())
          .contains(
              "Connection 'books': nobody was told, since the mail server 127.0.0.1:"
                  + server.port()
                  + " refused the sign-in; check 'user' and 'password'.")
          .doesNotContain(PASSWORD);
      assertThat(home.resolve("watchdog/books.told")).doesNotExist();
    }
  }

  @Test
  void mailsPrivatelyToAServerForWhichANamedAuthorityVouches() throws Exception {
    cycled(TODAY.minusDays(1));
    ServerKey key = ServerKey.of(home, "ip:127.0.0.1");
    try (MailServer server = new MailServer("watch", PASSWORD, Optional.of(key.context()))) {
      write(starttls(server.port()) + "    authorities: mail.pem\n");

      CommandLineRun run = watch("en");

      assertThat(server.mails()).as(run.err()).hasSize(1);
      assertThat(server.spokenOpenly()).last().isEqualTo("STARTTLS");
      assertThat(server.spokenOpenly()).noneMatch(line -> line.startsWith("AUTH"));
    }
  }

  @ParameterizedTest
  @CsvSource({"ip:127.0.0.1, false", "dns:other.example.org, true"})
  void tellsNothingToAServerThatNobodyVouchesForOrThatIsAnother(String name, boolean trusted)
      throws Exception {
    cycled(TODAY.minusDays(1));
    ServerKey key = ServerKey.of(home, name);
    try (MailServer server = new MailServer("watch", PASSWORD, Optional.of(key.context()))) {
      write(starttls(server.port()) + (trusted ? "    authorities: mail.pem\n" : ""));

      CommandLineRun run = watch("en");

      assertThat(server.mails()).isEmpty();
      assertThat(run.err())
          .contains(
              "could not be spoken to privately; check 'security', 'host' and 'authorities'.");
    }
  }

  @Test
  void sendsNoPasswordToAServerThatOffersNoPrivacy() throws IOException {
    cycled(TODAY.minusDays(1));
    try (MailServer server = new MailServer("watch", PASSWORD)) {
      write(starttls(server.port()));

      CommandLineRun run = watch("de");

      assertThat(server.mails()).isEmpty();
      assertThat(run.err())
          .contains(
              "war nicht vertraulich anzusprechen; prüfen Sie 'security', 'host' und"
                  + " 'authorities'.");
    }
  }

  private String starttls(int port) throws IOException {
    return mail(port).replace("security: none", "security: starttls");
  }

  @Test
  void refusesToSendAPasswordUnprotectedOverTheNetwork() throws IOException {
    write(mail(25).replace("host: 127.0.0.1", "host: smtp.example.org"));

    CommandLineRun run = watch("en");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .contains(
            "watchdog.mail.security must not be none where a password is sent over the network.");
  }

  private CommandLineRun watch(String language) {
    return CommandLineRun.on(TODAY, "--home", home, "--lang", language, "watchdog");
  }

  private void cycled(LocalDate day) {
    try (ReceivablesStore store = ReceivablesStore.open(home.resolve("store/books.db"))) {
      store.cycles().add(new ConnectionId("books"), day, "write-back", Map.of());
    }
  }

  private String mail(int port) throws IOException {
    Files.writeString(home.resolve("mail.secret"), PASSWORD);
    return """
          mail:
            host: 127.0.0.1
            port: %d
            security: none
            user: watch
            password: ${file:mail.secret}
            from: mahnwerk@example.org
            to: [clerk@example.org]
        """
        .formatted(port);
  }

  private void write(String more) throws IOException {
    Files.writeString(
        home.resolve("mahnwerk.yaml"),
        """
        connections:
          books:
            erp: ledger
            run-days: [tuesday, friday]
            settings:
              time-zone: Europe/Berlin
              password: ${env:NO_SUCH_PASSWORD}
        watchdog:
          cycle-by: "00:00"
        """
            + more);
  }
}
