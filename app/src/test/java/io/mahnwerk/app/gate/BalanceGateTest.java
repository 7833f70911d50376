package io.mahnwerk.app.gate;

import static io.mahnwerk.app.gate.GatedBooks.CHOSEN;
import static io.mahnwerk.app.gate.GatedBooks.TODAY;
import static io.mahnwerk.app.gate.GatedBooks.TO_FORMER_DAY;
import static io.mahnwerk.app.gate.Ledger.BOOKS;
import static io.mahnwerk.app.gate.Ledger.invoice;
import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.Decision;
import io.mahnwerk.core.model.Money;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.model.Recommendation;
import io.mahnwerk.core.spi.Capability;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recommended days count only for debtors whose balance is the ledger's own. */
class BalanceGateTest {
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
  void keepsTheFormerDayWhenABalanceDiffersByACent() {
    books.ledger.owed.put(Ledger.ref("7"), List.of(Money.of("EUR", "119.01")));

    Recommendation advice = books.advised();

    assertThat(advice.decision()).isEqualTo(TO_FORMER_DAY);
    assertThat(advice.reasons().get(0).text(Locale.ENGLISH))
        .isEqualTo("The debtor's balance differs from the ledger by -0.01 EUR.");
    assertThat(advice.reasons().get(0).text(Locale.GERMAN))
        .isEqualTo("Der Saldo des Debitors weicht um -0,01 EUR vom Hauptbuch ab.");
  }

  @Test
  void doesNotLetOneCurrencyMakeUpForAnother() {
    books.ledger.owed.put(
        Ledger.ref("7"), List.of(Money.of("EUR", "118.00"), Money.of("USD", "1.00")));

    assertThat(books.advised().reasons())
        .containsExactly(Reason.of(ReasonCode.BALANCE_DIFFERS, "1.00 EUR, -1.00 USD"));
  }

  @Test
  void opensTheGateWhenTheBalanceAgreesAgain() {
    books.ledger.owed.put(Ledger.ref("7"), List.of());
    books.settle();
    assertThat(books.store.gates().countDebtors(BOOKS, ReasonCode.BALANCE_DIFFERS)).isEqualTo(1);

    books.ledger.owed.put(Ledger.ref("7"), List.of(Money.of("EUR", "119.00")));
    books.gates.look(TODAY.plusDays(1));

    assertThat(books.store.gates().countDebtors(BOOKS, ReasonCode.BALANCE_DIFFERS)).isZero();
    assertThat(books.changed(TODAY.plusDays(1))).isEqualTo(1);
    assertThat(books.advised().decision()).isEqualTo(new Decision.DunOn(CHOSEN));
  }

  @Test
  void keepsTheFormerDayWhenTheFiguresCannotBeReadAndAsksOnlyOnce() {
    books.keep(invoice("2", "8", "50.00", LocalDate.of(2026, 6, 30)));
    books.ledger.broken = true;
    books.ledger.capabilities.remove(Capability.SHOWS_BANK_POSTING);
    books.settle();

    assertThat(books.ledger.asked).isEqualTo(1);
    assertThat(books.store.gates().countDebtors(BOOKS, ReasonCode.FIGURES_UNREADABLE)).isEqualTo(2);
    books.gates.look(TODAY.plusDays(1));
    assertThat(books.ledger.asked).isEqualTo(2);
    assertThat(books.advised().reasons())
        .containsExactly(
            Reason.of(ReasonCode.FIGURES_UNREADABLE, "the ledger is being backed up."));
  }
}
