package io.mahnwerk.app.e2e;

import static io.mahnwerk.app.e2e.SmallLedger.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.app.CommandLineRun;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.DunningMark;
import io.mahnwerk.core.spi.NativeRun;
import io.mahnwerk.mocks.erp.SimulatedErpProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Steering begins when three native runs were foreseen, and stops when one was not. */
@ParameterizedClass
@MethodSource("io.mahnwerk.app.e2e.Erps#marking")
class SteeringE2eTest {
  private static final List<LocalDate> RUNS = List.of(july(3), july(7), july(10));
  private static final LocalDate HELD_TO = july(24);

  @Parameter SimulatedErpProvider erp;
  @TempDir Path folder;

  private SmallLedger books;
  private String steered;

  @Test
  void refusesToSteerBeforeThreeRunsWereObserved() {
    try (Site site = site()) {
      CommandLineRun english = site.cycle(TODAY);
      CommandLineRun german =
          CommandLineRun.on(TODAY, "--home", site.home, "--lang", "de", "cycle", "books");

      assertThat(english.exitCode()).isEqualTo(1);
      assertThat(english.out())
          .contains(
              "Company code 1010 is not steered and only observed: Only 0 of 3 dunning runs have"
                  + " been observed. Until it is, its debtors must keep the former procedure.");
      assertThat(german.out())
          .contains(
              "Buchungskreis 1010 wird nicht gesteuert und nur beobachtet: Erst 0 von 3 Mahnläufen"
                  + " wurden beobachtet. Bis dahin müssen seine Debitoren das bisherige Verfahren"
                  + " behalten.");
      assertThat(site.ledger.changes()).isZero();
    }
  }

  @Test
  void steersOnceThreeRunsWereForeseen() {
    try (Site site = site()) {
      observe(site);
      assertThat(site.ledger.changes()).isZero();

      CommandLineRun run = site.cycle(july(13));

      assertThat(run.exitCode()).as(run.out()).isZero();
      assertThat(site.dunning(steered).mark()).contains(new DunningMark(HELD_TO));
    }
  }

  @Test
  void keepsToTheFormerDaysAfterARunThatWasNotForeseen() {
    try (Site site = site()) {
      observe(site);
      site.cycle(july(13));
      site.cycle(july(14));
      String other = books.invoice(books.unsteered(), july(1));
      site.ledger.edit(other, item -> item.dunned(new DunningLevel(1), july(14)));

      CommandLineRun run = site.cycle(july(15));

      assertThat(run.out())
          .contains(
              "Company code 1010 keeps its former days since 2026-07-15: The dunning run of"
                  + " 2026-07-14 was not foreseen well enough: 0 of 1 notices agree, 98 % are"
                  + " needed.");
      assertThat(site.dunning(steered).isHeldByUs()).isTrue();
    }
  }

  @Test
  void goesOnHoldingToTheFormerDaysWhenItsStoreWasLost() throws IOException {
    try (Site site = site()) {
      observe(site);
      site.cycle(july(13));
      for (String ending : List.of("", "-wal", "-shm")) {
        Files.deleteIfExists(Path.of(site.store() + ending));
      }

      CommandLineRun run = site.cycle(july(14));

      assertThat(run.exitCode()).as(run.out()).isZero();
      assertThat(run.out())
          .contains(
              "Company code 1010 keeps its former days since 2026-07-14: Only 0 of 3 dunning runs"
                  + " have been observed.");
      assertThat(site.dunning(steered).mark()).contains(new DunningMark(HELD_TO));
      assertThat(site.dunning(steered).isHeldByUs()).isTrue();
    }
  }

  @Test
  void comparesARunWithItsForecastAndExplainsWhatDiffers() throws IOException {
    try (Site site = site()) {
      String paid = books.invoice(books.unsteered(), july(1).minusDays(16));
      site.cycle(july(3));
      site.ledger.clear(paid, io.mahnwerk.core.model.Clearing.Kind.PAYMENT);
      run(site, july(3));
      site.cycle(july(6));
      Path file = folder.resolve("compare.csv");

      CommandLineRun english = site.run(july(6), "compare", "books", "--out", file);
      CommandLineRun german =
          CommandLineRun.on(july(6), "--home", site.home, "--lang", "de", "compare", "books");

      assertThat(english.exitCode()).as(english.err()).isZero();
      assertThat(english.out())
          .contains("Dunning run of 2026-07-03", "1010", "100.0 %", "The item was cleared.");
      assertThat(german.out())
          .contains("Mahnlauf vom 2026-07-03", "keine Mahnung", "Der Posten ist ausgeglichen.");
      assertThat(Files.readAllLines(file)).hasSize(2);
    }
  }

  @Test
  void flagsANoticeThatNothingExplains() {
    try (Site site = site()) {
      site.cycle(july(3));
      site.ledger.edit(steered, item -> item.dunned(new DunningLevel(1), july(3)));
      site.cycle(july(6));

      CommandLineRun run = site.run(july(6), "compare", "books");

      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.out()).contains("Nothing known explains this: please look at it.");
    }
  }

  /** Lets three runs go by, each foreseen by a cycle before it and read by one after it. */
  private void observe(Site site) {
    for (LocalDate day : List.of(july(3), july(6), july(7), july(8), july(10))) {
      site.cycle(day);
      if (RUNS.contains(day)) {
        run(site, day);
      }
    }
  }

  private void run(Site site, LocalDate day) {
    NativeRun.Parameters parameters =
        new NativeRun.Parameters(day, erp.procedures(), erp.floor(Map.of()));
    site.ledger.runDunning(Erps.connector(erp).nativeRun(), parameters);
  }

  /** Three debtors under the former procedure are dunned one run after the other. */
  private Site site() {
    books = new SmallLedger(erp);
    books.invoice(books.unsteered(), LocalDate.of(2026, 6, 17));
    books.invoice(books.unsteered(), LocalDate.of(2026, 6, 22));
    books.invoice(books.unsteered(), LocalDate.of(2026, 6, 26));
    steered = books.invoice(books.steered(), july(10));
    return new Site(erp, books.ledger(), folder.resolve("home")).steeredAtOnce();
  }

  private static LocalDate july(int day) {
    return LocalDate.of(2026, 7, day);
  }
}
