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

  /**
   * Reads the whole of VCAP_SERVICES, one entry of it, or its credentials alone, as a service
   * binding of Kubernetes has them. Throws {@link IllegalArgumentException} for anything else.
   */
  static SapBinding parse(String text) {
    try {
      JsonNode root = JSON.readTree(text);
      JsonNode bound = root.path("destination").path(0);
      JsonNode entry = bound.isMissingNode() ? root : bound;
      JsonNode own = entry.has("credentials") ? entry.path("credentials") : entry;
      String secret = required(own, "clientsecret");
      return new SapBinding(
          required(own, "clientid"),
          secret,
          secure(required(own, "url") + "/oauth/token"),
          secure(required(own, "uri")));
    } catch (JsonProcessingException noJson) {
      // Its message would quote the secret.
      throw new IllegalArgumentException("No JSON");
    }
  }

  private static URI secure(String text) {
    URI address = URI.create(text);
    if (!Origin.of(address).isPrivate()) {
      throw new IllegalArgumentException("A secret goes over https:// only");
    }
    return address;
  }

  private static String required(JsonNode credentials, String name) {
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
