package io.mahnwerk.mocks.dynamics;

import java.util.Collection;

/** The metadata document of a service, by what it serves. */
final class Metadata {
  private Metadata() {}

  static String of(String namespace, Collection<EntitySet<?>> sets) {
    StringBuilder xml =
        new StringBuilder(
            """
            <?xml version="1.0" encoding="utf-8"?>
            <edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">
            <edmx:DataServices><Schema Namespace="%s" xmlns="http://docs.oasis-open.org/odata/ns/edm">
            """
                .formatted(namespace));
    sets.forEach(set -> type(xml, namespace, set));
    xml.append("<EntityContainer Name=\"NAV\">\n");
    for (EntitySet<?> set : sets) {
      xml.append(
          "<EntitySet Name=\"%s\" EntityType=\"%s.%s\"/>\n"
              .formatted(set.name(), namespace, set.type().name()));
    }
    return xml.append("</EntityContainer></Schema></edmx:DataServices></edmx:Edmx>").toString();
  }

  private static void type(StringBuilder xml, String namespace, EntitySet<?> set) {
    EntityType<?> type = set.type();
    xml.append("<EntityType Name=\"%s\">\n".formatted(type.name()));
    if (type.hasKey()) {
      xml.append("<Key><PropertyRef Name=\"%s\"/></Key>\n".formatted(type.key().name()));
    }
    for (Field<?> field : type.fields()) {
      boolean isKey = field.name().equals(type.key().name());
      xml.append(
          "<Property Name=\"%s\" Type=\"%s\"%s%s><Annotation Term=\"NAV.AllowEdit\" Bool=\"%s\"/></Property>\n"
              .formatted(
                  field.name(),
                  field.type().edmName(),
                  isKey ? " Nullable=\"false\"" : "",
                  facets(field),
                  field.editable()));
    }
    set.parts()
        .forEach(
            (name, part) ->
                xml.append(
                    "<NavigationProperty Name=\"%s\" Type=\"%s.%s\" ContainsTarget=\"true\"/>\n"
                        .formatted(name, namespace, part.set().type().name())));
    xml.append("</EntityType>\n");
  }

  private static String facets(Field<?> field) {
    return switch (field.type()) {
      case STRING -> " MaxLength=\"" + field.length() + "\"";
      case DECIMAL -> " Scale=\"Variable\"";
      default -> "";
    };
  }
}
