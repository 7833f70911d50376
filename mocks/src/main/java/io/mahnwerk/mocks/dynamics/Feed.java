package io.mahnwerk.mocks.dynamics;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes records of one set as JSON. */
final class Feed<T> {
  private final EntitySet<T> set;
  private final List<Field<T>> shown;
  private final List<String> expand;
  private final String context;

  /**
   * @param context the address of the metadata, up to the number sign
   */
  Feed(EntitySet<T> set, ReadOptions asked, String context) {
    this.set = set;
    this.shown =
        asked.select().isEmpty() || asked.select().contains("*")
            ? set.type().fields()
            : asked.select().stream().map(set.type()::field).toList();
    for (String part : asked.expand()) {
      if (!set.parts().containsKey(part)) {
        throw BcError.badRequest(
            "BadRequest_InvalidRequestUrl",
            "Could not find a property named '%s' on type 'Microsoft.NAV.%s'."
                .formatted(part, set.type().name()));
      }
    }
    this.expand = asked.expand();
    this.context = context;
  }

  byte[] page(Paging.Page<T> page, String next) {
    return Json.text(
        json -> {
          json.writeStartObject();
          json.writeStringField("@odata.context", context);
          if (page.matching() >= 0) {
            json.writeNumberField("@odata.count", page.matching());
          }
          json.writeArrayFieldStart("value");
          for (T row : page.rows()) {
            json.writeStartObject();
            entity(json, row);
            json.writeEndObject();
          }
          json.writeEndArray();
          if (!next.isEmpty()) {
            json.writeStringField("@odata.nextLink", next);
          }
          json.writeEndObject();
        });
  }

  byte[] single(T row) {
    return Json.text(
        json -> {
          json.writeStartObject();
          json.writeStringField("@odata.context", context + "/$entity");
          entity(json, row);
          json.writeEndObject();
        });
  }

  private void entity(JsonGenerator json, T row) throws IOException {
    record(json, set, shown, row);
    for (String part : expand) {
      expanded(json, part, row);
    }
  }

  private void expanded(JsonGenerator json, String name, T row) throws IOException {
    EntitySet.Part<T> part = Optional.ofNullable(set.parts().get(name)).orElseThrow();
    Optional<Object> record = part.of(row);
    json.writeFieldName(name);
    if (record.isEmpty()) {
      json.writeNull();
      return;
    }
    json.writeStartObject();
    whole(json, part.set(), record.get());
    json.writeEndObject();
  }

  @SuppressWarnings("unchecked") // a part gives records of its own set
  private static <P> void whole(JsonGenerator json, EntitySet<P> set, Object row)
      throws IOException {
    record(json, set, set.type().fields(), (P) row);
  }

  private static <P> void record(JsonGenerator json, EntitySet<P> set, List<Field<P>> fields, P row)
      throws IOException {
    String etag = set.etag().apply(row);
    if (!etag.isEmpty()) {
      json.writeStringField("@odata.etag", etag);
    }
    for (Field<P> field : fields) {
      json.writeFieldName(field.name());
      field.type().write(json, field.of(row));
    }
  }

  /** For sets without rows of their own, such as the list of companies. */
  static byte[] list(String context, List<Map<String, String>> records) {
    return Json.text(
        json -> {
          json.writeStartObject();
          json.writeStringField("@odata.context", context);
          json.writeArrayFieldStart("value");
          for (Map<String, String> record : records) {
            json.writeStartObject();
            for (Map.Entry<String, String> entry : record.entrySet()) {
              json.writeStringField(entry.getKey(), entry.getValue());
            }
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }
}
