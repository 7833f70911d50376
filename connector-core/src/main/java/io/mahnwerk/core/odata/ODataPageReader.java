package io.mahnwerk.core.odata;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads verbose JSON of OData V2 token by token: {@code {"d":{"results":[..],"__next":".."}}}, the
 * older {@code {"d":[..]}} and a single {@code {"d":{..}}}. Nested objects are skipped.
 */
public final class ODataPageReader {
  private static final JsonFactory JSON = new JsonFactory();

  /** Throws {@link IOException} for what is cut off or no V2 answer. */
  public ODataPage read(byte[] body) throws IOException {
    try (JsonParser json = JSON.createParser(body)) {
      Page page = new Page();
      require(json.nextToken() == JsonToken.START_OBJECT, "no JSON object");
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        JsonToken value = json.nextToken();
        if (name.equals("d")) {
          page.readData(json, value);
        } else {
          json.skipChildren();
        }
      }
      require(page.seen && json.nextToken() == null, "no OData V2 answer");
      return new ODataPage(page.records, page.next);
    }
  }

  /** What has been read so far. */
  private static final class Page {
    private final List<ODataRecord> records = new ArrayList<>();
    private Optional<String> next = Optional.empty();
    private boolean seen;

    void readData(JsonParser json, JsonToken value) throws IOException {
      seen = true;
      if (value == JsonToken.START_ARRAY) {
        readRecords(json);
      } else {
        require(value == JsonToken.START_OBJECT, "'d' is neither list nor object");
        readObject(json);
      }
    }

    private void readObject(JsonParser json) throws IOException {
      Fields single = new Fields();
      boolean isFeed = false;
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        JsonToken value = json.nextToken();
        if (name.equals("results") && value == JsonToken.START_ARRAY) {
          isFeed = true;
          readRecords(json);
        } else if (name.equals("__next")) {
          next = Optional.ofNullable(json.getValueAsString());
        } else {
          single.read(json, name, value);
        }
      }
      if (!isFeed) {
        records.add(single.toRecord());
      }
    }

    private void readRecords(JsonParser json) throws IOException {
      while (json.nextToken() != JsonToken.END_ARRAY) {
        require(json.currentToken() == JsonToken.START_OBJECT, "a record is no object");
        Fields fields = new Fields();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
          fields.read(json, json.currentName(), json.nextToken());
        }
        records.add(fields.toRecord());
      }
    }
  }

  /** The properties of the record at hand. */
  private static final class Fields {
    private final Map<String, String> properties = new HashMap<>();
    private Optional<String> etag = Optional.empty();

    void read(JsonParser json, String name, JsonToken value) throws IOException {
      if (name.equals("__metadata") && value == JsonToken.START_OBJECT) {
        readMetadata(json);
      } else if (value.isStructStart()) {
        json.skipChildren();
      } else if (value != JsonToken.VALUE_NULL) {
        // The text of a number token is exact; its double value would not be.
        properties.put(name, json.getText());
      }
    }

    private void readMetadata(JsonParser json) throws IOException {
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        boolean isEtag = json.currentName().equals("etag");
        json.nextToken();
        if (isEtag) {
          etag = Optional.ofNullable(json.getValueAsString());
        }
        json.skipChildren();
      }
    }

    ODataRecord toRecord() {
      return new ODataRecord(properties, etag);
    }
  }

  private static void require(boolean condition, String reason) throws IOException {
    if (!condition) {
      throw new IOException(reason);
    }
  }
}
