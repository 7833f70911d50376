package io.mahnwerk.mocks.sap;

import java.util.List;

/** The metadata document of a service, made from the very properties that are served. */
final class Metadata {
  private Metadata() {}

  static String of(String namespace, List<EntitySet<?>> sets) {
    StringBuilder xml = new StringBuilder(1 << 12);
    xml.append(
        """
        <?xml version="1.0" encoding="utf-8"?>
        <edmx:Edmx Version="1.0" xmlns:edmx="http://schemas.microsoft.com/ado/2007/06/edmx" \
        xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata" \
        xmlns:sap="http://www.sap.com/Protocols/SAPData">
        <edmx:DataServices m:DataServiceVersion="2.0">
        <Schema Namespace="%s" xmlns="http://schemas.microsoft.com/ado/2008/09/edm">
        """
            .formatted(namespace));
    sets.forEach(set -> append(xml, set.type()));
    xml.append("<EntityContainer Name=\"")
        .append(namespace)
        .append("_Entities\" m:IsDefaultEntityContainer=\"true\">\n");
    for (EntitySet<?> set : sets) {
      xml.append(
          "<EntitySet Name=\"%s\" EntityType=\"%s\"/>\n"
              .formatted(set.name(), set.type().qualifiedName()));
    }
    return xml.append("</EntityContainer>\n</Schema>\n</edmx:DataServices>\n</edmx:Edmx>\n")
        .toString();
  }

  private static void append(StringBuilder xml, EntityType<?> type) {
    xml.append("<EntityType Name=\"").append(type.name()).append("\">\n<Key>");
    type.keys().forEach(key -> xml.append("<PropertyRef Name=\"%s\"/>".formatted(key.name())));
    xml.append("</Key>\n");
    for (Property<?> property : type.properties()) {
      xml.append(
          "<Property Name=\"%s\" Type=\"%s\"%s/>\n"
              .formatted(property.name(), property.type().edmName(), facets(property)));
    }
    xml.append("</EntityType>\n");
  }

  private static String facets(Property<?> property) {
    return switch (property.type()) {
      case STRING -> " MaxLength=\"" + property.length() + "\"";
      case DECIMAL -> " Precision=\"24\" Scale=\"" + EdmType.SCALE + "\"";
      case DATE -> " Precision=\"0\" sap:display-format=\"Date\"";
      case BOOLEAN -> "";
    };
  }
}
