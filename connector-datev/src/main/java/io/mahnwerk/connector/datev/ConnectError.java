package io.mahnwerk.connector.datev;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What DATEVconnect says of a call that failed: a DCO code and the REW messages behind it. */
final class ConnectError {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST = 5;
  private static final int LONGEST = 300;

  private ConnectError() {}

  /** Codes and texts in one line; blank where the body says nothing of that kind. */
  static String said(byte[] body) {
    return said(read(body));
  }

  /** What is said of each record of a list that was not taken, by its id, where a list was. */
  static Map<String, String> notTaken(byte[] body) {
    Map<String, String> notTaken = new HashMap<>();
    for (JsonNode one : read(body).path("failed")) {
      notTaken.put(one.path("id").asText(), said(one.path("error_message")));
    }
    return notTaken;
  }

  private static JsonNode read(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (IOException noJson) {
      return MissingNode.getInstance();
    }
  }

  private static String said(JsonNode error) {
    List<String> parts = new ArrayList<>();
    add(parts, error.path("error").asText());
    add(parts, error.path("error_description").asText());
    int messages = 0;
    for (JsonNode message : error.path("additional_messages")) {
      if (messages++ < MOST) {
        add(parts, (message.path("id").asText() + " " + message.path("description").asText()));
      }
    }
    String line = String.join(", ", parts).replaceAll("\\p{Cntrl}", " ");
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
  }

  private static void add(List<String> parts, String text) {
    if (!text.isBlank()) {
      parts.add(text.strip());
    }
  }
}
