package io.mahnwerk.mocks.sap;

import io.mahnwerk.core.model.DunningProcedureCode;
import io.mahnwerk.core.model.DunningProcedures;
import io.mahnwerk.core.model.ErpId;
import io.mahnwerk.core.spi.NativeRun;
import io.mahnwerk.core.spi.SettingSpec;
import io.mahnwerk.mocks.erp.Peculiarity;
import io.mahnwerk.mocks.erp.Shape;
import io.mahnwerk.mocks.erp.SimulatedErp;
import io.mahnwerk.mocks.erp.SimulatedErpProvider;
import io.mahnwerk.mocks.ledger.MarkConvention;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes simulated S/4HANA systems with the default options. */
public final class SimulatedSapProvider implements SimulatedErpProvider {
  @Override
  public ErpId erpId() {
    return new ErpId("sap");
  }

  @Override
  public MarkConvention marks() {
    return new SapMarks();
  }

  @Override
  public MarkConvention marks(Map<String, String> options) {
    return new SapMarks(MarkOptions.of(options));
  }

  @Override
  public String itemKey(int year, int number) {
    return ItemKey.ofInvoice(year, number).text();
  }

  @Override
  public String debtorNumber(int number) {
    return "%010d".formatted(10_100_000 + number);
  }

  /** An item's amount never changes: what was paid in part is another item. */
  @Override
  public Set<Peculiarity> peculiarities() {
    return EnumSet.complementOf(EnumSet.of(Peculiarity.PART_PAYMENT_REDUCES));
  }

  @Override
  public String instalmentKey(String itemKey, int number) {
    ItemKey first = ItemKey.of(itemKey);
    return new ItemKey(first.year(), first.document(), "%03d".formatted(number)).text();
  }

  @Override
  public String oneTimeDebtor() {
    return CustomerSets.ONE_TIME;
  }

  @Override
  public String documentNumber(String itemKey) {
    return ItemKey.of(itemKey).document();
  }

  @Override
  public DunningProcedures procedures() {
    return SapCustomizing.PROCEDURES;
  }

  @Override
  public DunningProcedureCode formerProcedure() {
    return SapCustomizing.FORMER;
  }

  @Override
  public List<SettingSpec> options() {
    List<SettingSpec> options = new ArrayList<>(MarkOptions.specs());
    options.addAll(
        List.of(
            SettingSpec.optional(
                "floor",
                SapOptions.EVENT_MODULE,
                "whether an event module holds the former days: event-module or none"),
            SettingSpec.optional(
                "traits",
                "",
                "what sets the system apart, joined by commas: " + SapTrait.WORDS.all()),
            SettingSpec.optional("page-limit", "1000", "most entries of one answer"),
            SettingSpec.optional(
                "busy-every", "0", "each so-manieth read is turned away as the system is busy")));
    return options;
  }

  @Override
  public List<Shape> shapes() {
    return List.of(
        Shape.USUAL,
        new Shape("older-release", Map.of("traits", "fewer-properties,no-batch,warnings")),
        new Shape("behind-a-proxy", Map.of("traits", "proxy,demands-if-match", "page-limit", "3")),
        new Shape("with-versions", Map.of("traits", "etags,custom-service", "page-limit", "5")),
        new Shape("event-module", Map.of("honoured-by", "event-module")),
        new Shape("reference-date", Map.of("honoured-by", "reference-date", "floor", "none")),
        new Shape("account-block", Map.of("honoured-by", "account-block")),
        new Shape("released-reason", Map.of("released-reason-code", "F")));
  }

  @Override
  public NativeRun.Floor floor(Map<String, String> options) {
    return floorOf(options).equals(SapOptions.EVENT_MODULE)
        ? NativeRun.Floor.ENFORCED
        : NativeRun.Floor.NONE;
  }

  private static String floorOf(Map<String, String> options) {
    return options.getOrDefault("floor", SapOptions.EVENT_MODULE);
  }

  @Override
  public SimulatedErp start(SimulatedLedger ledger, Map<String, String> options) {
    return start(List.of(ledger), options);
  }

  @Override
  public SimulatedErp start(List<SimulatedLedger> books, Map<String, String> options) {
    return SimulatedSap.start(books, SapOptions.of(options), MarkOptions.of(options));
  }
}
