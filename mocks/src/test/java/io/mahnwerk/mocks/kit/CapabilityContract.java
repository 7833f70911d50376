package io.mahnwerk.mocks.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.spi.Capability;
import io.mahnwerk.core.spi.DunningInstruction.Hold;
import io.mahnwerk.core.spi.IdempotencyKey;
import io.mahnwerk.core.spi.NativeRun;
import io.mahnwerk.core.spi.SuggestionBoard;
import io.mahnwerk.mocks.ledger.LedgerItem;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is claimed is there, and what is not claimed is not. */
@InEveryShape
@Timeout(120)
public class CapabilityContract {
  private static final LocalDate TODAY = LedgerScenario.TODAY;
  private static final LocalDate UNTIL = TODAY.plusDays(9);

  private final SimulatedLedger ledger = Bench.scenario().withOverdueInvoices(2).ledger();
  private final String key = ledger.items().get(0).key();
  private final Bench bench = new Bench(ledger);

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void showsAnItemsLevelWhereItClaimsTo() {
    ledger.edit(key, item -> item.dunned(new DunningLevel(1), TODAY.minusDays(3)));

    DunningLevel told = bench.reread(key).dunning().level();

    assertThat(told)
        .isEqualTo(claims(Capability.SHOWS_LEVEL) ? new DunningLevel(1) : DunningLevel.NONE);
  }

  @Test
  void letsAHoldEndByItselfWhereItClaimsTo() {
    bench.assumeClaimed(Capability.BLOCK_ITEM);
    OpenItem item = bench.readAll().open(key);
    bench.apply(new Hold(item.ref(), item.version(), UNTIL, new IdempotencyKey("k1")));
    assertThat(isHeld()).isTrue();

    bench.startDay(UNTIL);

    assertThat(isHeld()).isEqualTo(!claims(Capability.BLOCK_EXPIRES));
    assertThat(bench.reread(key).dunning().isHeldByUs()).isEqualTo(isHeld());
  }

  @Test
  void holdsTheFloorWhereItClaimsTo() {
    NativeRun.Floor floor = Registered.simulatedErp().floor(Registered.shape().options());

    assertThat(claims(Capability.ENFORCES_FLOOR)).isEqualTo(floor == NativeRun.Floor.ENFORCED);
  }

  @Test
  void carriesOurDateWhereItClaimsTo() {
    bench.assumeClaimed(Capability.BLOCK_ITEM);
    OpenItem item = bench.readAll().open(key);
    bench.apply(new Hold(item.ref(), item.version(), UNTIL, new IdempotencyKey("k1")));

    assertThat(bench.reread(key).dunning().mark().isPresent())
        .isEqualTo(claims(Capability.MARK_ITEM));
  }

  @Test
  void hasABoardForSuggestionsOnlyWhereItClaimsTo() {
    assertThat(bench.connector.suggestions() != SuggestionBoard.NONE)
        .isEqualTo(claims(Capability.SHOWS_SUGGESTION));
  }

  @Test
  void neverStartsADunningRun() {
    bench.assumeClaimed(Capability.BLOCK_ITEM);
    LedgerItem other = ledger.item(ledger.items().get(1).key());
    OpenItem item = bench.readAll().open(key);
    bench.apply(new Hold(item.ref(), item.version(), UNTIL, new IdempotencyKey("k1")));

    assertThat(ledger.item(key).level()).isEqualTo(DunningLevel.NONE);
    assertThat(ledger.item(key).lastDunnedOn()).isEmpty();
    assertThat(ledger.item(other.key())).isEqualTo(other);
    assertThat(ledger.debtor(other.debtor()).dunning().lastDunnedOn()).isEmpty();
  }

  private boolean claims(Capability capability) {
    return bench.connector.capabilities().contains(capability);
  }

  private boolean isHeld() {
    return ledger.canonical(ledger.item(key)).dunning().isHeldByUs();
  }
}
