package io.mahnwerk.mocks.sap;

import io.mahnwerk.mocks.ledger.SimulatedLedger;
import io.mahnwerk.mocks.web.WebAnswer;
import io.mahnwerk.mocks.web.WebRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An OData V4 service as a customer publishes it by a service binding for CDS views of his own: the
 * dunning procedures, the items by some names of his, and what stood on notices.
 */
final class CustomService {
  static final String ROOT = "/sap/opu/odata4/sap/zmw_dunning/srvd_a2x/sap/zmw_dunning/0001/";
  private static final Map<String, String> ITEM_NAMES =
      Map.of("NetDueDate", "Faedt", "IsCleared", "Ausgeglichen", "Customer", "Kunnr");
  private static final Map<String, String> NOTICE_NAMES = Map.of("DunningDate", "Laufd");
  private static final int SMALL_PAGE = 2;

  private final List<V4Set<?>> sets;

  CustomService(SimulatedLedger ledger, int pageLimit) {
    this.sets =
        List.of(
            new V4Set<>("DunningProcedures", new ProcedureLevels().set(), Map.of(), SMALL_PAGE),
            new V4Set<>("CustomerItems", new ItemCube(ledger).set(), ITEM_NAMES, pageLimit),
            new V4Set<>("BlockReasons", new BlockReasons().set(), Map.of(), SMALL_PAGE),
            new V4Set<>("DunningNotices", new NoticeLines(ledger).set(), NOTICE_NAMES, SMALL_PAGE));
  }

  /** The settings with which a connector finds all of it. */
  static Map<String, String> settings() {
    return Map.of(
        "custom-service",
        ROOT,
        "custom-items",
        "CustomerItems",
        "custom-item-fields",
        pairs(ITEM_NAMES),
        "custom-block-reasons",
        "BlockReasons",
        "custom-notices",
        "DunningNotices",
        "custom-notice-fields",
        pairs(NOTICE_NAMES));
  }

  WebAnswer answer(WebRequest request) {
    String resource = request.path().substring(ROOT.length());
    try {
      if (!request.reads()) {
        throw ODataError.notAllowed(request.effectiveMethod());
      }
      return resource.equals("$metadata")
          ? WebAnswer.of(200, "application/xml", metadata())
          : sets.stream()
              .filter(set -> set.name().equals(resource))
              .findFirst()
              .orElseThrow(() -> ODataError.notFound("the segment '" + resource + "'"))
              .answer(request);
    } catch (ODataError refused) {
      return refused.answer();
    }
  }

  private String metadata() {
    String types = sets.stream().map(V4Set::declared).collect(Collectors.joining());
    String all =
        sets.stream()
            .map(V4Set::name)
            .map(name -> "<EntitySet Name=\"%s\" EntityType=\"zmw.%sType\"/>".formatted(name, name))
            .collect(Collectors.joining());
    return """
        <?xml version="1.0" encoding="utf-8"?>
        <edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">\
        <edmx:Reference Uri="https://vocabularies.invalid/Common.xml">\
        <edmx:Include Namespace="com.sap.vocabularies.Common.v1" Alias="Common"/></edmx:Reference>\
        <edmx:DataServices><Schema Namespace="zmw" xmlns="http://docs.oasis-open.org/odata/ns/edm">\
        %s<EntityContainer Name="Container">%s</EntityContainer></Schema>\
        </edmx:DataServices></edmx:Edmx>"""
        .formatted(types, all);
  }

  private static String pairs(Map<String, String> names) {
    return names.entrySet().stream()
        .map(pair -> pair.getKey() + "=" + pair.getValue())
        .sorted()
        .collect(Collectors.joining(","));
  }
}
