package io.mahnwerk.mocks.sap;

import io.mahnwerk.core.model.DunningProcedure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * An OData V4 service as a customer publishes it by a service binding for a CDS view of his own:
 * the dunning procedures, two records a page. Unknown properties are refused.
 */
final class CustomService {
  static final String ROOT = "/sap/opu/odata4/sap/zmw_dunning/srvd_a2x/sap/zmw_dunning/0001/";
  static final String SET = "DunningProcedures";
  private static final int PAGE = 2;
  private static final Set<String> PROPERTIES =
      new TreeSet<>(
          Set.of(
              "DunningProcedure",
              "DunningLevel",
              "DunningIntervalInDays",
              "LineItemGraceDays",
              "MinimumDaysInArrears",
              "DaysInArrears",
              "IsAlwaysDunned"));

  SapAnswer answer(SapRequest request) {
    String resource = request.path().substring(ROOT.length());
    if (resource.equals("$metadata")) {
      return SapAnswer.of(200, "application/xml", metadata());
    }
    if (!resource.equals(SET) || !request.reads()) {
      return error(404, "Resource not found.");
    }
    for (String property : request.query().getOrDefault("$select", "").split(",")) {
      if (!property.isEmpty() && !PROPERTIES.contains(property)) {
        return error(400, "Property '" + property + "' is invalid.");
      }
    }
    List<String> records = records();
    int from = Integer.parseInt(request.query().getOrDefault("$skiptoken", "0"));
    int to = Math.min(from + PAGE, records.size());
    String next =
        to < records.size() ? ",\"@odata.nextLink\":\"" + SET + "?$skiptoken=" + to + "\"" : "";
    return SapAnswer.of(
            200,
            "application/json;odata.metadata=minimal",
            "{\"@odata.context\":\"$metadata#"
                + SET
                + "\",\"value\":["
                + String.join(",", records.subList(Math.min(from, to), to))
                + "]"
                + next
                + "}")
        .with("OData-Version", "4.0");
  }

  private static List<String> records() {
    List<String> records = new ArrayList<>();
    SapCustomizing.PROCEDURES.byCode().values().stream()
        .sorted(Comparator.comparing(procedure -> procedure.code().value()))
        .forEach(procedure -> add(records, procedure));
    return records;
  }

  private static void add(List<String> records, DunningProcedure procedure) {
    for (int level = 1; level <= procedure.steps().size(); level++) {
      DunningProcedure.Step step = procedure.steps().get(level - 1);
      records.add(
          ("{\"DunningProcedure\":\"%s\",\"DunningLevel\":\"%d\",\"DunningIntervalInDays\":%d,"
                  + "\"LineItemGraceDays\":%d,\"MinimumDaysInArrears\":%d,\"DaysInArrears\":%d,"
                  + "\"IsAlwaysDunned\":%s}")
              .formatted(
                  procedure.code(),
                  level,
                  procedure.intervalDays(),
                  procedure.graceDays(),
                  procedure.minimumDaysInArrears(),
                  step.daysInArrears(),
                  step.alwaysDun()));
    }
  }

  private static String metadata() {
    StringBuilder properties = new StringBuilder();
    for (String name : PROPERTIES) {
      String type =
          switch (name) {
            case "DunningProcedure" -> "Edm.String\" MaxLength=\"4\" Nullable=\"false";
            case "DunningLevel" -> "Edm.String\" MaxLength=\"1\" Nullable=\"false";
            case "IsAlwaysDunned" -> "Edm.Boolean";
            default -> "Edm.Int32";
          };
      properties.append("<Property Name=\"%s\" Type=\"%s\"/>".formatted(name, type));
    }
    return """
        <?xml version="1.0" encoding="utf-8"?>
        <edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">\
        <edmx:Reference Uri="https://vocabularies.invalid/Common.xml">\
        <edmx:Include Namespace="com.sap.vocabularies.Common.v1" Alias="Common"/></edmx:Reference>\
        <edmx:DataServices><Schema Namespace="zmw" xmlns="http://docs.oasis-open.org/odata/ns/edm">\
        <EntityType Name="ProcedureType"><Key><PropertyRef Name="DunningProcedure"/>\
        <PropertyRef Name="DunningLevel"/></Key>%s</EntityType><EntityContainer Name="Container">\
        <EntitySet Name="%s" EntityType="zmw.ProcedureType"/></EntityContainer></Schema>\
        </edmx:DataServices></edmx:Edmx>"""
        .formatted(properties, SET);
  }

  private static SapAnswer error(int status, String message) {
    return SapAnswer.of(
        status,
        "application/json",
        "{\"error\":{\"code\":\"ZMW/001\",\"message\":\"%s\"}}".formatted(message));
  }
}
