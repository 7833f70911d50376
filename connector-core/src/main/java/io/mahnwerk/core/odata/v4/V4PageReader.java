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
 * they JSON numbers or, as with {@code IEEE754Compatible}, JSON strings. Nested values are skipped.
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
      if (name.equals("@odata.etag") || name.equals("@etag")) {
        etag = Optional.ofNullable(json.getValueAsString());
      } else if (value.isStructStart()) {
        json.skipChildren();
      } else if (name.indexOf('@') < 0 && value != JsonToken.VALUE_NULL) {
        // The text of a number token is exact; its double value would not be.
        properties.put(name, json.getText());
      }
    }
    return new ODataRecord(properties, etag);
  }

  private static void require(boolean condition, String reason) throws IOException {
    if (!condition) {
      throw new IOException(reason);
    }
  }
}
