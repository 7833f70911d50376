package io.mahnwerk.core.odata.v4;

import io.mahnwerk.core.odata.ODataEntitySet;
import io.mahnwerk.core.odata.ODataMetadata;
import io.mahnwerk.core.odata.ODataProperty;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.olingo.client.api.ODataClient;
import org.apache.olingo.client.core.ODataClientFactory;
import org.apache.olingo.commons.api.edm.Edm;
import org.apache.olingo.commons.api.edm.EdmEntitySet;
import org.apache.olingo.commons.api.edm.EdmEntityType;
import org.apache.olingo.commons.api.edm.EdmProperty;

/** Reads the metadata document of an OData V4 service; external references are not followed. */
final class V4Metadata {
  private V4Metadata() {}

  /** Throws {@link IOException} for what is no such document. */
  static ODataMetadata parse(byte[] document) throws IOException {
    if (new String(document, StandardCharsets.UTF_8).contains("<!DOCTYPE")) {
      throw new IOException("it has a document type, which no metadata document has");
    }
    ODataClient client = ODataClientFactory.getClient();
    Map<String, ODataEntitySet> sets = new HashMap<>();
    try {
      // The client's own metadata request would call every address the document refers to.
      Edm edm = client.getReader().readMetadata(new ByteArrayInputStream(document));
      for (EdmEntitySet set : edm.getEntityContainer().getEntitySets()) {
        sets.put(set.getName(), entitySet(set));
      }
    } catch (RuntimeException notMetadata) {
      throw new IOException("it is no readable OData V4 metadata", notMetadata);
    }
    if (sets.isEmpty()) {
      throw new IOException("it names no entity set");
    }
    return new ODataMetadata(sets, true);
  }

  private static ODataEntitySet entitySet(EdmEntitySet set) {
    EdmEntityType type = set.getEntityType();
    Map<String, ODataProperty> properties = new HashMap<>();
    for (String name : type.getPropertyNames()) {
      EdmProperty property = type.getStructuralProperty(name);
      Integer length = property.getMaxLength();
      String typeName =
          property.isPrimitive()
              ? property.getType().getFullQualifiedName().getFullQualifiedNameAsString()
              : "";
      properties.put(name, new ODataProperty(name, typeName, length == null ? 0 : length, true));
    }
    return new ODataEntitySet(set.getName(), type.getKeyPredicateNames(), properties, true);
  }
}
