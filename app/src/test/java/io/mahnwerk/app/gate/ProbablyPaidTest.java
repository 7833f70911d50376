package io.mahnwerk.app.gate;

import static io.mahnwerk.app.gate.GatedBooks.CHOSEN;
import static io.mahnwerk.app.gate.GatedBooks.FORMER;
import static io.mahnwerk.app.gate.Ledger.payment;
import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.Decision;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.Recommendation;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An item waits for the unapplied money that fits it. */
class ProbablyPaidTest {
  private GatedBooks books;

  @BeforeEach
  void open(@TempDir Path folder) {
    books = new GatedBooks(folder.resolve("store.db"));
  }

  @AfterEach
  void close() {
    books.close();
  }

  @Test
  void letsAnItemWaitThatAnUnappliedPaymentFits() {
    books.keep(payment("9", "7", "119.00", LocalDate.of(2026, 6, 29)));
    books.ledger.owed.put(Ledger.ref("7"), List.of());

    Recommendation advice = books.advised();

    assertThat(advice.decision()).isEqualTo(new Decision.WaitUntil(LocalDate.of(2026, 7, 29)));
    assertThat(advice.reasons().get(0).text(Locale.ENGLISH))
        .isEqualTo("Probably paid: the unapplied document D9 fits to the cent.");
    assertThat(advice.reasons().get(0).text(Locale.GERMAN))
        .isEqualTo("Wahrscheinlich bezahlt: der nicht zugeordnete Beleg D9 passt auf den Cent.");
  }

  @Test
  void neverWaitsLessThanToTheFormerDay() {
    books.keep(payment("9", "7", "119.00", LocalDate.of(2026, 6, 3)));
    books.ledger.owed.put(Ledger.ref("7"), List.of());

    assertThat(books.advised().decision()).isEqualTo(new Decision.WaitUntil(FORMER));
  }

  @Test
  void doesNotWaitForeverForAPaymentThatNobodyApplies() {
    books.keep(payment("9", "7", "119.00", LocalDate.of(2026, 6, 1)));
    books.ledger.owed.put(Ledger.ref("7"), List.of());

    assertThat(books.advised().decision()).isEqualTo(new Decision.DunOn(CHOSEN));
  }

  @Test
  void waitsForAProbablePaymentOrAPromisedOneWhicheverIsLater() {
    OpenItem payment = payment("9", "7", "119.00", LocalDate.of(2026, 6, 29));
    Recommendation sooner = books.promised(FORMER);
    Recommendation later = books.promised(LocalDate.of(2026, 7, 31));

    assertThat(books.passed(sooner, payment).decision())
        .isEqualTo(new Decision.WaitUntil(LocalDate.of(2026, 7, 29)));
    assertThat(books.passed(later, payment)).isEqualTo(later);
  }
}
