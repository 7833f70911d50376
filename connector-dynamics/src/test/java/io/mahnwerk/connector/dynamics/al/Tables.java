package io.mahnwerk.connector.dynamics.al;

import io.mahnwerk.connector.dynamics.al.AlSource.AlObject;
import io.mahnwerk.connector.dynamics.al.BaseApplication.Thing;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The fields of every table that the extension can reach, its own and the base application's. */
final class Tables {
  private static final Set<String> SYSTEM_FIELDS =
      Set.of(
          "SystemId",
          "SystemCreatedAt",
          "SystemCreatedBy",
          "SystemModifiedAt",
          "SystemModifiedBy",
          "SystemRowVersion");

  private final AlExtension extension;
  private final BaseApplication base;

  Tables(AlExtension extension, BaseApplication base) {
    this.extension = extension;
    this.base = base;
  }

  boolean has(String table) {
    return extension.find("table", table).isPresent() || base.find("table", table).isPresent();
  }

  boolean hasField(String table, String field) {
    Set<String> fields = new HashSet<>(SYSTEM_FIELDS);
    extension.ownFieldsOf(table).forEach(own -> fields.add(own.argument(1)));
    base.find("table", table).map(Thing::fields).ifPresent(known -> fields.addAll(known.keySet()));
    return fields.contains(field);
  }

  /** Whether a table of ours has a procedure of this name. */
  boolean hasProcedure(String table, String procedure) {
    return extension
        .find("table", table)
        .filter(
            t -> t.body().procedures().stream().anyMatch(p -> p.name().equalsIgnoreCase(procedure)))
        .isPresent();
  }

  /** The table behind a page, ours or the base application's. */
  Optional<String> behindPage(String page) {
    Optional<String> own =
        extension
            .find("page", page)
            .flatMap(p -> p.body().property("SourceTable"))
            .map(p -> p.value().get(0).text());
    return own.isPresent() ? own : base.find("page", page).map(Thing::source);
  }

  /** The page that a part of a page of the base application shows. */
  Optional<String> pageOfPart(String page, String part) {
    return base.find("page", page).map(known -> known.controls().get(part));
  }

  /** The table that an object is, extends or shows. */
  Optional<String> of(AlObject object) {
    return switch (object.kind()) {
      case "table" -> Optional.of(object.name());
      case "tableextension" -> Optional.of(object.extended());
      case "page" -> behindPage(object.name());
      case "pageextension" -> behindPage(object.extended());
      default -> Optional.empty();
    };
  }

  /** Says so where the table has no such field. */
  void require(String path, String table, String field, Findings findings) {
    if (!hasField(table, field)) {
      findings.add(path, "table " + table + " has no field " + field);
    }
  }
}
