package io.mahnwerk.app.gate;

import static io.mahnwerk.app.gate.GatedBooks.CHOSEN;
import static io.mahnwerk.app.gate.GatedBooks.FORMER;
import static io.mahnwerk.app.gate.GatedBooks.TODAY;
import static io.mahnwerk.app.gate.GatedBooks.TO_FORMER_DAY;
import static io.mahnwerk.app.gate.GatedBooks.account;
import static io.mahnwerk.app.gate.GatedBooks.recommendation;
import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.Decision;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.model.Recommendation;
import io.mahnwerk.core.spi.Capability;
import io.mahnwerk.core.store.Advice;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recommended days count only where payments are posted. */
class BankPostingGateTest {
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
  void letsARecommendationThroughWhereEverythingIsInOrder() {
    assertThat(books.advised().decision()).isEqualTo(new Decision.DunOn(CHOSEN));
  }

  @Test
  void acceptsABankPostingThatIsThreeBusinessDaysOld() {
    books.ledger.bankPosting = Optional.of(LocalDate.of(2026, 6, 26));

    assertThat(books.advised().decision()).isEqualTo(new Decision.DunOn(CHOSEN));
  }

  @Test
  void keepsTheFormerDayWhenTheBankPostingIsOlder() {
    books.ledger.bankPosting = Optional.of(LocalDate.of(2026, 6, 25));

    Recommendation advice = books.advised();

    assertThat(advice.decision()).isEqualTo(TO_FORMER_DAY);
    assertThat(advice.reasons().get(0).text(Locale.ENGLISH))
        .isEqualTo(
            "Payments may not be posted yet: the last bank posting is of 2026-06-25, more than 3"
                + " business days ago.");
    assertThat(advice.reasons().get(0).text(Locale.GERMAN))
        .isEqualTo(
            "Zahlungen sind vielleicht noch nicht gebucht: die letzte Bankbuchung ist vom"
                + " 2026-06-25, mehr als 3 Geschäftstage her.");
    assertThat(advice.provenance().rules()).isEqualTo("gate");
  }

  @Test
  void keepsTheFormerDayWhenNothingWasEverPosted() {
    books.ledger.bankPosting = Optional.empty();

    assertThat(books.advised().reasons()).containsExactly(Reason.of(ReasonCode.NO_BANK_POSTING));
  }

  @Test
  void doesNotMissAPostingThatTheLedgerCannotShow() {
    books.ledger.bankPosting = Optional.empty();
    books.ledger.capabilities.remove(Capability.SHOWS_BANK_POSTING);

    assertThat(books.advised().decision()).isEqualTo(new Decision.DunOn(CHOSEN));
  }

  @Test
  void advisesEverybodyAnewWhenTheBankPostingGrowsOldAndWhenItIsThereAgain() {
    books.settle();
    assertThat(books.changed(TODAY)).isZero();

    LocalDate later = TODAY.plusDays(6);
    books.gates.look(later);
    assertThat(books.changed(later)).isEqualTo(1);
    books.settle(later);

    books.ledger.bankPosting = Optional.of(later);
    books.gates.look(later.plusDays(1));
    assertThat(books.changed(later.plusDays(1))).isEqualTo(1);
  }

  @Test
  void leavesAloneWhatIsLeftToTheClerk() {
    books.ledger.bankPosting = Optional.empty();
    books.gates.look(TODAY);

    Recommendation left = recommendation(books.item, new Decision.LeaveToClerk());

    assertThat(
            books
                .gates
                .pass(
                    List.of(new Advice(account(books.item), List.of(left), Optional.empty())),
                    TODAY)
                .get(0)
                .recommendations())
        .containsExactly(left);
  }

  @Test
  void letsNoClosedGateShortenAPromiseToPay() {
    books.ledger.bankPosting = Optional.empty();
    books.gates.look(TODAY);
    Recommendation promised = books.promised(FORMER.plusDays(3));

    assertThat(books.passed(promised)).isEqualTo(promised);
    assertThat(books.passed(recommendation(books.item, new Decision.DunOn(CHOSEN))).decision())
        .isEqualTo(TO_FORMER_DAY);
  }
}
