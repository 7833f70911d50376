package io.mahnwerk.mocks.sap;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mahnwerk.mocks.web.WebAnswer;

/** A request that SAP Gateway answers with its error document. */
final class ODataError extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final int status;
  private final String code;

  private ODataError(int status, String code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  static ODataError badRequest(String message) {
    return new ODataError(400, "005056A509B11EE1B9A8FEA8DE87F78E", message);
  }

  static ODataError unknownProperty(String name, String type) {
    return badRequest("Property '%s' is invalid for entity type '%s'.".formatted(name, type));
  }

  static ODataError notFound(String what) {
    return new ODataError(404, "/IWBEP/CM_MGW_RT/020", "Resource not found for " + what + ".");
  }

  static ODataError notAllowed(String method) {
    return new ODataError(
        405, "/IWFND/CM_MGW_RT/000", "Method '" + method + "' is not supported here.");
  }

  static ODataError preconditionFailed() {
    return new ODataError(
        412, "/IWBEP/CM_MGW_RT/153", "Precondition failed: the entity was changed.");
  }

  static ODataError preconditionMissing() {
    return new ODataError(
        428, "/IWFND/CM_MGW_RT/154", "Precondition required: If-Match header is missing.");
  }

  /** The JSON error document with the parts that clients read. */
  WebAnswer answer() {
    ObjectNode root = JSON.createObjectNode();
    ObjectNode error = root.putObject("error");
    error.put("code", code);
    error.putObject("message").put("lang", "en").put("value", getMessage());
    ObjectNode inner = error.putObject("innererror");
    inner.putObject("application").put("component_id", "FI-AR");
    inner
        .putArray("errordetails")
        .addObject()
        .put("code", code)
        .put("message", getMessage())
        .put("severity", "error");
    return WebAnswer.of(status, "application/json", root.toString());
  }
}
