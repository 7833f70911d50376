package io.mahnwerk.connector.dynamics.al;

import io.mahnwerk.connector.dynamics.al.AlSource.AlObject;
import io.mahnwerk.connector.dynamics.al.AlSource.Body;
import io.mahnwerk.connector.dynamics.al.AlSource.Property;
import io.mahnwerk.connector.dynamics.al.AlSource.Section;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Every property is one that its object, field, control or action can have, and what the compiler
 * or its analysers ask for is there: a classification of data, an application area and a tool tip
 * for all that a person sees, and the properties without which a page is no API.
 */
final class PropertyCheck {
  private static final Set<String> OF_API =
      Set.of("APIPublisher", "APIGroup", "APIVersion", "EntityName", "EntitySetName");

  /** Of objects by their kind, of sections by their keyword; those of table fields are apart. */
  private static final Map<String, Set<String>> KNOWN =
      Map.ofEntries(
          known("table", "Caption DataClassification Access"),
          known("tableextension", ""),
          known(
              "page",
              "PageType Caption SourceTable APIPublisher APIGroup APIVersion EntityName"
                  + " EntitySetName EntityCaption EntitySetCaption ODataKeyFields Extensible"
                  + " Editable InsertAllowed ModifyAllowed DeleteAllowed DelayedInsert Permissions"
                  + " ApplicationArea UsageCategory"),
          known("pageextension", ""),
          known("codeunit", "Access Subtype Permissions InherentPermissions InherentEntitlements"),
          known(
              "query",
              "QueryType APIPublisher APIGroup APIVersion EntityName EntitySetName Permissions"),
          known("permissionset", "Access Assignable Caption IncludedPermissionSets Permissions"),
          known("permissionsetextension", "IncludedPermissionSets Permissions"),
          known(
              "table field",
              "Caption DataClassification Editable NotBlank InitValue"
                  + " TableRelation AutoFormatType DecimalPlaces MinValue MaxValue FieldClass"
                  + " CalcFormula"),
          known("key", "Clustered"),
          known("fieldgroup", ""),
          known("area", ""),
          known("group", "Caption"),
          known("repeater", ""),
          known("field", "ApplicationArea Caption ToolTip Editable Visible ShowCaption MultiLine"),
          known(
              "part", "ApplicationArea SubPageLink Provider Multiplicity EntityName EntitySetName"),
          known("action", "ApplicationArea Caption Image Enabled ToolTip"),
          known("dataitem", "DataItemTableFilter DataItemLink SqlJoinType"),
          known("column", "Method"));

  private final AlExtension extension;
  private final Findings findings;

  PropertyCheck(AlExtension extension, Findings findings) {
    this.extension = extension;
    this.findings = findings;
  }

  private static Map.Entry<String, Set<String>> known(String where, String names) {
    return Map.entry(where, names.isEmpty() ? Set.of() : Set.of(names.split(" ")));
  }

  void run() {
    for (AlSource source : extension.sources()) {
      for (AlObject object : source.objects()) {
        boolean isTable = object.is("table") || object.is("tableextension");
        names(source.path(), object.kind(), object.body(), isTable);
        if (object.is("table")) {
          needed(source.path(), "table " + object.name(), object.body(), "DataClassification");
        }
        captions(source.path(), object, isTable);
        page(source.path(), object);
      }
    }
  }

  private void names(String path, String where, Body body, boolean isTable) {
    Set<String> known = KNOWN.getOrDefault(where, Set.of());
    for (Property property : body.properties()) {
      if (!known.contains(property.name())) {
        findings.add(path, "a " + where + " has no property " + property.name());
      }
    }
    for (Section section : body.sections()) {
      String keyword = section.keyword();
      names(
          path,
          isTable && keyword.equals("field") ? "table field" : keyword,
          section.body(),
          isTable);
    }
  }

  /** What stands beside a value or above a group; a control that shows a field has its caption. */
  private void captions(String path, AlObject object, boolean isTable) {
    object
        .body()
        .all(isTable ? "field" : "group")
        .forEach(
            s -> {
              String name = s.argument(isTable ? 1 : 0);
              needed(path, s.keyword() + " " + name, s.body(), "Caption");
            });
    object
        .body()
        .all("action")
        .forEach(
            action ->
                List.of("Caption", "Image")
                    .forEach(n -> needed(path, "action " + action.argument(0), action.body(), n)));
  }

  private void page(String path, AlObject object) {
    boolean isPage = object.is("page");
    boolean isApi = isPage && isApi(object.body()) || object.is("query");
    if (isApi) {
      OF_API.forEach(
          name -> needed(path, object.kind() + " " + object.name(), object.body(), name));
      if (isPage) {
        List.of("ODataKeyFields", "DelayedInsert")
            .forEach(name -> needed(path, "page " + object.name(), object.body(), name));
      }
    } else if (isPage || object.is("pageextension")) {
      for (String keyword : List.of("field", "action", "part")) {
        object.body().all(keyword).forEach(control -> control(path, control));
      }
    }
  }

  /** What a person sees; a part has a tool tip for each of its own fields. */
  private void control(String path, Section control) {
    String name = control.keyword() + " " + control.argument(0);
    needed(path, name, control.body(), "ApplicationArea");
    if (!control.keyword().equals("part")) {
      needed(path, name, control.body(), "ToolTip");
    }
  }

  private void needed(String path, String where, Body body, String name) {
    if (body.property(name).isEmpty()) {
      findings.add(path, where + " lacks " + name);
    }
  }

  private static boolean isApi(Body body) {
    return body.property("PageType").stream().anyMatch(type -> type.value().get(0).is("API"));
  }
}
