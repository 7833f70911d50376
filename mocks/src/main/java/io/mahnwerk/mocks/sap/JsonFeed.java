package io.mahnwerk.mocks.sap;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Writes entries as the verbose JSON of OData V2. */
final class JsonFeed<T> {
  private static final JsonFactory JSON = new JsonFactory();

  private final EntitySet<T> set;
  private final String serviceRoot;
  private final List<Property<T>> shown;
  private final Etags<T> etags;

  JsonFeed(EntitySet<T> set, String serviceRoot, List<String> select, Etags<T> etags) {
    this.set = set;
    this.serviceRoot = serviceRoot;
    this.shown =
        select.isEmpty() || select.contains("*")
            ? set.type().properties()
            : select.stream().map(set.type()::property).toList();
    this.etags = etags;
  }

  /** Says which ETag a row carries; blank for none. */
  interface Etags<T> {
    String of(T row);
  }

  /**
   * One page of a feed.
   *
   * @param count the number of all matching rows as text; blank when it is not asked for
   * @param next the address of the next page; blank on the last one
   */
  record Page<T>(List<T> rows, String count, String next) {}

  byte[] page(Page<T> page) {
    return document(
        json -> {
          if (!page.count().isEmpty()) {
            json.writeStringField("__count", page.count());
          }
          json.writeArrayFieldStart("results");
          for (T row : page.rows()) {
            json.writeStartObject();
            entry(json, row);
            json.writeEndObject();
          }
          json.writeEndArray();
          if (!page.next().isEmpty()) {
            json.writeStringField("__next", page.next());
          }
        });
  }

  byte[] single(T row) {
    return document(json -> entry(json, row));
  }

  private void entry(JsonGenerator json, T row) throws IOException {
    String address = serviceRoot + "/" + set.name() + "(" + set.type().predicate(row) + ")";
    json.writeObjectFieldStart("__metadata");
    json.writeStringField("id", address);
    json.writeStringField("uri", address);
    json.writeStringField("type", set.type().qualifiedName());
    String etag = etags.of(row);
    if (!etag.isEmpty()) {
      json.writeStringField("etag", etag);
    }
    json.writeEndObject();
    for (Property<T> property : shown) {
      json.writeFieldName(property.name());
      property.type().write(json, property.of(row));
    }
  }

  private interface Content {
    void write(JsonGenerator json) throws IOException;
  }

  private static byte[] document(Content content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 14);
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeObjectFieldStart("d");
      content.write(json);
      json.writeEndObject();
      json.writeEndObject();
    } catch (IOException cannotHappenInMemory) {
      throw new UncheckedIOException(cannotHappenInMemory);
    }
    return bytes.toByteArray();
  }
}
