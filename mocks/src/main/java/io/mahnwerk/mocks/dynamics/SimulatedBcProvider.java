package io.mahnwerk.mocks.dynamics;

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
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes simulated Business Central companies and, in two shapes, legal entities of Finance. */
public final class SimulatedBcProvider implements SimulatedErpProvider {
  @Override
  public ErpId erpId() {
    return new ErpId("dynamics");
  }

  @Override
  public MarkConvention marks() {
    return BcMarks.of(BcOptions.DEFAULT);
  }

  @Override
  public MarkConvention marks(Map<String, String> options) {
    return FinOptions.areMeant(options) ? new FinMarks() : BcMarks.of(BcOptions.of(options));
  }

  @Override
  public String itemKey(int year, int number) {
    return BcKeys.itemKey(year, number);
  }

  @Override
  public String debtorNumber(int number) {
    return "D%05d".formatted(10_000 + number);
  }

  @Override
  public Set<Peculiarity> peculiarities() {
    return Set.of(Peculiarity.PART_PAYMENT_REDUCES, Peculiarity.OWN_CURRENCIES);
  }

  @Override
  public String documentNumber(String itemKey) {
    return BcKeys.document(itemKey);
  }

  @Override
  public DunningProcedures procedures() {
    return BcSetup.PROCEDURES;
  }

  @Override
  public DunningProcedureCode formerProcedure() {
    return BcSetup.FORMER;
  }

  @Override
  public List<SettingSpec> options() {
    return List.of(
        SettingSpec.optional(
            BcOptions.EXTENSION, "true", "whether our extension is installed: true or false"),
        SettingSpec.optional(
            BcOptions.ROUTE,
            BcOptions.ON_HOLD,
            "what holds an entry without the extension: on-hold or dispute-status"),
        SettingSpec.optional(
            "traits", "", "what sets the server apart, joined by commas: " + BcTrait.WORDS.all()),
        SettingSpec.optional("page-limit", "20000", "most records of one answer"),
        SettingSpec.optional("concurrent", "5", "calls served at one time"),
        SettingSpec.optional("queue", "95", "calls that may wait; one more is turned away"),
        SettingSpec.optional(
            "requests-per-window", "0", "most calls within five minutes, 0 for no limit"));
  }

  @Override
  public List<Shape> shapes() {
    return List.of(
        Shape.USUAL,
        new Shape(
            "on-premises-behind-a-proxy",
            Map.of(
                "traits", "on-premises,proxy,precondition-failed,plain-enums", "page-limit", "3")),
        new Shape("stock", Map.of(BcOptions.EXTENSION, "false", "page-limit", "7")),
        new Shape(
            "stock-without-levels",
            Map.of(BcOptions.EXTENSION, "false", "traits", "no-reminder-entries")),
        new Shape(
            "dispute-status",
            Map.of(BcOptions.EXTENSION, "false", BcOptions.ROUTE, BcOptions.DISPUTE)),
        new Shape("finance", Map.of(FinOptions.PRODUCT, FinOptions.FINANCE, "page-limit", "11")),
        new Shape(
            "finance-disputes",
            Map.of(FinOptions.PRODUCT, FinOptions.FINANCE, FinOptions.DISPUTES, FinOptions.HOLD)));
  }

  @Override
  public SimulatedErpProvider setUp(Map<String, String> options) {
    return FinOptions.areMeant(options) ? new SimulatedFinanceProvider() : this;
  }

  @Override
  public NativeRun.Floor floor(Map<String, String> options) {
    return !FinOptions.areMeant(options) && BcOptions.of(options).extension()
        ? NativeRun.Floor.ENFORCED
        : NativeRun.Floor.NONE;
  }

  @Override
  public SimulatedErp start(SimulatedLedger ledger, Map<String, String> options) {
    return FinOptions.areMeant(options)
        ? setUp(options).start(ledger, options)
        : SimulatedBc.start(ledger, BcOptions.of(options));
  }
}
