package io.mahnwerk.connector.sap;

import io.mahnwerk.core.http.ResilientHttp;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.odata.v4.V4Collection;
import io.mahnwerk.core.odata.v4.V4Service;
import io.mahnwerk.core.spi.SettingSpec;
import io.mahnwerk.core.spi.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The customer's own OData V4 service (CDS views behind a RAP service binding), which shows what
 * SAP's released services do not: dunning procedures, block reasons, the notices that were sent
 * and, where he wants it, the items. Each is read of an entity set of its own by names that the
 * settings map.
 */
final class SapOwnService {
  static final List<SettingSpec> SPECS =
      List.of(
          SettingSpec.optional(
              "custom-service", "", "path of an own OData V4 service that shows the procedures"),
          SettingSpec.optional(
              "custom-procedures",
              "DunningProcedures",
              "its entity set of procedures, a record for each level; blank for none"),
          SettingSpec.optional(
              "custom-procedure-fields",
              "",
              "its own names where they differ: DaysInArrears=Vertg, joined by commas"),
          SettingSpec.optional(
              "custom-items",
              "",
              "its entity set of customer items, read instead of " + SapServices.ITEMS),
          SettingSpec.optional(
              "custom-item-fields", "", "its own names where they differ: NetDueDate=Faedt"),
          SettingSpec.optional(
              "custom-notices", "", "its entity set of items on dunning notices (MHNK, MHND)"),
          SettingSpec.optional(
              "custom-notice-fields", "", "its own names where they differ: DunningDate=Laufd"),
          SettingSpec.optional(
              "custom-block-reasons", "", "its entity set of dunning block reasons (T040S)"),
          SettingSpec.optional(
              "custom-block-reason-fields",
              "",
              "its own name where it differs: DunningBlockingReason=Mansp"));

  private final ConnectionId connection;
  private final Settings settings;
  private final @Nullable V4Service service;

  private SapOwnService(ConnectionId connection, Settings settings, @Nullable V4Service service) {
    this.connection = connection;
    this.settings = settings;
    this.service = service;
  }

  /** Throws for settings that are not of their form. */
  static SapOwnService open(SapSettings settings, ResilientHttp http) {
    Settings given = settings.given();
    fields(given, "custom-procedure-fields", SapCustomProcedures.ALL);
    fields(given, "custom-item-fields", SapFields.items(settings.marking().marks()).wanted());
    fields(given, "custom-notice-fields", SapNotices.FIELDS);
    fields(given, "custom-block-reason-fields", SapBlockReasons.FIELDS);
    String path = given.text("custom-service");
    if (path.isEmpty()) {
      return new SapOwnService(settings.connection(), given, null);
    }
    V4Service service =
        new V4Service(
            http,
            given.parsed(
                "custom-service",
                new Sentence("a path", "ein Pfad"),
                text -> settings.addresses().address(text.replaceAll("/*$", "/"))),
            settings.addresses().parameters());
    return new SapOwnService(settings.connection(), given, service);
  }

  /** Where the procedures are shown; empty where they are not. */
  Optional<SapCustomProcedures> procedures() {
    return collection("custom-procedures", "custom-procedure-fields", SapCustomProcedures.ALL)
        .map(shown -> new SapCustomProcedures(connection, shown));
  }

  /** What stands in for the released entity set of items; empty where nothing does. */
  Optional<V4Collection> items(SapMarks marks) {
    return collection("custom-items", "custom-item-fields", SapFields.items(marks).wanted());
  }

  /** The items on notices that were sent; empty where they are not shown. */
  Optional<V4Collection> notices() {
    return collection("custom-notices", "custom-notice-fields", SapNotices.FIELDS);
  }

  /** The block reasons that SAP knows; empty where they are not shown. */
  Optional<V4Collection> blockReasons() {
    return collection("custom-block-reasons", "custom-block-reason-fields", SapBlockReasons.FIELDS);
  }

  private Optional<V4Collection> collection(String set, String names, List<String> known) {
    V4Service own = service;
    String entitySet = settings.text(set);
    return own == null || entitySet.isEmpty()
        ? Optional.empty()
        : Optional.of(new V4Collection(own, entitySet, fields(settings, names, known)));
  }

  private static Map<String, String> fields(Settings settings, String key, List<String> known) {
    return settings.parsed(
        key,
        new Sentence(
                "pairs of a known name and the service's own like %s=Own, joined by commas",
                "Paare aus bekanntem und eigenem Namen wie %s=Eigen, durch Kommas getrennt")
            .with(Sentence.same(known.get(0))),
        text -> pairs(text, known));
  }

  private static Map<String, String> pairs(String text, List<String> known) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String pair : SapProcedures.list(text, ",")) {
      List<String> sides = new ArrayList<>(List.of(pair.split("=", -1)));
      if (sides.size() != 2
          || !known.contains(sides.get(0).strip())
          || !sides.get(1).strip().matches("\\w+")) {
        throw new IllegalArgumentException("No pair of a known and an own name: " + pair);
      }
      pairs.put(sides.get(0).strip(), sides.get(1).strip());
    }
    return pairs;
  }
}
