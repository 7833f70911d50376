package io.mahnwerk.mocks.dynamics;

import com.fasterxml.jackson.databind.JsonNode;
import io.mahnwerk.mocks.web.WebAnswer;
import io.mahnwerk.mocks.web.WebRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A JSON batch (OData JSON format 4.01, 19) of at most 100 requests. It stops at the first that
 * fails unless the client prefers to go on. With {@code Isolation: snapshot} a failure undoes the
 * changes before it, though their answers tell of success; what may have been done is seen by
 * reading only.
 */
record Batch(ODataService service, String root) {
  private static final int MOST = 100;

  /**
   * @param change empty for a read
   */
  private record Part(String id, WebRequest request) {}

  private record Answered(String id, WebAnswer answer) {}

  WebAnswer answer(WebRequest request) {
    if (!request.method().equals("POST")) {
      throw BcError.notAllowed("$batch", request.method());
    }
    if (!request.header("Content-Type").startsWith("application/json")) {
      throw BcError.badRequest(
          "BadRequest", "Multiple requests within the same change set are not supported.");
    }
    List<Part> parts = parts(request);
    boolean goesOn = request.header("Prefer").contains("odata.continue-on-error");
    boolean snapshot = request.header("Isolation").equalsIgnoreCase("snapshot");
    List<Answered> answers =
        snapshot ? service.inOneGo(() -> allOrNothing(parts)) : oneByOne(parts, goesOn);
    return WebAnswer.of(200, "application/json", Json.text(json -> write(json, answers)));
  }

  private List<Part> parts(WebRequest batch) {
    JsonNode requests = Json.object(batch.body()).path("requests");
    if (!requests.isArray()) {
      throw BcError.syntax("A batch holds an array 'requests'.");
    }
    if (requests.size() > MOST) {
      throw BcError.badRequest(
          "BadRequest", "A batch holds at most %d operations.".formatted(MOST));
    }
    List<Part> parts = new ArrayList<>();
    for (JsonNode one : requests) {
      String id = one.path("id").asText();
      String method = one.path("method").asText();
      if (id.isEmpty() || method.isEmpty() || parts.stream().anyMatch(p -> p.id().equals(id))) {
        throw BcError.syntax("Every request of a batch has a method and an id of its own.");
      }
      Map<String, String> headers = new LinkedHashMap<>();
      // These speak of the batch as a whole.
      headers.put("If-Match", "");
      headers.put("Prefer", "");
      one.path("headers").properties().forEach(h -> headers.put(h.getKey(), h.getValue().asText()));
      byte[] body = one.has("body") ? Json.bytes(one.get("body")) : new byte[0];
      parts.add(
          new Part(id, batch.within(method, address(one.path("url").asText()), headers, body)));
    }
    return parts;
  }

  /** Relative to the service, to the server, or absolute. */
  private String address(String url) {
    String local = url.startsWith(root) ? url.substring(root.length()) : url;
    if (local.startsWith(service.path() + "/")) {
      return local;
    }
    return service.path() + (local.startsWith("/") ? "" : "/") + local;
  }

  private List<Answered> oneByOne(List<Part> parts, boolean goesOn) {
    List<Answered> answers = new ArrayList<>();
    for (Part part : parts) {
      WebAnswer answer = service.inOneGo(() -> alone(part));
      answers.add(new Answered(part.id(), answer));
      if (!answer.isSuccess() && !goesOn) {
        return answers;
      }
    }
    return answers;
  }

  private WebAnswer alone(Part part) {
    try {
      return part.request().reads()
          ? service.read(part.request(), root)
          : service.prepared(part.request(), root).get();
    } catch (BcError refused) {
      return refused.answer(part.request().header("Accept-Language"));
    }
  }

  private List<Answered> allOrNothing(List<Part> parts) {
    List<Answered> answers = new ArrayList<>();
    Map<String, Supplier<WebAnswer>> changes = new LinkedHashMap<>();
    for (Part part : parts) {
      try {
        if (part.request().reads()) {
          answers.add(new Answered(part.id(), service.read(part.request(), root)));
        } else {
          changes.put(part.id(), service.prepared(part.request(), root));
        }
      } catch (BcError refused) {
        changes.keySet().forEach(id -> answers.add(new Answered(id, WebAnswer.empty(200))));
        answers.add(
            new Answered(part.id(), refused.answer(part.request().header("Accept-Language"))));
        return answers;
      }
    }
    changes.forEach((id, change) -> answers.add(new Answered(id, change.get())));
    return answers;
  }

  private static void write(com.fasterxml.jackson.core.JsonGenerator json, List<Answered> answers)
      throws IOException {
    json.writeStartObject();
    json.writeArrayFieldStart("responses");
    for (Answered one : answers) {
      json.writeStartObject();
      json.writeStringField("id", one.id());
      json.writeNumberField("status", one.answer().status());
      json.writeObjectFieldStart("headers");
      for (WebAnswer.Header header : one.answer().headers()) {
        json.writeStringField(header.name().toLowerCase(java.util.Locale.ROOT), header.value());
      }
      json.writeEndObject();
      if (one.answer().body().length > 0) {
        json.writeFieldName("body");
        json.writeRawValue(one.answer().text());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
