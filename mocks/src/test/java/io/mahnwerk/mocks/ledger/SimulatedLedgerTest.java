package io.mahnwerk.mocks.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.mocks.kit.LedgerScenario;
import io.mahnwerk.mocks.sap.SimulatedSapProvider;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulatedLedgerTest {
  private static final LocalDate TODAY = LedgerScenario.TODAY;

  private final SimulatedLedger ledger =
      new LedgerScenario(new SimulatedSapProvider()).withOverdueInvoices(3).ledger();
  private final List<LedgerItem> items = ledger.items();

  @Test
  void findsWhatWasTouchedOnADayOrLater() {
    ledger.edit(items.get(0).key(), item -> item.withBlock("A", TODAY));
    ledger.clear(items.get(1).key(), Clearing.Kind.PAYMENT);

    assertThat(ledger.touchedSince(TODAY))
        .extracting(LedgerItem::key)
        .containsExactly(items.get(0).key(), items.get(1).key());
    assertThat(ledger.touchedSince(TODAY.plusDays(1))).isEmpty();
    assertThat(ledger.touchedSince(items.get(2).createdOn())).hasSize(3);
  }

  @Test
  void findsAnItemOnceHoweverOftenItWasTouched() {
    ledger.edit(items.get(0).key(), item -> item.withBlock("A", TODAY));
    ledger.startDay(TODAY.plusDays(1));
    ledger.edit(items.get(0).key(), item -> item.withBlock("", TODAY.plusDays(1)));

    assertThat(ledger.touchedSince(TODAY)).hasSize(1);
  }

  @Test
  void forgetsAClearedItemAmongTheOpenOnes() {
    ledger.clear(items.get(1).key(), Clearing.Kind.PAYMENT);

    assertThat(ledger.openItems()).containsExactly(items.get(0), items.get(2));
    assertThat(ledger.items()).hasSize(3);
  }
}
