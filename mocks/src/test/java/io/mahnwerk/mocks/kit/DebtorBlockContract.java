package io.mahnwerk.mocks.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorDunning;
import io.mahnwerk.core.model.DunningBlock;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.spi.Capability;
import io.mahnwerk.core.spi.DunningInstruction.Hold;
import io.mahnwerk.core.spi.DunningInstruction.Withdraw;
import io.mahnwerk.core.spi.IdempotencyKey;
import io.mahnwerk.core.spi.WriteOutcome;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Writing touches our own block of a debtor and nothing else of it. */
@InEveryShape
@Timeout(120)
public class DebtorBlockContract {
  private static final LocalDate UNTIL = LedgerScenario.TODAY.plusDays(9);

  private final SimulatedLedger ledger = Bench.scenario().withOverdueInvoices(1).ledger();
  private final String debtor = ledger.items().get(0).debtor();
  private final Bench bench = new Bench(ledger);

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void appliesWhatItClaimsToADebtorAndRefusesTheRest() {
    Debtor read = bench.readAll().debtors().get(ledger.debtorRef(debtor));
    assertThat(read).isNotNull();

    WriteOutcome outcome =
        bench.apply(new Hold(read.ref(), read.version(), UNTIL, new IdempotencyKey("k1")));

    if (bench.connector.capabilities().contains(Capability.BLOCK_DEBTOR)) {
      assertThat(outcome).isInstanceOf(WriteOutcome.Pending.class);
      assertThat(ledger.debtor(debtor).dunning().block()).matches(b -> b.orElseThrow().isOurs());
      assertThat(bench.rereadDebtor(debtor).dunning().block())
          .matches(b -> b.orElseThrow().isOurs());
    } else {
      assertThat(outcome).isInstanceOf(WriteOutcome.Refused.class);
      assertThat(((WriteOutcome.Refused) outcome).reason().code())
          .isEqualTo(ReasonCode.NOT_SUPPORTED);
      assertThat(ledger.debtor(debtor).dunning().block()).isEmpty();
    }
  }

  @Test
  void liftsItsOwnBlockOfADebtor() {
    bench.assumeClaimed(Capability.BLOCK_DEBTOR);
    Debtor before = bench.rereadDebtor(debtor);
    bench.apply(new Hold(before.ref(), before.version(), UNTIL, new IdempotencyKey("k1")));
    Debtor held = bench.rereadDebtor(debtor);

    bench.apply(new Withdraw(held.ref(), held.version(), new IdempotencyKey("k2")));

    assertThat(ledger.debtor(debtor).dunning()).isEqualTo(before.dunning());
  }

  @Test
  void leavesAClerksBlockOfADebtorAlone() {
    bench.assumeClaimed(Capability.BLOCK_DEBTOR);
    DunningBlock clerks = new DunningBlock("A", DunningBlock.Owner.CLERK);
    ledger.change(
        debtor,
        d ->
            new DebtorDunning(
                d.procedure(),
                Optional.of(clerks),
                d.level(),
                d.lastDunnedOn(),
                d.legalDunningOn()));
    Debtor read = bench.rereadDebtor(debtor);

    WriteOutcome hold =
        bench.apply(new Hold(read.ref(), read.version(), UNTIL, new IdempotencyKey("k1")));
    bench.apply(new Withdraw(read.ref(), read.version(), new IdempotencyKey("k2")));

    assertThat(hold).isEqualTo(new WriteOutcome.Refused(Reason.of(ReasonCode.CLERK_BLOCK)));
    assertThat(ledger.debtor(debtor).dunning().block()).contains(clerks);
  }

  @Test
  void answersStaleWhenTheDebtorMovedOn() {
    bench.assumeClaimed(Capability.BLOCK_DEBTOR);
    Debtor read = bench.rereadDebtor(debtor);
    ledger.assign(debtor, Registered.simulatedErp().openedProcedure());

    WriteOutcome outcome =
        bench.apply(new Hold(read.ref(), read.version(), UNTIL, new IdempotencyKey("k1")));

    assertThat(outcome).isInstanceOf(WriteOutcome.Stale.class);
    assertThat(ledger.debtor(debtor).dunning().block()).isEmpty();
  }
}
