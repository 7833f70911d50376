package io.mahnwerk.core.odata;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * What a service says it has, as far as a reader or writer of entity sets needs to know.
 *
 * @param entitySets by name
 * @param batch whether several calls may go in one; what the document leaves open counts as true
 */
public record ODataMetadata(Map<String, ODataEntitySet> entitySets, boolean batch) {
  public ODataMetadata {
    entitySets = Map.copyOf(entitySets);
  }

  /**
   * Reads the metadata document of an OData V2 service (CSDL 2.0 and 3.0). External references and
   * document types are not followed. Throws {@link IOException} for anything else.
   */
  public static ODataMetadata parse(byte[] document) throws IOException {
    return new ODataMetadataReader().read(document);
  }

  public Optional<ODataEntitySet> entitySet(String name) {
    return Optional.ofNullable(entitySets.get(name));
  }
}
