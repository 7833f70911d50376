package io.mahnwerk.connector.sap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mahnwerk.core.model.ConnectionId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What SAP says beside a success, in the header {@code sap-message}: warnings are noted once each,
 * for the log and for a check; at most {@value #MOST} of them are kept.
 */
record SapMessages(ConnectionId connection, Set<String> warnings) {
  static final String HEADER = "sap-message";
  private static final int MOST = 20;
  private static final int LONGEST = 200;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Logger LOG = LoggerFactory.getLogger(SapMessages.class);

  SapMessages(ConnectionId connection) {
    this(connection, new ConcurrentSkipListSet<>());
  }

  /** Notes a warning; answers what SAP calls an error although it reports success. */
  Optional<String> take(Optional<String> header) {
    if (header.isEmpty()) {
      return Optional.empty();
    }
    JsonNode message = parsed(header.get());
    String severity = message.path("severity").asText();
    if (severity.equals("error") || severity.equals("abort")) {
      return Optional.of(text(message));
    }
    if (severity.equals("warning") && warnings.size() < MOST && warnings.add(text(message))) {
      LOG.warn("Connection {}: SAP warns: {}", connection, text(message));
    }
    return Optional.empty();
  }

  List<String> noted() {
    return List.copyOf(warnings);
  }

  private static String text(JsonNode message) {
    String said = message.path("message").asText().replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    String code = message.path("code").asText();
    String text = code.isEmpty() ? said : said + " (" + code + ")";
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }

  private static JsonNode parsed(String header) {
    try {
      return JSON.readTree(header);
    } catch (JsonProcessingException noJson) {
      return JSON.createObjectNode();
    }
  }
}
