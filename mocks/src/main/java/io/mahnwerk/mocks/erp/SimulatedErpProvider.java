package io.mahnwerk.mocks.erp;

import io.mahnwerk.core.model.DunningProcedureCode;
import io.mahnwerk.core.model.DunningProcedures;
import io.mahnwerk.core.model.ErpId;
import io.mahnwerk.core.spi.NativeRun;
import io.mahnwerk.core.spi.SettingSpec;
import io.mahnwerk.mocks.ledger.MarkConvention;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes the simulated ERP of one product line; found with {@link java.util.ServiceLoader}. */
public interface SimulatedErpProvider {
  ErpId erpId();

  /** The field convention of this ERP, for a ledger it is going to serve. */
  MarkConvention marks();

  /** The same for an ERP that is set up in another shape. */
  default MarkConvention marks(Map<String, String> options) {
    return marks();
  }

  /** The item key of the n-th invoice of a year, in the ERP's own form. */
  String itemKey(int year, int number);

  /** The same where an ERP's keys name the debtor as well. */
  default String itemKey(String debtor, int year, int number) {
    return itemKey(year, number);
  }

  /** The number of the n-th debtor, in the ERP's own form. */
  default String debtorNumber(int number) {
    return Integer.toString(10_000 + number);
  }

  /** What this ledger knows of that not every one does. */
  default Set<Peculiarity> peculiarities() {
    return Set.of();
  }

  /**
   * The key of a further item of the same document, where it has {@link Peculiarity#INSTALMENTS}.
   */
  default String instalmentKey(String itemKey, int number) {
    throw new UnsupportedOperationException("This protocol has no instalments");
  }

  /** The number of an account for one-time customers, where there are such. */
  default String oneTimeDebtor() {
    throw new UnsupportedOperationException("This protocol has no one-time accounts");
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

  /**
   * In which shapes this ERP can be met, such as with or without an add-on; a key that stands among
   * the connector's settings too is one thing seen from both sides.
   */
  default List<SettingSpec> options() {
    return List.of();
  }

  /**
   * Options of a demonstration that differ from what is usual, where nobody sets them otherwise.
   */
  default Map<String, String> demonstrated() {
    return Map.of();
  }

  /** The shapes in which the contracts are proved, the usual one first. */
  default List<Shape> shapes() {
    return List.of(Shape.USUAL);
  }

  /**
   * What makes this ERP as it is so set up, where keys, procedures or peculiarities depend on it.
   */
  default SimulatedErpProvider setUp(Map<String, String> options) {
    return this;
  }

  /** Whether code in this ERP, so set up, enforces the floor. */
  default NativeRun.Floor floor(Map<String, String> options) {
    return NativeRun.Floor.NONE;
  }

  /** Whether debtors of this ERP, so set up, keep their procedure and are only held back. */
  default boolean delaysOnly(Map<String, String> options) {
    return false;
  }

  /**
   * Starts serving the books of several company codes of one system, where it has {@link
   * Peculiarity#SEVERAL_COMPANY_CODES}; {@link SimulatedErp#ledger()} is the first.
   */
  default SimulatedErp start(List<SimulatedLedger> books, Map<String, String> options) {
    throw new UnsupportedOperationException("This protocol has no second company code");
  }

  /** Starts serving the ledger on a free port of 127.0.0.1. */
  default SimulatedErp start(SimulatedLedger ledger) {
    return start(ledger, Map.of());
  }

  /**
   * Starts serving the ledger on a free port of 127.0.0.1.
   *
   * @param options some of {@link #options()}; what is absent has its fallback
   */
  SimulatedErp start(SimulatedLedger ledger, Map<String, String> options);
}
