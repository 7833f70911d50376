package io.mahnwerk.connector.datev;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What DATEVconnect says of a call that failed: a DCO code and the REW messages behind it. */
final class ConnectError {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST = 5;
  private static final int LONGEST = 300;

  private ConnectError() {}

  /** Codes and texts in one line; blank where the body says nothing of that kind. */
  static String said(byte[] body) {
    JsonNode error;
    try {
      error = JSON.readTree(body);
    } catch (IOException noJson) {
      return "";
    }
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
