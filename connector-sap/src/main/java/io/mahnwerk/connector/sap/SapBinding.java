package io.mahnwerk.connector.sap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mahnwerk.core.http.Origin;
import java.net.URI;

/**
 * The credentials of a destination service that is bound to us on BTP.
 *
 * @param tokenUrl where the service's tokens come from
 * @param serviceUrl the service itself
 */
record SapBinding(String clientId, String clientSecret, URI tokenUrl, URI serviceUrl) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TOKENS = "/oauth/token";

  /**
   * Reads the whole of VCAP_SERVICES, one entry of it, or its credentials alone, as a service
   * binding of Kubernetes has them. Throws {@link IllegalArgumentException} for anything else.
   */
  static SapBinding parse(String text) {
    JsonNode own = credentials(text, "destination");
    return new SapBinding(
        required(own, "clientid"),
        required(own, "clientsecret"),
        tokens(required(own, "url")),
        secure(required(own, "uri")));
  }

  /**
   * What VCAP_SERVICES, one entry of it or its credentials alone say of a bound service. Throws
   * {@link IllegalArgumentException} for what is no JSON.
   *
   * @param service its name in VCAP_SERVICES
   */
  static JsonNode credentials(String text, String service) {
    try {
      JsonNode root = JSON.readTree(text);
      JsonNode bound = root.path(service).path(0);
      JsonNode entry = bound.isMissingNode() ? root : bound;
      return entry.has("credentials") ? entry.path("credentials") : entry;
    } catch (JsonProcessingException noJson) {
      // Its message would quote the secret.
      throw new IllegalArgumentException("No JSON");
    }
  }

  /** The token endpoint of an authorization service, which some bindings name in full. */
  static URI tokens(String url) {
    return secure(url.endsWith(TOKENS) ? url : url + TOKENS);
  }

  private static URI secure(String text) {
    URI address = URI.create(text);
    if (!Origin.of(address).isPrivate()) {
      throw new IllegalArgumentException("A secret goes over https:// only");
    }
    return address;
  }

  static String required(JsonNode credentials, String name) {
    String text = credentials.path(name).asText();
    if (text.isBlank()) {
      throw new IllegalArgumentException(name + " is missing");
    }
    return text.replaceAll("/+$", "");
  }

  /** Hides the secret. */
  @Override
  public String toString() {
    return "SapBinding[" + serviceUrl + "]";
  }
}
