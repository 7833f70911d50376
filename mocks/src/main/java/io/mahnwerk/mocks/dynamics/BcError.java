package io.mahnwerk.mocks.dynamics;

import com.fasterxml.jackson.core.JsonGenerator;
import io.mahnwerk.mocks.web.WebAnswer;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** What a service answers instead of what was asked for, in the vendor's form. */
final class BcError extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final AtomicLong CORRELATION = new AtomicLong();
  private static final String ENGLISH = "en-US";
  private static final Map<String, String> GERMAN =
      Map.of(
          "Request_EntityChanged",
          "Ein anderer Benutzer hat den Datensatz bereits geändert.",
          "BadRequest_InvalidToken",
          "Das Parallelitätstoken des Clients konnte nicht überprüft werden.",
          "Internal_RecordNotFound",
          "Der Datensatz ist in der Datenbank nicht mehr vorhanden.");

  private final int status;
  private final String code;

  private BcError(int status, String code, String message) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
  }

  static BcError badRequest(String code, String message) {
    return new BcError(400, code, message);
  }

  static BcError syntax(String message) {
    return badRequest("BadRequest", message);
  }

  /** What AL code says with {@code Error(...)}. */
  static BcError dialog(String message) {
    return badRequest("Application_DialogException", message);
  }

  static BcError readOnly(String control) {
    return badRequest(
        "BadRequest_InvalidOperation", "Control '%s' is read-only.".formatted(control));
  }

  static BcError tooLong(String field, int length) {
    return badRequest(
        "Application_StringExceededLength",
        "The length of the string of %s must be less than or equal to %d characters."
            .formatted(field, length));
  }

  static BcError notAllowed(String entity, String what) {
    return badRequest(
        "BadRequest_MethodNotAllowed", "Entity '%s' does not support %s.".formatted(entity, what));
  }

  static BcError notFound(String code, String message) {
    return new BcError(404, code, message);
  }

  static BcError noRecord() {
    return notFound(
        "Internal_RecordNotFound", "The record does not exist in the database any more.");
  }

  static BcError noResource(String segment) {
    return notFound(
        "BadRequest_NotFound", "No HTTP resource was found for the segment '" + segment + "'.");
  }

  static BcError tokenMissing() {
    return badRequest(
        "BadRequest_InvalidToken",
        "Could not validate the client concurrency token required by the service. Please provide a"
            + " valid token in the client request.");
  }

  static BcError changed(int status) {
    return new BcError(
        status, "Request_EntityChanged", "Another user has already changed the record.");
  }

  static BcError of(int status, String code, String message) {
    return new BcError(status, code, message);
  }

  int status() {
    return status;
  }

  WebAnswer answer() {
    return answer(ENGLISH);
  }

  /** In the language that is accepted; without a word the server's own, which is German here. */
  WebAnswer answer(String language) {
    String english = String.valueOf(getMessage());
    String message = language.startsWith("en") ? english : GERMAN.getOrDefault(code, english);
    return WebAnswer.of(
        status,
        "application/json; odata.metadata=minimal",
        Json.text(json -> write(json, message)));
  }

  private void write(JsonGenerator json, String message) throws IOException {
    json.writeStartObject();
    json.writeObjectFieldStart("error");
    json.writeStringField("code", code);
    json.writeStringField("message", message + "  CorrelationId:  " + correlation() + ".");
    json.writeEndObject();
    json.writeEndObject();
  }

  private static UUID correlation() {
    return new UUID(0x6d77_6263_0000_4000L, 0x8000_0000_0000_0000L | CORRELATION.incrementAndGet());
  }
}
