package io.mahnwerk.core.odata.v4;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.mahnwerk.core.odata.ODataPage;
import io.mahnwerk.core.odata.ODataRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a collection of OData V4 (JSON format 4.01, 13) token by token. Numbers keep their text, be
 * they JSON numbers or, as with {@code IEEE754Compatible}, JSON strings. Of a nested record, as
 * {@code $expand} brings it, each simple property is read as {@code outer/inner}, its version as
 * {@code outer/@odata.etag}; nested collections are skipped.
 */
final class V4PageReader {
  private static final JsonFactory JSON = new JsonFactory();

  /** Throws {@link IOException} for what is cut off or no collection. */
  ODataPage read(byte[] body) throws IOException {
    List<ODataRecord> records = null;
    Optional<String> next = Optional.empty();
    try (JsonParser json = JSON.createParser(body)) {
      require(json.nextToken() == JsonToken.START_OBJECT, "no JSON object");
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        JsonToken value = json.nextToken();
        if (name.equals("value") && value == JsonToken.START_ARRAY) {
          records = records(json);
        } else if (name.equals("@odata.nextLink") || name.equals("@nextLink")) {
          next = Optional.ofNullable(json.getValueAsString());
        } else {
          json.skipChildren();
        }
      }
      require(json.nextToken() == null, "it does not end where it should");
    }
    if (records == null) {
      throw new IOException("it holds no collection");
    }
    return new ODataPage(records, next);
  }

  private static List<ODataRecord> records(JsonParser json) throws IOException {
    List<ODataRecord> records = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      require(json.currentToken() == JsonToken.START_OBJECT, "a record is no object");
      records.add(entity(json));
    }
    return records;
  }

  private static ODataRecord entity(JsonParser json) throws IOException {
    Map<String, String> properties = new HashMap<>();
    Optional<String> etag = Optional.empty();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      if (isEtag(name)) {
        etag = Optional.ofNullable(json.getValueAsString());
      } else if (value == JsonToken.START_OBJECT) {
        nested(json, name, properties);
      } else if (name.indexOf('@') < 0) {
        simple(json, name, properties);
      } else {
        json.skipChildren();
      }
    }
    return new ODataRecord(properties, etag);
  }

  private static void nested(JsonParser json, String outer, Map<String, String> properties)
      throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      if (isEtag(name)) {
        properties.put(outer + "/@odata.etag", json.getText());
      } else if (name.indexOf('@') < 0) {
        simple(json, outer + "/" + name, properties);
      }
    }
  }

  private static void simple(JsonParser json, String key, Map<String, String> properties)
      throws IOException {
    if (json.currentToken().isStructStart()) {
      json.skipChildren();
    } else if (json.currentToken() != JsonToken.VALUE_NULL) {
      // The text of a number token is exact; its double value would not be.
      properties.put(key, json.getText());
    }
  }

  private static boolean isEtag(String name) {
    return name.equals("@odata.etag") || name.equals("@etag");
  }

  private static void require(boolean condition, String reason) throws IOException {
    if (!condition) {
      throw new IOException(reason);
    }
  }
}
