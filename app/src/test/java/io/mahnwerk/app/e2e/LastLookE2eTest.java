package io.mahnwerk.app.e2e;

import static io.mahnwerk.app.e2e.SmallLedger.HELD_TO;
import static io.mahnwerk.app.e2e.SmallLedger.JUST_DUE;
import static io.mahnwerk.app.e2e.SmallLedger.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.app.CommandLineRun;
import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.DunningMark;
import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.core.writeback.CycleStep;
import io.mahnwerk.mocks.erp.SimulatedErpProvider;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Somebody else changes the ledger while a cycle is between its plan and its writes. */
@ParameterizedClass
@MethodSource("io.mahnwerk.app.e2e.Erps#marking")
class LastLookE2eTest {
  @Parameter SimulatedErpProvider erp;
  @TempDir Path folder;

  @Test
  void writesNothingToAnItemThatWasJustPaid() {
    SmallLedger books = new SmallLedger(erp);
    String debtor = books.steered();
    String paid = books.invoice(debtor, JUST_DUE);
    String open = books.invoice(debtor, JUST_DUE);
    try (Site site = new Site(erp, books.ledger(), folder.resolve("home")).configured("steered")) {
      CommandLineRun run = cycle(site, () -> site.ledger.clear(paid, Clearing.Kind.PAYMENT));

      assertThat(run.out()).contains("Not made: 1 × The item was cleared.");
      assertThat(site.dunning(paid)).isEqualTo(DunningState.UNTOUCHED);
      assertThat(site.dunning(open).mark()).contains(new DunningMark(HELD_TO));
      assertThat(site.ledger.changes()).isEqualTo(1);
    }
  }

  @Test
  void scoresADebtorAgainWhoGotTheFormerProcedureBackMeanwhile() {
    SmallLedger books = new SmallLedger(erp);
    String debtor = books.steered();
    books.withJustDue(debtor, 2).withJustDue(books.steered(), 1);
    try (Site site = new Site(erp, books.ledger(), folder.resolve("home")).configured("steered")) {
      CommandLineRun run = cycle(site, () -> site.ledger.assign(debtor, erp.formerProcedure()));

      assertThat(run.out())
          .contains("Not made: 2 × The debtor's data changed after the item was scored.")
          .contains("changes confirmed            1");
      assertThat(site.marks()).isEqualTo(1);
    }
  }

  private static CommandLineRun cycle(Site site, Runnable meanwhile) {
    AtomicBoolean done = new AtomicBoolean();
    CommandLineRun run =
        CommandLineRun.on(
            TODAY,
            step -> {
              if (step == CycleStep.PLANNED && !done.getAndSet(true)) {
                meanwhile.run();
              }
            },
            "--home",
            site.home,
            "--lang",
            "en",
            "cycle",
            "books");
    site.erp.settle();
    return run;
  }
}
