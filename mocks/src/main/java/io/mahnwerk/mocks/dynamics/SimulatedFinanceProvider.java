package io.mahnwerk.mocks.dynamics;

import io.mahnwerk.core.model.DunningProcedure;
import io.mahnwerk.core.model.DunningProcedureCode;
import io.mahnwerk.core.model.DunningProcedures;
import io.mahnwerk.core.model.ErpId;
import io.mahnwerk.mocks.erp.Peculiarity;
import io.mahnwerk.mocks.erp.SimulatedErp;
import io.mahnwerk.mocks.erp.SimulatedErpProvider;
import io.mahnwerk.mocks.ledger.MarkConvention;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes simulated legal entities of Finance. All customers get the letters of one sequence; there
 * is no opened copy of it, since no released entity shows which sequence a customer has.
 */
final class SimulatedFinanceProvider implements SimulatedErpProvider {
  private static final DunningProcedureCode LETTERS = new DunningProcedureCode("LETTERS");
  private static final DunningProcedures PROCEDURES =
      new DunningProcedures(
          Map.of(
              LETTERS,
              new DunningProcedure(
                  LETTERS,
                  0,
                  0,
                  0,
                  List.of(
                      DunningProcedure.Step.after(14),
                      DunningProcedure.Step.after(30),
                      DunningProcedure.Step.after(45)))),
          Map.of());

  @Override
  public ErpId erpId() {
    return new ErpId("dynamics");
  }

  @Override
  public MarkConvention marks() {
    return new FinMarks();
  }

  @Override
  public String itemKey(int year, int number) {
    return FinKeys.itemKey(year, number);
  }

  @Override
  public String debtorNumber(int number) {
    return "%09d".formatted(number);
  }

  @Override
  public Set<Peculiarity> peculiarities() {
    return Set.of(
        Peculiarity.PART_PAYMENT_REDUCES,
        Peculiarity.OWN_CURRENCIES,
        Peculiarity.SEVERAL_COMPANY_CODES);
  }

  @Override
  public String documentNumber(String itemKey) {
    return FinKeys.document(itemKey);
  }

  @Override
  public DunningProcedures procedures() {
    return PROCEDURES;
  }

  @Override
  public DunningProcedureCode formerProcedure() {
    return LETTERS;
  }

  @Override
  public boolean delaysOnly(Map<String, String> options) {
    return true;
  }

  @Override
  public SimulatedErp start(List<SimulatedLedger> books, Map<String, String> options) {
    return SimulatedFinance.start(books, FinOptions.of(options));
  }

  @Override
  public SimulatedErp start(SimulatedLedger ledger, Map<String, String> options) {
    return start(List.of(ledger), options);
  }
}
