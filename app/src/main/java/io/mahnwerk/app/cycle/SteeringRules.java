package io.mahnwerk.app.cycle;

import io.mahnwerk.app.config.ConfiguredConnection;
import io.mahnwerk.app.config.SteeringState;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DunningProcedures;
import io.mahnwerk.core.writeback.DebtorSwitches;
import io.mahnwerk.scoring.AdviceSettings;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Which debtors carry marks, by the state of their company code. Who is steered is read from the
 * ledger: whoever has an opened procedure. Natural persons and key accounts are never held back.
 *
 * @param proven whether holds may be written; else nobody is switched on and what stands ends
 * @param admitted whether a company code may be steered; one that must not is only observed
 */
record SteeringRules(
    ConfiguredConnection connection,
    DunningProcedures procedures,
    boolean proven,
    Predicate<CompanyCode> admitted) {

  /**
   * @param stopped what a person said when the present round was planned
   */
  DebtorSwitches switches(Supplier<StopSwitch.State> stopped) {
    PilotShare share = new PilotShare(connection.safeguards().pilotShare());
    return new DebtorSwitches(
        this::isSwitchedOn,
        this::isLeftAlone,
        debtor -> stopped.get() == StopSwitch.State.GO && share.includes(debtor.ref()));
  }

  /**
   * The user's weights; debtors with the former procedure are advised where one may be held, and
   * where nobody can have another one.
   */
  AdviceSettings advice() {
    AdviceSettings given = connection.advice();
    return new AdviceSettings(
        given.interestRate(),
        given.noticeCost(),
        given.complaintCost(),
        given.margin(),
        given.leadBusinessDays(),
        given.longestHoldDays(),
        given.frequencyCapDays(),
        given.promiseGraceDays(),
        connection.steering().containsValue(SteeringState.DELAY_ONLY) || procedures.onlyHoldBack());
  }

  boolean isSwitchedOn(Debtor debtor) {
    if (!proven) {
      return false;
    }
    boolean opened = procedures.isOpened(debtor.dunning().procedure());
    return switch (state(debtor)) {
      case OBSERVE -> false;
      case STEERED -> opened;
      case DELAY_ONLY -> !opened && !debtor.naturalPerson() && !debtor.keyAccount();
    };
  }

  boolean isLeftAlone(Debtor debtor) {
    return state(debtor) == SteeringState.OBSERVE;
  }

  private SteeringState state(Debtor debtor) {
    CompanyCode code = debtor.ref().companyCode();
    SteeringState wanted = connection.steering(code);
    return wanted == SteeringState.STEERED && !admitted.test(code) ? SteeringState.OBSERVE : wanted;
  }
}
