package io.mahnwerk.connector.dynamics.al;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mahnwerk.connector.dynamics.al.BaseApplication.Field;
import io.mahnwerk.connector.dynamics.al.BaseApplication.Thing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Holds what we wrote down of the base application against what was derived from its source. */
class BaseApplicationReferenceTest {
  private static final Path REFERENCE =
      Path.of(System.getProperty("mahnwerk.root", ".."), "../shared/reference/dynamics");

  @Test
  void eventsHaveTheParametersOfTheReference() throws IOException {
    Map<String, String> reference = new HashMap<>();
    for (JsonNode object : read("bc_reminder_events.json").path("objects")) {
      for (JsonNode event : object.path("events")) {
        reference.put(
            object.path("object").asText() + ' ' + event.path("name").asText(),
            "(" + event.path("parameters").asText() + ")");
      }
    }

    Thing maker = AlExtensionTest.base().find("codeunit", "Reminder-Make").orElseThrow();

    assertThat(maker.events()).isNotEmpty();
    maker
        .events()
        .forEach(
            (event, parameters) ->
                assertThat(reference.get("codeunit 392 \"Reminder-Make\" " + event))
                    .as(event)
                    .isEqualTo(parameters));
  }

  @Test
  void fieldsOfTheCustomerLedgerHaveTheNumbersAndTypesOfTheReference() throws IOException {
    Map<String, Field> ours =
        AlExtensionTest.base().find("table", "Cust. Ledger Entry").orElseThrow().fields();
    int compared = 0;
    for (JsonNode field : read("bc_page25_odata_fields.json").path("fields")) {
      Field known = ours.get(field.path("alField").asText());
      if (known != null) {
        assertThat(known)
            .isEqualTo(new Field(field.path("alFieldNo").asInt(), field.path("alType").asText()));
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(25);
  }

  private static JsonNode read(String name) throws IOException {
    Path file = REFERENCE.resolve(name);
    assumeThat(Files.exists(file)).as("The reference file %s is not here", name).isTrue();
    return new ObjectMapper().readTree(file.toFile());
  }
}
