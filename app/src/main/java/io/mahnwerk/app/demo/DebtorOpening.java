package io.mahnwerk.app.demo;

import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.spi.ProcedureSwitch;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * How the chosen debtors get the opened procedure: through the connection where that may write it,
 * and else by the administrator's mass change. What the connection leaves out because an item could
 * be dunned too early, or gives back for that reason, is asked for anew each week.
 */
final class DebtorOpening {
  private static final DayOfWeek ASKED_AGAIN = DayOfWeek.MONDAY;

  private final Stage stage;
  private final SimulatedLedger ledger;
  private final Optional<ProcedureSwitch> means;

  DebtorOpening(Stage stage, DemoConnection connection) {
    this.stage = stage;
    this.ledger = connection.ledger();
    this.means = connection.connector().procedureSwitch();
  }

  void open() {
    if (means.isPresent()) {
      means.get().open(chosen());
    } else {
      stage.assign(ledger, true);
    }
  }

  void openAgainOn(LocalDate day) {
    if (day.getDayOfWeek() == ASKED_AGAIN) {
      means.ifPresent(through -> through.open(chosen()));
    }
  }

  void giveBack() {
    if (means.isPresent()) {
      means.get().giveBack(chosen());
    } else {
      stage.assign(ledger, false);
    }
  }

  /** How many have it now. */
  int opened() {
    return (int)
        stage.steered().stream()
            .map(number -> ledger.debtor(number).dunning().procedure())
            .filter(stage.erp().procedures()::isOpened)
            .count();
  }

  private List<DebtorRef> chosen() {
    return stage.steered().stream().map(ledger::debtorRef).toList();
  }
}
