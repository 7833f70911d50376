package io.mahnwerk.mocks.sap;

import java.util.List;
import java.util.Set;

/** The metadata document of a service, made from the very properties that are served. */
final class Metadata {
  private static final String READ_ONLY =
      " sap:creatable=\"false\" sap:updatable=\"false\" sap:deletable=\"false\"";
  private static final String NO_BATCH =
      """
      <Annotations Target="%1$s.%1$s_Entities" xmlns="http://docs.oasis-open.org/odata/ns/edm">\
      <Annotation Term="Org.OData.Capabilities.V1.BatchSupported" Bool="false"/></Annotations>
      """;

  private Metadata() {}

  /**
   * What may be done with a service.
   *
   * @param changeable the sets whose entities may be changed
   */
  record Rights(Set<String> changeable, boolean batch) {}

  static String of(String namespace, List<EntitySet<?>> sets, Rights rights) {
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
          "<EntitySet Name=\"%s\" EntityType=\"%s\"%s/>\n"
              .formatted(
                  set.name(),
                  set.type().qualifiedName(),
                  rights.changeable().contains(set.name()) ? "" : READ_ONLY));
    }
    xml.append("</EntityContainer>\n");
    if (!rights.batch()) {
      xml.append(NO_BATCH.formatted(namespace));
    }
    return xml.append("</Schema>\n</edmx:DataServices>\n</edmx:Edmx>\n").toString();
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
