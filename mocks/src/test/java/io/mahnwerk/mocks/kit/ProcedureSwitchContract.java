package io.mahnwerk.mocks.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.DebtorDunning;
import io.mahnwerk.core.model.DunningProcedureCode;
import io.mahnwerk.core.model.Money;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.spi.Capability;
import io.mahnwerk.core.spi.DunningInstruction.Hold;
import io.mahnwerk.core.spi.IdempotencyKey;
import io.mahnwerk.core.spi.ProcedureSwitch;
import io.mahnwerk.core.spi.WriteOutcome;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A connector that may open debtors does so, and gives back exactly what was there. */
@InEveryShape
@Timeout(120)
public class ProcedureSwitchContract {
  private final DunningProcedureCode former = Registered.simulatedErp().formerProcedure();
  private final DunningProcedureCode opened =
      Registered.hasOpenedProcedure() ? Registered.simulatedErp().openedProcedure() : former;
  private final LedgerScenario scenario = Bench.scenario();
  private final String debtor = scenario.debtor();
  private final SimulatedLedger ledger = withAnInvoiceThatIsNotDueYet();
  private final Bench bench = new Bench(ledger);

  @BeforeEach
  void mayOpenDebtors() {
    Assumptions.assumeTrue(
        bench.connector.procedureSwitch().isPresent(),
        () -> "'" + Registered.connector().erpId() + "' does not claim to open debtors here");
    bench.readAll();
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void opensADebtorAndGivesBackWhatItHad() {
    DebtorDunning before = ledger.debtor(debtor).dunning();

    assertThat(open()).isInstanceOf(WriteOutcome.Pending.class);
    assertThat(ledger.debtor(debtor).dunning().procedure()).isEqualTo(opened);
    assertThat(bench.rereadDebtor(debtor).dunning().procedure()).isEqualTo(opened);
    assertThat(open()).isInstanceOf(WriteOutcome.AlreadyInForce.class);

    assertThat(giveBack()).isInstanceOf(WriteOutcome.Pending.class);
    assertThat(ledger.debtor(debtor).dunning()).isEqualTo(before);
    assertThat(bench.rereadDebtor(debtor).dunning().procedure()).isEqualTo(former);
    assertThat(giveBack()).isInstanceOf(WriteOutcome.AlreadyInForce.class);
  }

  @Test
  void keepsABlockOfOursWhenItOpensADebtor() {
    bench.assumeClaimed(Capability.BLOCK_DEBTOR);
    var read = bench.rereadDebtor(debtor);
    bench.apply(
        new Hold(
            read.ref(),
            read.version(),
            LedgerScenario.TODAY.plusDays(9),
            new IdempotencyKey("k1")));

    open();

    assertThat(bench.rereadDebtor(debtor).dunning().block()).matches(b -> b.orElseThrow().isOurs());
    assertThat(ledger.debtor(debtor).dunning().procedure()).isEqualTo(opened);
    giveBack();
    assertThat(bench.rereadDebtor(debtor).dunning().block()).matches(b -> b.orElseThrow().isOurs());
    assertThat(ledger.debtor(debtor).dunning().procedure()).isEqualTo(former);
  }

  @Test
  void losesNeitherOfTwoChangesThatNobodyHasTakenOverYet() {
    bench.assumeClaimed(Capability.BLOCK_DEBTOR);
    var read = bench.rereadDebtor(debtor);
    means().open(List.of(ledger.debtorRef(debtor)));
    bench
        .connector
        .dunning()
        .apply(
            List.of(
                new Hold(
                    read.ref(),
                    read.version(),
                    LedgerScenario.TODAY.plusDays(9),
                    new IdempotencyKey("k1"))));

    var shown = bench.rereadDebtor(debtor);

    assertThat(shown.dunning().procedure()).isEqualTo(opened);
    assertThat(shown.dunning().block()).matches(b -> b.orElseThrow().isOurs());
  }

  @Test
  void leavesADebtorAloneThatAPersonOpened() {
    ledger.assign(debtor, opened);
    bench.readAll();

    assertThat(giveBack()).isEqualTo(new WriteOutcome.Refused(Reason.of(ReasonCode.OWN_TERMS)));
    assertThat(ledger.debtor(debtor).dunning().procedure()).isEqualTo(opened);
  }

  @Test
  void doesNotOpenADebtorWhoseItemWouldBeDunnedBeforeItsFormerDay() {
    scenario.invoice(debtor, Money.of("EUR", "7.00"), LedgerScenario.TODAY.minusDays(5));
    bench.readAll();

    assertThat(open())
        .isInstanceOfSatisfying(
            WriteOutcome.Refused.class,
            refused -> assertThat(refused.reason().code()).isEqualTo(ReasonCode.EARLY_IF_OPENED));
    assertThat(ledger.debtor(debtor).dunning().procedure()).isEqualTo(former);
  }

  private SimulatedLedger withAnInvoiceThatIsNotDueYet() {
    scenario.invoice(debtor, Money.of("EUR", "5.00"), LedgerScenario.TODAY.plusDays(30));
    return scenario.ledger();
  }

  private ProcedureSwitch means() {
    return bench.atRest().procedureSwitch().orElseThrow();
  }

  private WriteOutcome open() {
    WriteOutcome outcome = means().open(List.of(ledger.debtorRef(debtor))).get(0);
    bench.erp.settle();
    return outcome;
  }

  private WriteOutcome giveBack() {
    WriteOutcome outcome = means().giveBack(List.of(ledger.debtorRef(debtor))).get(0);
    bench.erp.settle();
    return outcome;
  }
}
