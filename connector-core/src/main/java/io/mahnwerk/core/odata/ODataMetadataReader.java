package io.mahnwerk.core.odata;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads an EDMX document element by element; what it does not know is passed over. */
final class ODataMetadataReader {
  private static final String BATCH = "BatchSupported";

  private final Map<String, Type> types = new HashMap<>();
  private final Map<String, SetEntry> sets = new LinkedHashMap<>();
  private String namespace = "";
  private @Nullable Type current;
  private boolean isEdmx;
  private boolean batch = true;

  /** An entity type in the making. */
  private static final class Type {
    private final List<String> key = new ArrayList<>();
    private final Map<String, ODataProperty> properties = new LinkedHashMap<>();
  }

  private record SetEntry(String type, boolean updatable) {}

  ODataMetadata read(byte[] document) throws IOException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try {
      XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(document));
      while (xml.hasNext()) {
        int event = xml.next();
        if (event == XMLStreamConstants.START_ELEMENT) {
          begin(xml);
        } else if (event == XMLStreamConstants.END_ELEMENT
            && xml.getLocalName().equals("EntityType")) {
          current = null;
        }
      }
    } catch (XMLStreamException notXml) {
      throw new IOException("it is no readable XML", notXml);
    }
    if (!isEdmx || sets.isEmpty()) {
      throw new IOException("it names no entity set");
    }
    return new ODataMetadata(entitySets(), batch);
  }

  private void begin(XMLStreamReader xml) {
    switch (xml.getLocalName()) {
      case "Edmx" -> isEdmx = true;
      case "Schema" -> namespace = attribute(xml, "Namespace").orElse("");
      case "EntityType" -> {
        current = new Type();
        types.put(namespace + "." + attribute(xml, "Name").orElse(""), current);
      }
      case "PropertyRef", "Property" -> member(xml);
      case "EntitySet" ->
          sets.put(
              attribute(xml, "Name").orElse(""),
              new SetEntry(attribute(xml, "EntityType").orElse(""), isAllowed(xml, "updatable")));
      case "Annotation" -> annotation(xml);
      default -> {}
    }
  }

  private void member(XMLStreamReader xml) {
    Type type = current;
    Optional<String> name = attribute(xml, "Name");
    if (type == null || name.isEmpty()) {
      return;
    }
    if (xml.getLocalName().equals("PropertyRef")) {
      type.key.add(name.get());
      return;
    }
    type.properties.put(
        name.get(),
        new ODataProperty(
            name.get(),
            attribute(xml, "Type").orElse(""),
            attribute(xml, "MaxLength").filter(text -> text.matches("\\d{1,9}")).stream()
                .mapToInt(Integer::parseInt)
                .sum(),
            isAllowed(xml, "filterable")));
  }

  private void annotation(XMLStreamReader xml) {
    boolean isBatch = attribute(xml, "Term").map(term -> term.endsWith("." + BATCH)).orElse(false);
    if (isBatch) {
      batch = !attribute(xml, "Bool").map("false"::equals).orElse(false);
    }
  }

  private Map<String, ODataEntitySet> entitySets() throws IOException {
    Map<String, ODataEntitySet> found = new HashMap<>();
    for (Map.Entry<String, SetEntry> entry : sets.entrySet()) {
      Type type = types.get(entry.getValue().type());
      if (type == null) {
        throw new IOException("entity set " + entry.getKey() + " has no type in it");
      }
      found.put(
          entry.getKey(),
          new ODataEntitySet(
              entry.getKey(), type.key, type.properties, entry.getValue().updatable()));
    }
    return found;
  }

  /** Vendors annotate with attributes of their own namespaces; absent means allowed. */
  private static boolean isAllowed(XMLStreamReader xml, String what) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      if (xml.getAttributeLocalName(i).equals(what)) {
        return !xml.getAttributeValue(i).equals("false");
      }
    }
    return true;
  }

  private static Optional<String> attribute(XMLStreamReader xml, String name) {
    return Optional.ofNullable(xml.getAttributeValue("", name));
  }
}
