package io.mahnwerk.connector.dynamics.al;

import io.mahnwerk.connector.dynamics.al.AlSource.AlObject;
import io.mahnwerk.connector.dynamics.al.AlSource.Section;
import java.util.List;

/**
 * Every field that a key, a part, a formula, a relation or a query names belongs to the table it is
 * asked of, and a field that is looked up has the type of its source.
 */
final class LinkCheck {
  private final AlExtension extension;
  private final Tables tables;
  private final Findings findings;

  LinkCheck(AlExtension extension, Tables tables, Findings findings) {
    this.extension = extension;
    this.tables = tables;
    this.findings = findings;
  }

  void run() {
    for (AlSource source : extension.sources()) {
      source.objects().forEach(object -> object(source.path(), object));
    }
  }

  private void object(String path, AlObject object) {
    tables.of(object).ifPresent(table -> layout(path, object, table));
    List<String> items = object.body().all("dataitem").map(item -> item.argument(0)).toList();
    object.body().all("dataitem").forEach(item -> columns(path, item, items));
  }

  private void columns(String path, Section item, List<String> items) {
    item.body().sections().stream()
        .filter(s -> s.keyword().equals("column"))
        .forEach(column -> field(path, item.argument(1), column.argument(1)));
    item.body()
        .property("DataItemLink")
        .ifPresent(
            link -> {
              field(path, item.argument(1), link.value().get(0).text());
              if (!items.contains(link.value().get(2).text())) {
                findings.add(path, "there is no dataitem " + link.value().get(2).text());
              }
            });
    item.body()
        .property("DataItemTableFilter")
        .ifPresent(filter -> field(path, item.argument(1), filter.value().get(0).text()));
  }

  private void layout(String path, AlObject object, String table) {
    object.body().all("key").forEach(k -> names(path, table, k.arguments().get(1)));
    object.body().all("fieldgroup").forEach(g -> names(path, table, g.arguments().get(1)));
    object.body().all("part").forEach(part -> link(path, besideTable(object, part, table), part));
    object.body().all("field").forEach(f -> formulas(path, table, f));
  }

  private void formulas(String path, String table, Section field) {
    field.body().property("CalcFormula").ifPresent(p -> lookup(path, table, field, p.value()));
    field
        .body()
        .property("TableRelation")
        .filter(p -> p.value().size() == 3 && p.value().get(1).is("."))
        .ifPresent(p -> field(path, p.value().get(0).text(), p.value().get(2).text()));
  }

  /** A part that another part provides for is linked to that part's table. */
  private String besideTable(AlObject object, Section part, String table) {
    return part.body()
        .property("Provider")
        .flatMap(p -> tables.pageOfPart(object.extended(), p.value().get(0).text()))
        .flatMap(tables::behindPage)
        .orElse(table);
  }

  /** {@code "Field of the part" = field("Field of this page or of its provider")} */
  private void link(String path, String table, Section part) {
    part.body()
        .property("SubPageLink")
        .ifPresent(
            link -> {
              String inner = tables.behindPage(part.argument(1)).orElse("");
              field(path, inner, link.value().get(0).text());
              field(path, table, link.value().get(4).text());
            });
  }

  /** {@code lookup("Table"."Field" where("Field" = field("Field of this table")))} */
  private void lookup(String path, String table, Section field, List<AlToken> formula) {
    String other = formula.get(2).text();
    if (!tables.has(other)) {
      findings.add(path, "there is no table " + other);
      return;
    }
    field(path, other, formula.get(4).text());
    extension
        .ownFieldsOf(other)
        .filter(source -> source.argument(1).equals(formula.get(4).text()))
        .filter(source -> !texts(source).equals(texts(field)))
        .forEach(
            source ->
                findings.add(
                    path, "field " + field.argument(1) + " has another type than it looks up"));
    field(path, other, formula.get(7).text());
    field(path, table, formula.get(11).text());
  }

  private static List<String> texts(Section field) {
    return field.arguments().get(2).stream().map(AlToken::text).toList();
  }

  private void names(String path, String table, List<AlToken> names) {
    names.stream().filter(AlToken::isName).forEach(name -> field(path, table, name.text()));
  }

  private void field(String path, String table, String name) {
    tables.require(path, table, name, findings);
  }
}
