package io.mahnwerk.mocks.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.DocumentKind;
import io.mahnwerk.core.model.Money;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.spi.Capability;
import io.mahnwerk.core.spi.DebtorIdentity;
import io.mahnwerk.core.spi.LedgerFigures;
import io.mahnwerk.core.spi.LedgerFigures.Balance;
import io.mahnwerk.core.spi.LedgerFigures.OpenDocument;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The ledger's own figures agree with its books to the cent; what is not claimed says nothing. */
@InEveryShape
@Timeout(60)
public class FiguresContract {
  private final LedgerScenario books = Bench.scenario();
  private final String owing = books.debtor();
  private final String even = books.debtor();
  private final String invoice = books.invoice(owing, "119.37");
  private final String paid = books.invoice(even, "80.00");
  private final SimulatedLedger ledger = booked();
  private final Bench bench = new Bench(ledger);

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void statesWhatADebtorOwesCreditsDeducted() {
    bench.assumeClaimed(Capability.SHOWS_BALANCE);

    assertThat(figures().balances(List.of(ref(owing), ref(even))))
        .containsExactly(new Balance(ref(owing), Money.of("EUR", "99.07")));
  }

  @Test
  void statesAnotherCurrencyApart() {
    bench.assumeClaimed(Capability.SHOWS_BALANCE);
    books.invoice(owing, Money.of("JPY", "5000"), LedgerScenario.TODAY.minusDays(9));

    assertThat(figures().balances(List.of(ref(owing))))
        .containsExactlyInAnyOrder(
            new Balance(ref(owing), Money.of("EUR", "99.07")),
            new Balance(ref(owing), Money.of("JPY", "5000")));
  }

  @Test
  void namesTheDocumentsOfABalanceAsItsItemsDo() {
    bench.assumeClaimed(Capability.SHOWS_BALANCE);
    OpenItem item = bench.readAll().open(invoice);

    List<OpenDocument> documents = figures().documents(ref(owing));

    assertThat(documents)
        .contains(new OpenDocument(item.documentNumber(), Money.of("EUR", "119.37")));
    assertThat(documents.stream().map(OpenDocument::amount).reduce(Money::plus))
        .contains(Money.of("EUR", "99.07"));
  }

  @Test
  void statesTheNewestBankPosting() {
    bench.assumeClaimed(Capability.SHOWS_BANK_POSTING);
    assertThat(figures().lastBankPosting(ledger.companyCode())).isEmpty();

    ledger.postBankStatement();
    assertThat(figures().lastBankPosting(ledger.companyCode())).contains(LedgerScenario.TODAY);

    bench.startDay(LedgerScenario.TODAY.plusDays(2));
    assertThat(figures().lastBankPosting(ledger.companyCode())).contains(LedgerScenario.TODAY);
  }

  @Test
  void saysNothingThatItDoesNotClaim() {
    ledger.postBankStatement();
    if (!bench.connector.capabilities().contains(Capability.SHOWS_BALANCE)) {
      assertThat(figures().balances(List.of(ref(owing)))).isEmpty();
      assertThat(figures().documents(ref(owing))).isEmpty();
    }
    if (!bench.connector.capabilities().contains(Capability.SHOWS_BANK_POSTING)) {
      assertThat(figures().lastBankPosting(ledger.companyCode())).isEmpty();
    }
  }

  @Test
  void tellsByWhatADebtorIsRecognisedWhereItTellsAnything() {
    ledger.register(owing, new SimulatedLedger.Registration("DE123456789", "80331", "Marienplatz"));

    for (DebtorIdentity told : bench.atRest().identities(List.of(ref(owing)))) {
      assertThat(told.debtor()).isEqualTo(ref(owing));
      assertThat(told.vatId()).isEqualTo("DE123456789");
      assertThat(told.name()).isEqualTo(ledger.debtor(owing).name());
      assertThat(told.place()).startsWith("80331 Marienplatz");
    }
  }

  private SimulatedLedger booked() {
    books.post(
        owing,
        DocumentKind.CREDIT_MEMO,
        Money.of("EUR", "-20.30"),
        LedgerScenario.TODAY.minusDays(12));
    SimulatedLedger booked = books.ledger();
    booked.clear(paid, Clearing.Kind.PAYMENT);
    return booked;
  }

  private LedgerFigures figures() {
    return bench.atRest().figures();
  }

  private DebtorRef ref(String number) {
    return ledger.debtorRef(number);
  }
}
