package io.mahnwerk.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.app.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PracticeClockTest {
  private static final LocalDate DAY = LocalDate.of(2025, 7, 1);

  @TempDir private Path home;

  @Test
  void showsTheSimulatedDayAndStaysWithinItHoweverLongItLasts() throws IOException {
    PracticeClock.begin(home, DAY);
    Instant written = Files.getLastModifiedTime(home.resolve("simulated-day")).toInstant();

    assertThat(dayAt(written)).isEqualTo(DAY);
    assertThat(dayAt(written.plusSeconds(3600L * 24 * 30))).isEqualTo(DAY);
    assertThat(dayAt(written.minusSeconds(60))).isEqualTo(DAY);
  }

  @Test
  void isNotTheClockOfAHomeOfRealLedgers() {
    assertThat(PracticeClock.in(home, Clock.systemUTC())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://s4.example:443",
        "http://127.0.0.1.example/",
        "http://127.0.0.1@s4.example/",
        "HTTPS://10.0.0.7"
      })
  void letsNoCommandReachAnotherMachineWithASimulatedDay(String url) throws IOException {
    PracticeClock.begin(home, DAY);

    CommandLineRun run = check(url);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .startsWith(
            "Connection 'books': setting 'url' leads to another machine, but in this folder")
        .doesNotContain(url);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:1", "http://localhost:1", "http://127.0.0.1:1/sap"})
  void letsCommandsReachThisMachine(String url) throws IOException {
    PracticeClock.begin(home, DAY);

    assertThat(check(url).err()).doesNotContain("leads to another machine");
  }

  private LocalDate dayAt(Instant machine) {
    Clock clock = PracticeClock.in(home, Clock.fixed(machine, ZoneOffset.UTC)).orElseThrow();
    return LocalDate.ofInstant(clock.instant(), ZoneId.of("Europe/Berlin"));
  }

  private CommandLineRun check(String url) throws IOException {
    Files.writeString(
        home.resolve("mahnwerk.yaml"),
        """
        connections:
          books:
            erp: sap
            settings:
              url: '%s'
              company-codes: '1010'
              user: A
              password: B
              time-zone: Europe/Berlin
        """
            .formatted(url));
    return CommandLineRun.of("--lang", "en", "--home", home, "check", "books");
  }
}
