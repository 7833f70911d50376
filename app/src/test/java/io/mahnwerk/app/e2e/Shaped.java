package io.mahnwerk.app.e2e;

import io.mahnwerk.core.model.DunningProcedureCode;
import io.mahnwerk.core.model.DunningProcedures;
import io.mahnwerk.core.model.ErpId;
import io.mahnwerk.core.spi.Capability;
import io.mahnwerk.mocks.erp.Shape;
import io.mahnwerk.mocks.erp.SimulatedErp;
import io.mahnwerk.mocks.erp.SimulatedErpProvider;
import io.mahnwerk.mocks.ledger.MarkConvention;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A simulated ERP that is always met in one shape. */
record Shaped(SimulatedErpProvider erp, Shape shape) implements SimulatedErpProvider {

  private static final Set<Capability> HOLDS =
      Set.of(Capability.BLOCK_ITEM, Capability.BLOCK_DEBTOR);

  /** Every shape with an opened procedure of every ERP whose connector can mark single items. */
  static List<SimulatedErpProvider> all() {
    return Erps.marking().stream()
        .flatMap(erp -> erp.shapes().stream().map(s -> new Shaped(erp.setUp(s.options()), s)))
        .filter(shaped -> !shaped.procedures().formerOf().isEmpty())
        .map(SimulatedErpProvider.class::cast)
        .toList();
  }

  /** Every shape in which nothing can be held. */
  static Stream<SimulatedErpProvider> readOnly() {
    return everyShape().filter(shaped -> Collections.disjoint(Erps.capabilities(shaped), HOLDS));
  }

  /** Every shape whose items can be held and whose debtors have no opened procedure. */
  static Stream<SimulatedErpProvider> heldBackOnly() {
    return everyShape()
        .filter(shaped -> shaped.procedures().formerOf().isEmpty())
        .filter(shaped -> Erps.capabilities(shaped).contains(Capability.BLOCK_ITEM));
  }

  private static Stream<SimulatedErpProvider> everyShape() {
    return StreamSupport.stream(ServiceLoader.load(SimulatedErpProvider.class).spliterator(), false)
        .flatMap(erp -> erp.shapes().stream().map(s -> new Shaped(erp.setUp(s.options()), s)));
  }

  /** Those shapes, once each, but for the usual one. */
  static Stream<SimulatedErpProvider> unusual() {
    return all().stream().filter(erp -> !((Shaped) erp).shape().equals(Shape.USUAL));
  }

  @Override
  public ErpId erpId() {
    return erp.erpId();
  }

  @Override
  public MarkConvention marks() {
    return erp.marks(shape.options());
  }

  @Override
  public String itemKey(int year, int number) {
    return erp.itemKey(year, number);
  }

  @Override
  public String itemKey(String debtor, int year, int number) {
    return erp.itemKey(debtor, year, number);
  }

  @Override
  public String debtorNumber(int number) {
    return erp.debtorNumber(number);
  }

  @Override
  public String documentNumber(String itemKey) {
    return erp.documentNumber(itemKey);
  }

  @Override
  public DunningProcedures procedures() {
    return erp.procedures();
  }

  @Override
  public DunningProcedureCode formerProcedure() {
    return erp.formerProcedure();
  }

  @Override
  public SimulatedErp start(SimulatedLedger ledger, Map<String, String> options) {
    return erp.start(ledger, shape.options());
  }

  @Override
  public String toString() {
    return erp.erpId() + " " + shape;
  }
}
