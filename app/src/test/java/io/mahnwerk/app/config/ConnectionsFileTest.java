package io.mahnwerk.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ErpId;
import io.mahnwerk.core.model.RunCalendar;
import io.mahnwerk.core.model.RunPlan;
import io.mahnwerk.scoring.AdviceSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionsFileTest {
  private static final Map<String, String> ENVIRONMENT = Map.of("BOOKS_PASSWORD", "geheim");

  @TempDir Path home;

  @Test
  void readsAConnectionWithAllItsParts() throws IOException {
    write(
        """
        connections:
          books:
            erp: ledger
            settings:
              url: https://ledger.example
              client: "007"
            run-days: [tuesday, Friday]
            left-out: [2026-12-24]
            region: de-by
            steering:
              "0100": steered
              "0200": delay-only
            advice:
              complaint-cost: 80
              lead-business-days: 4
        """);

    ConfiguredConnection books = read("books");

    assertThat(books.erp()).isEqualTo(new ErpId("ledger"));
    assertThat(books.settings())
        .containsOnly(Map.entry("url", "https://ledger.example"), Map.entry("client", "007"));
    assertThat(books.runs())
        .isEqualTo(
            RunPlan.everywhere(
                new RunCalendar(
                    Set.of(DayOfWeek.TUESDAY, DayOfWeek.FRIDAY),
                    Set.of(LocalDate.of(2026, 12, 24)))));
    assertThat(books.region()).isEqualTo("de-by");
    assertThat(books.advice()).isEqualTo(new AdviceSettings(0.08, 2.5, 80, 5, 4, 30, 10, false));
    assertThat(books.steering(new CompanyCode("0100"))).isEqualTo(SteeringState.STEERED);
    assertThat(books.steering(new CompanyCode("0200"))).isEqualTo(SteeringState.DELAY_ONLY);
  }

  @Test
  void onlyObservesACompanyCodeThatNobodySwitchedOn() throws IOException {
    write("connections:\n  books:\n    erp: ledger\n");

    ConfiguredConnection books = read("books");

    assertThat(books.steering(new CompanyCode("0100"))).isEqualTo(SteeringState.OBSERVE);
    assertThat(books.advice()).isEqualTo(AdviceSettings.DEFAULT);
    assertThat(books.runs().usual().weekdays()).hasSize(5).doesNotContain(DayOfWeek.SATURDAY);
  }

  @Test
  void plansRunsByWeekdayDayOfMonthAndDateForEachCompanyCode() throws IOException {
    write(
        """
        connections:
          books:
            erp: ledger
            run-days:
              "0100": [tuesday]
              "0200": [15, last, 2026-12-22]
            left-out: [2026-12-24]
        """);

    RunPlan runs = read("books").runs();

    Set<LocalDate> leftOut = Set.of(LocalDate.of(2026, 12, 24));
    assertThat(runs.of(new CompanyCode("0100")))
        .isEqualTo(new RunCalendar(Set.of(DayOfWeek.TUESDAY), leftOut));
    assertThat(runs.of(new CompanyCode("0200")))
        .isEqualTo(
            new RunCalendar(Set.of(), Set.of(15, 31), Set.of(LocalDate.of(2026, 12, 22)), leftOut));
    assertThat(runs.of(new CompanyCode("0300")).weekdays()).hasSize(5);
  }

  @Test
  void takesSecretsFromTheEnvironmentAndFromFiles() throws IOException {
    Files.writeString(home.resolve("token.txt"), "t0ken\n");
    write(
        """
        connections:
          books:
            erp: ledger
            settings:
              password: ${env:BOOKS_PASSWORD}
              token: Bearer ${file:token.txt}
        """);

    assertThat(read("books").settings())
        .containsOnly(Map.entry("password", "geheim"), Map.entry("token", "Bearer t0ken"));
  }

  @Test
  void putsNoSecretIntoItsText() throws IOException {
    write(
        """
        connections:
          books:
            erp: ledger
            settings:
              password: ${env:BOOKS_PASSWORD}
        """);

    assertThat(read("books").toString()).isEqualTo("ConfiguredConnection[books, ledger]");
  }

  @Test
  void doesNotNeedTheSecretsOfOtherConnections() throws IOException {
    write(
        """
        connections:
          archive:
            erp: ledger
            settings:
              password: ${env:NOT_SET}
          books:
            erp: ledger
        """);

    assertThat(read("books").settings()).isEmpty();
  }

  @Test
  void namesLineAndFieldOfASecretThatIsNotThere() throws IOException {
    write(
        """
        connections:
          books:
            erp: ledger
            settings:
              url: https://ledger.example
              password: ${env:NOT_SET}
        """);

    assertRefused(
        ", line 6: connections.books.settings.password names the environment variable NOT_SET,"
            + " which is not set.");
  }

  @Test
  void namesTheConnectionsThereAre() throws IOException {
    write("connections:\n  books:\n    erp: ledger\n  archive:\n    erp: ledger\n");

    assertThatThrownBy(() -> read("boks"))
        .isInstanceOf(CommandFailure.class)
        .hasMessage(
            home.resolve("mahnwerk.yaml")
                + ": connection 'boks' is not configured; configured: archive, books.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          run-days: [tuesday, freitag] | run-days must be a weekday such as tuesday, a day of the month from 1 to 31, last, or a date such as 2026-12-24 but is 'freitag'.
          run-days: [32] | run-days must be a weekday such as tuesday, a day of the month from 1 to 31, last, or a date such as 2026-12-24 but is '32'.
          run-days: {"0100": tuesday} | run-days.0100 must be a list such as [one, two].
          run-days: tuesday | run-days must be a list such as [one, two].
          left-out: [2026-02-30] | left-out must be a date such as 2026-12-24 but is '2026-02-30'.
          region: Bavaria | region must be a region such as de or de-by but is 'Bavaria'.
          steering: {"1": on} | steering.1 must be one of observe, delay-only, steered but is 'on'.
          advice: {margin: -1} | advice.margin must be a number from 0 to 10000 but is '-1'.
          advice: {longest-hold-days: 31} | advice.longest-hold-days must be a number of days from 1 to 30 but is '31'.
          bank-posting-days: 0 | bank-posting-days must be a number of days from 1 to 30 but is '0'.
          floor-not-enforced: yes | floor-not-enforced must be the word accepted but is 'yes'.
          limits: {items: 0} | limits.items must be a number from 1 to 1000000 but is '0'.
          limits: {amount: 250000} | limits.amount must be an amount such as 250000 EUR but is '250000'.
          limits: {amount: -5 EUR} | limits.amount must be an amount such as 250000 EUR but is '-5 EUR'.
          limits: {held-share: 101} | limits.held-share must be a percentage from 1 to 100 but is '101'.
          limits: {shar: 1} | limits.shar is unknown; known here are amount, held-share, items.
          least-cleared-items: many | least-cleared-items must be a number from 0 to 100000 but is 'many'.
          pilot-share: 20% | pilot-share must be a percentage from 0 to 100 but is '20%'.
          advice: 5 | advice must be a mapping of names to values.
          colour: red | colour is unknown; known here are advice, bank-posting-days, erp, factors, floor-not-enforced, least-cleared-items, left-out, limits, pilot-share, quiet, region, run-days, settings, steering.
          erp: ledger | erp is given twice.
          """)
  void namesLineAndFieldOfWhatIsWrong(String wrong, String sentence) throws IOException {
    write("connections:\n  books:\n    erp: ledger\n    " + wrong + "\n");

    assertRefused(", line 4: connections.books." + sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          run-days: tuesday | run-days muss eine Liste wie [eins, zwei] sein.
          left-out: [2026-02-30] | left-out muss ein Datum wie 2026-12-24 sein, ist aber '2026-02-30'.
          steering: {"1": on} | steering.1 muss eines von observe, delay-only, steered sein, ist aber 'on'.
          advice: {longest-hold-days: 31} | advice.longest-hold-days muss eine Anzahl Tage von 1 bis 30 sein, ist aber '31'.
          pilot-share: 20% | pilot-share muss ein Prozentsatz von 0 bis 100 sein, ist aber '20%'.
          limits: {shar: 1} | limits.shar ist unbekannt; bekannt sind hier amount, held-share, items.
          settings: {password: "${env:NOT_SET}"} | settings.password nennt die Umgebungsvariable NOT_SET, die nicht gesetzt ist.
          advice: 5 | advice muss aus Namen und Werten bestehen.
          erp: ledger | erp steht zweimal da.
          """)
  void saysTheSameInGerman(String wrong, String sentence) throws IOException {
    write("connections:\n  books:\n    erp: ledger\n    " + wrong + "\n");

    assertThatThrownBy(() -> read("books"))
        .isInstanceOfSatisfying(
            CommandFailure.class,
            failure ->
                assertThat(failure.sentence().german())
                    .isEqualTo(
                        home.resolve("mahnwerk.yaml")
                            + ", Zeile 4: connections.books."
                            + sentence));
  }

  @Test
  void namesTheMissingErp() throws IOException {
    write("connections:\n  books:\n    region: de\n");

    assertRefused(", line 3: connections.books.erp is missing.");
  }

  @Test
  void namesTheLineThatIsNoYaml() throws IOException {
    write("connections:\n  books: [\n");

    assertThatThrownBy(() -> read("books"))
        .isInstanceOf(CommandFailure.class)
        .hasMessageStartingWith(home.resolve("mahnwerk.yaml") + ", line 3: this is not YAML (");
  }

  @Test
  void refusesAFileThatIsNotUtf8() throws IOException {
    Files.write(
        home.resolve("mahnwerk.yaml"),
        "connections: {ü: {}}".getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> read("books"))
        .isInstanceOf(CommandFailure.class)
        .hasMessage(home.resolve("mahnwerk.yaml") + " cannot be read as UTF-8 text.");
  }

  @Test
  void refusesAnEmptyFile() throws IOException {
    write("");

    assertRefused(", line 1: the file is empty.");
  }

  private void assertRefused(String sentence) {
    assertThatThrownBy(() -> read("books"))
        .isInstanceOf(CommandFailure.class)
        .hasMessage(home.resolve("mahnwerk.yaml") + sentence);
  }

  private ConfiguredConnection read(String name) {
    return ConnectionsFile.in(home, ENVIRONMENT).connection(name);
  }

  private void write(String yaml) throws IOException {
    Files.writeString(home.resolve("mahnwerk.yaml"), yaml);
  }
}
