package io.mahnwerk.mocks.dynamics;

import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The company whose books are served; its name is the ledger's company code. */
record Company(SimulatedLedger ledger) {
  String name() {
    return ledger.companyCode().value();
  }

  String id() {
    return id("company", name()).toString();
  }

  /** By id or by name. */
  boolean isCalled(String asked) {
    return asked.equals(name()) || asked.equalsIgnoreCase(id());
  }

  /** The SystemId of a record, the same in every run. */
  static UUID id(String table, String key) {
    return UUID.nameUUIDFromBytes((table + "|" + key).getBytes(StandardCharsets.UTF_8));
  }
}
