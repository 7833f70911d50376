package io.mahnwerk.connector.dynamics;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mahnwerk.core.http.HttpCall;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One change of one record.
 *
 * @param method POST, PATCH or DELETE
 * @param address of the set or the record
 * @param ifMatch the version the change is made on; empty only for a record that is not there yet
 */
record DynWrite(String method, URI address, Optional<String> ifMatch, ObjectNode body) {

  static final String LANGUAGE = "Accept-Language";

  /** Fixes the language of messages and the form of values. */
  static final String ENGLISH = "en-US";

  private static final String DELETE = "DELETE";
  private static final ObjectNode EMPTY = JsonNodeFactory.instance.objectNode();

  static DynWrite post(URI set, ObjectNode body) {
    return new DynWrite("POST", set, Optional.empty(), body);
  }

  static DynWrite patch(URI entity, String etag, ObjectNode body) {
    if (etag.isBlank() || etag.equals("*")) {
      throw new IllegalArgumentException("A change is bound to the version that was read");
    }
    return new DynWrite("PATCH", entity, Optional.of(etag), body);
  }

  static DynWrite delete(URI entity, String etag) {
    return new DynWrite(DELETE, entity, patch(entity, etag, EMPTY).ifMatch(), EMPTY);
  }

  Map<String, String> headers() {
    Map<String, String> headers = new TreeMap<>();
    headers.put("Content-Type", "application/json");
    headers.put("Accept", "application/json");
    headers.put(LANGUAGE, ENGLISH);
    ifMatch.ifPresent(etag -> headers.put("If-Match", etag));
    return headers;
  }

  HttpCall call() {
    if (method.equals(DELETE)) {
      return new HttpCall(method, address, headers(), Optional.empty(), HttpCall.Effect.CHANGES);
    }
    return HttpCall.change(method, address, headers(), body.toString());
  }
}
