package io.mahnwerk.mocks.datev;

import io.mahnwerk.core.model.DunningProcedureCode;
import io.mahnwerk.core.model.DunningProcedures;
import io.mahnwerk.core.model.ErpId;
import io.mahnwerk.core.spi.SettingSpec;
import io.mahnwerk.mocks.erp.Peculiarity;
import io.mahnwerk.mocks.erp.Shape;
import io.mahnwerk.mocks.erp.SimulatedErp;
import io.mahnwerk.mocks.erp.SimulatedErpProvider;
import io.mahnwerk.mocks.ledger.MarkConvention;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes simulated tax offices that work with DATEV. */
public final class SimulatedDatevProvider implements SimulatedErpProvider {
  private static final int FIRST_ACCOUNT = 10_000;
  private static final int LAST_ACCOUNT = 69_998;

  @Override
  public ErpId erpId() {
    return new ErpId("datev");
  }

  @Override
  public MarkConvention marks() {
    return new DatevMarks();
  }

  /** Of the first debtor. */
  @Override
  public String itemKey(int year, int number) {
    return itemKey(debtorNumber(1), year, number);
  }

  @Override
  public String itemKey(String debtor, int year, int number) {
    return "%s/RE-%d-%06d".formatted(debtor, year, number);
  }

  @Override
  public String debtorNumber(int number) {
    int account = FIRST_ACCOUNT + number;
    if (account > LAST_ACCOUNT) {
      throw new IllegalArgumentException("There is no account for debtor " + number);
    }
    return Integer.toString(account);
  }

  @Override
  public String documentNumber(String itemKey) {
    return itemKey.substring(itemKey.indexOf('/') + 1);
  }

  @Override
  public Set<Peculiarity> peculiarities() {
    return Set.of(Peculiarity.PART_PAYMENT_REDUCES, Peculiarity.ONE_TIME_ACCOUNTS);
  }

  @Override
  public String oneTimeDebtor() {
    return DebtorCards.ONE_TIME;
  }

  @Override
  public DunningProcedures procedures() {
    return OfficeBooks.PROCEDURES;
  }

  @Override
  public DunningProcedureCode formerProcedure() {
    return OfficeBooks.FORMER;
  }

  @Override
  public List<SettingSpec> options() {
    return DatevOptions.specs();
  }

  @Override
  public Map<String, String> demonstrated() {
    return Map.of("invoices", DatevOptions.BROUGHT);
  }

  @Override
  public List<Shape> shapes() {
    return List.of(
        Shape.USUAL,
        new Shape("classic-template", Map.of("opos", DatevOptions.CLASSIC)),
        new Shape("steering", Map.of("steering", DatevOptions.OWN_PERIODS)),
        new Shape("datevconnect", Map.of("exchange", DatevOptions.DATEVCONNECT)));
  }

  @Override
  public boolean delaysOnly(Map<String, String> options) {
    return DatevOptions.of(options).steering().equals(DatevOptions.DELAY_ONLY);
  }

  @Override
  public SimulatedErp start(SimulatedLedger ledger, Map<String, String> options) {
    return SimulatedDatev.start(ledger, DatevOptions.of(options));
  }
}
