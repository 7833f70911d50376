package io.mahnwerk.mocks.erp;

import io.mahnwerk.core.model.DunningProcedureCode;
import io.mahnwerk.core.model.DunningProcedures;
import io.mahnwerk.core.model.ErpId;
import io.mahnwerk.mocks.ledger.MarkConvention;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.util.Map;

/** Makes the simulated ERP of one product line; found with {@link java.util.ServiceLoader}. */
public interface SimulatedErpProvider {
  ErpId erpId();

  /** The field convention of this ERP, for a ledger it is going to serve. */
  MarkConvention marks();

  /** The item key of the n-th invoice of a year, in the ERP's own form. */
  String itemKey(int year, int number);

  /** The number of the n-th debtor, in the ERP's own form. */
  default String debtorNumber(int number) {
    return Integer.toString(10_000 + number);
  }

  /** The document number that this ERP shows for the item with this key. */
  String documentNumber(String itemKey);

  /** The procedures that its customizing holds: the usual one and an opened copy of it. */
  DunningProcedures procedures();

  /** The procedure with which every debtor begins. */
  DunningProcedureCode formerProcedure();

  /** The opened copy of it. */
  default DunningProcedureCode openedProcedure() {
    return procedures().formerOf().entrySet().stream()
        .filter(pair -> pair.getValue().equals(formerProcedure()))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  /** Starts serving the ledger on a free port of 127.0.0.1. */
  SimulatedErp start(SimulatedLedger ledger);
}
