package io.mahnwerk.app.gate;

import static io.mahnwerk.app.gate.Ledger.BOOKS;
import static io.mahnwerk.app.gate.Ledger.COMPANY;
import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.spi.Capability;
import io.mahnwerk.core.store.ReceivablesStore;
import io.mahnwerk.core.store.RunComparison;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SteeringGateTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 6, 2);

  private ReceivablesStore store;

  @BeforeEach
  void open(@TempDir Path folder) {
    store = ReceivablesStore.open(folder.resolve("store.db"));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void letsACompanyCodeBeSteeredWhoseLastThreeRunsWereForeseen() {
    run(0, 100, 50);
    run(1, 100, 99);
    run(2, 100, 100);
    run(3, 100, 100);

    assertThat(refuses(Capability.ENFORCES_FLOOR)).isEmpty();
  }

  @Test
  void refusesWhileFewerThanThreeRunsWereObserved() {
    run(0, 100, 100);
    run(1, 100, 100);
    store.nativeRuns().keep(BOOKS, new RunComparison(COMPANY, FIRST.plusDays(9), 5, 0, 0), FIRST);

    Reason why = refuses(Capability.ENFORCES_FLOOR).orElseThrow();

    assertThat(why.text(Locale.ENGLISH)).isEqualTo("Only 2 of 3 dunning runs have been observed.");
    assertThat(why.text(Locale.GERMAN)).isEqualTo("Erst 2 von 3 Mahnläufen wurden beobachtet.");
  }

  @Test
  void refusesAfterARunOfWhichLessThan98PercentWereForeseen() {
    run(0, 100, 100);
    run(1, 100, 97);
    run(2, 100, 100);

    Reason why = refuses(Capability.ENFORCES_FLOOR).orElseThrow();

    assertThat(why.text(Locale.ENGLISH))
        .isEqualTo(
            "The dunning run of 2026-06-03 was not foreseen well enough: 97 of 103 notices agree,"
                + " 98 % are needed.");
    assertThat(why.text(Locale.GERMAN))
        .isEqualTo(
            "Der Mahnlauf vom 2026-06-03 wurde nicht gut genug vorhergesehen: 97 von 103 Mahnungen"
                + " stimmen überein, 98 % sind nötig.");
  }

  @Test
  void judgesEachCompanyCodeByItself() {
    run(0, 100, 100);
    run(1, 100, 100);
    run(2, 100, 100);

    assertThat(gate(false, Capability.ENFORCES_FLOOR).refuses(new CompanyCode("2000"))).isPresent();
  }

  @Test
  void refusesWhereNothingHoldsTheFloorUntilThatIsAccepted() {
    run(0, 10, 10);
    run(1, 10, 10);
    run(2, 10, 10);

    Reason why = gate(false).refuses(COMPANY).orElseThrow();

    assertThat(why.text(Locale.ENGLISH))
        .isEqualTo(
            "No code in the ledger holds items without a mark to their former day; set"
                + " 'floor-not-enforced: accepted' to steer all the same.");
    assertThat(why.text(Locale.GERMAN))
        .isEqualTo(
            "Kein Programm im Buchungssystem hält Posten ohne Markierung an ihrem bisherigen Tag;"
                + " 'floor-not-enforced: accepted' steuert trotzdem.");
    assertThat(gate(true).refuses(COMPANY)).isEmpty();
  }

  private void run(int number, int foreseen, int agreeing) {
    store
        .nativeRuns()
        .keep(
            BOOKS,
            new RunComparison(COMPANY, FIRST.plusDays(number), foreseen, foreseen, agreeing),
            FIRST);
  }

  private Optional<Reason> refuses(Capability... capabilities) {
    return gate(false, capabilities).refuses(COMPANY);
  }

  private SteeringGate gate(boolean accepted, Capability... capabilities) {
    return new SteeringGate(BOOKS, Set.of(capabilities), accepted, store.nativeRuns());
  }
}
