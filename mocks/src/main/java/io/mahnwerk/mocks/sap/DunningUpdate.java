package io.mahnwerk.mocks.sap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.mahnwerk.core.model.DebtorDunning;
import io.mahnwerk.core.model.DunningProcedureCode;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import io.mahnwerk.mocks.ledger.SimulatedLedger.LedgerDebtor;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Partial updates of {@code A_CustomerDunning}. Block and procedure can be changed; SAP would let
 * level and last dunning date be changed as well, which nobody here may want to.
 */
record DunningUpdate(SimulatedLedger ledger, EntityType<LedgerDebtor> type)
    implements ODataService.Updater<LedgerDebtor> {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String BLOCK = "DunningBlock";
  private static final String PROCEDURE = "DunningProcedure";
  private static final Set<String> CHANGEABLE = Set.of(BLOCK, PROCEDURE);

  @Override
  public void update(LedgerDebtor row, byte[] json) {
    Map<String, String> values = values(json);
    ledger.change(row.debtor().ref().number(), before -> changed(before, values));
  }

  private static DebtorDunning changed(DebtorDunning before, Map<String, String> values) {
    return new DebtorDunning(
        values.containsKey(PROCEDURE)
            ? new DunningProcedureCode(values.get(PROCEDURE))
            : before.procedure(),
        values.containsKey(BLOCK) ? SapMarks.block(values.get(BLOCK)) : before.block(),
        before.level(),
        before.lastDunnedOn(),
        before.legalDunningOn());
  }

  private Map<String, String> values(byte[] json) {
    Map<String, String> values = new TreeMap<>();
    for (Map.Entry<String, JsonNode> field : parsed(json).properties()) {
      Property<LedgerDebtor> property = type.property(field.getKey());
      if (!CHANGEABLE.contains(property.name())) {
        throw ODataError.badRequest("Property '" + property.name() + "' cannot be changed here.");
      }
      if (!field.getValue().isTextual()
          || field.getValue().textValue().length() > property.length()) {
        throw ODataError.badRequest(
            "Property '%s' at offset '1' has invalid value '%s'."
                .formatted(property.name(), field.getValue().asText()));
      }
      values.put(property.name(), field.getValue().textValue().toUpperCase(java.util.Locale.ROOT));
    }
    return values;
  }

  /** The entity itself or, as some clients send it, the entity within {@code d}. */
  private static JsonNode parsed(byte[] json) {
    try {
      JsonNode root = JSON.readTree(json);
      JsonNode entity = root.size() == 1 && root.has("d") ? root.get("d") : root;
      if (entity.isObject()) {
        return entity;
      }
    } catch (IOException notJson) {
      throw ODataError.badRequest("Error while parsing a JSON stream.");
    }
    throw ODataError.badRequest("A JSON object is expected.");
  }
}
