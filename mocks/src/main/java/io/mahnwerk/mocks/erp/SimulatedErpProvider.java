package io.mahnwerk.mocks.erp;

import io.mahnwerk.core.model.ErpId;
import io.mahnwerk.mocks.ledger.MarkConvention;
import io.mahnwerk.mocks.ledger.SimulatedLedger;

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

  /** Starts serving the ledger on a free port of 127.0.0.1. */
  SimulatedErp start(SimulatedLedger ledger);
}
