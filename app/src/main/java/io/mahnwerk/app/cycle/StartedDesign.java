package io.mahnwerk.app.cycle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mahnwerk.core.store.Pilot;
import io.mahnwerk.scoring.pilot.ExploringShare;
import java.math.BigDecimal;

/** What of a pilot's design decides its draws, as it was started. */
record StartedDesign(ExploringShare share, BigDecimal cap) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  static StartedDesign of(Pilot pilot) {
    try {
      JsonNode design = MAPPER.readTree(pilot.design());
      return new StartedDesign(
          new ExploringShare(design.required("share").doubleValue()),
          new BigDecimal(design.required("cap").asText()));
    } catch (JsonProcessingException | IllegalArgumentException broken) {
      throw new IllegalStateException("The design of a started pilot is broken", broken);
    }
  }
}
