package io.mahnwerk.mocks.sap;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.mahnwerk.mocks.web.WebAnswer;
import io.mahnwerk.mocks.web.WebRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An entity set of a RAP service binding: rows that SAP has, under a name of its own and with some
 * properties renamed, as the owner of a CDS view likes them.
 *
 * @param own the service's name of a property by that of the rows, where they differ
 * @param pageLimit most records of one answer
 */
record V4Set<T>(String name, EntitySet<T> set, Map<String, String> own, int pageLimit) {
  private static final JsonFactory JSON = new JsonFactory();
  private static final Pattern DAY =
      Pattern.compile("(?<![\\w'-])(\\d{4}-\\d{2}-\\d{2})(?![\\w'-])");

  WebAnswer answer(WebRequest request) {
    ODataQuery query = query(request.query());
    List<Property<T>> shown =
        query.select().isEmpty()
            ? set.type().properties()
            : query.select().stream().map(name -> set.type().property(rowsName(name))).toList();
    List<T> found =
        set
            .find(
                FilterParser.parse(set.type(), filter(query.filter())),
                query.orderBy().stream()
                    .map(by -> new ODataQuery.Sorting(rowsName(by.property()), by.descending()))
                    .toList())
            .stream()
            .limit(query.top())
            .toList();
    int from = Math.min(query.done(), found.size());
    int to = Math.min(from + pageLimit, found.size());
    String next = to < found.size() ? new NextLink(name, request).after(to) : "";
    return WebAnswer.of(
            200,
            "application/json;odata.metadata=minimal",
            document(found.subList(from, to), shown, next))
        .with("OData-Version", "4.0");
  }

  /** The entity type as the metadata document declares it. */
  String declared() {
    StringBuilder text = new StringBuilder("<EntityType Name=\"" + name + "Type\"><Key>");
    set.type().keys().forEach(key -> text.append("<PropertyRef Name=\"" + own(key) + "\"/>"));
    text.append("</Key>");
    for (Property<T> property : set.type().properties()) {
      text.append("<Property Name=\"%s\" Type=\"%s\"".formatted(own(property), type(property)));
      text.append(property.length() > 0 ? " MaxLength=\"" + property.length() + "\"/>" : "/>");
    }
    return text.append("</EntityType>").toString();
  }

  private static String type(Property<?> property) {
    return switch (property.type()) {
      case DATE -> "Edm.Date";
      case DECIMAL -> "Edm.Decimal\" Precision=\"23\" Scale=\"" + EdmType.SCALE;
      default -> property.type().edmName();
    };
  }

  private String own(Property<T> property) {
    return own.getOrDefault(property.name(), property.name());
  }

  /** A property must be asked for by the name that this service has for it. */
  private String rowsName(String ownName) {
    if (own.containsKey(ownName)) {
      throw ODataError.unknownProperty(ownName, name + "Type");
    }
    return own.entrySet().stream()
        .filter(pair -> pair.getValue().equals(ownName))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(ownName);
  }

  private static ODataQuery query(Map<String, String> options) {
    try {
      return ODataQuery.of(options);
    } catch (NumberFormatException noNumber) {
      throw ODataError.badRequest("Not a number.");
    }
  }

  /** The same filter in the form of V2 and by the names of the rows. */
  private String filter(String text) {
    if (text.contains("datetime'")) {
      throw ODataError.badRequest("A date of OData V4 is written without a prefix.");
    }
    String named = text;
    for (Map.Entry<String, String> pair : own.entrySet()) {
      if (Pattern.compile("\\b" + pair.getKey() + "\\b").matcher(text).find()) {
        throw ODataError.unknownProperty(pair.getKey(), name + "Type");
      }
      named = named.replaceAll("\\b" + pair.getValue() + "\\b", pair.getKey());
    }
    return DAY.matcher(named).replaceAll("datetime'$1T00:00:00'");
  }

  private byte[] document(List<T> rows, List<Property<T>> shown, String next) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 14);
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("@odata.context", "$metadata#" + name);
      json.writeArrayFieldStart("value");
      for (T row : rows) {
        json.writeStartObject();
        for (Property<T> property : shown) {
          json.writeFieldName(own(property));
          write(json, property.of(row));
        }
        json.writeEndObject();
      }
      json.writeEndArray();
      if (!next.isEmpty()) {
        json.writeStringField("@odata.nextLink", next);
      }
      json.writeEndObject();
    } catch (IOException cannotHappenInMemory) {
      throw new UncheckedIOException(cannotHappenInMemory);
    }
    return bytes.toByteArray();
  }

  /** Decimals as texts, as a client asks for with IEEE754Compatible. */
  private static void write(JsonGenerator json, @Nullable Object value) throws IOException {
    if (value == null) {
      json.writeNull();
    } else if (value instanceof Boolean flag) {
      json.writeBoolean(flag);
    } else if (value instanceof BigDecimal number) {
      json.writeString(number.setScale(EdmType.SCALE, RoundingMode.UNNECESSARY).toPlainString());
    } else if (value instanceof LocalDate day) {
      json.writeString(day.toString());
    } else {
      json.writeString(value.toString());
    }
  }
}
