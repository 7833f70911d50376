package io.mahnwerk.connector.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mahnwerk.core.model.DocumentKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The vendor's own tests of the reminder run, where the reference data are at hand. */
class BcReminderOracleTest {

  @Test
  void makesTheRemindersThatTheVendorsTestsExpect() throws IOException {
    JsonNode cases = reference().get("cases");

    assertThat(cases).hasSizeGreaterThanOrEqualTo(17);
    for (JsonNode one : cases) {
      ReminderCase played = translate(one);
      assertThat(reminded(played.play(new BcNativeRun())))
          .as(played.title())
          .isEqualTo(played.expected());
    }
  }

  /** Reminder lines as {@code entry level}; what merely accompanies them is not reminded of. */
  private static List<List<String>> reminded(List<List<String>> played) {
    return played.stream()
        .map(
            lines ->
                lines.stream()
                    .filter(line -> line.startsWith("reminder "))
                    .flatMap(line -> pairs(line).stream())
                    .sorted()
                    .toList())
        .toList();
  }

  private static List<String> pairs(String line) {
    String[] words = line.split(" ");
    List<String> pairs = new ArrayList<>();
    for (int i = 2; i < words.length; i += 2) {
      pairs.add(words[i] + " " + words[i + 1].substring(words[i + 1].indexOf('>') + 1));
    }
    return pairs;
  }

  private static ReminderCase translate(JsonNode one) {
    List<String> given = new ArrayList<>();
    given.add(
        "terms DOM grace %s due %s max %s%s"
            .formatted(
                joined(one, "grace"),
                joined(one, "due"),
                one.path("maxNo").asInt(0),
                one.has("minLcy") ? " min " + one.get("minLcy").asText() : ""));
    String blocked = one.at("/steps/0/blocked").asText("");
    given.add("customer terms DOM" + (blocked.isEmpty() ? "" : " block " + blocked));
    one.get("entries").forEach(entry -> given.add(entry(entry)));
    List<ReminderCase.Run> runs = new ArrayList<>();
    for (JsonNode step : one.get("steps")) {
      List<String> expected =
          StreamSupport.stream(step.get("expect").spliterator(), false)
              .filter(line -> line.get(0).asText().equals("Reminder Line"))
              .map(line -> line.get(1).asText() + " " + line.get(2).asText())
              .toList();
      runs.add(new ReminderCase.Run(LocalDate.parse(step.get("docDate").asText()), expected));
    }
    return new ReminderCase(one.get("name").asText(), given, runs);
  }

  private static String joined(JsonNode one, String field) {
    List<String> formulas = new ArrayList<>();
    one.get("levels").forEach(level -> formulas.add(level.get(field).asText()));
    return String.join(",", formulas);
  }

  private static String entry(JsonNode entry) {
    String kind =
        entry.get("type").asText().equals("Credit Memo")
            ? "credit-memo"
            : DocumentKind.INVOICE.name().toLowerCase(java.util.Locale.ROOT);
    String line =
        "entry %s %s due %s amount %s"
            .formatted(
                entry.get("no").asText(),
                kind,
                entry.get("due").asText(),
                entry.get("remaining").decimalValue().toPlainString());
    if (entry.has("onHold")) {
      line += " block " + entry.get("onHold").asText();
    }
    if (entry.has("recommended")) {
      line += " block " + BcMarks.SUGGESTION + " mark " + entry.get("recommended").asText();
    }
    return entry.path("block").asBoolean() ? line + " block " + BcMarks.SUGGESTION : line;
  }

  private static JsonNode reference() throws IOException {
    Path root = Path.of(System.getProperty("mahnwerk.root", ""));
    Path file = root.resolve("../shared/reference/dynamics/bc_reminder_oracles.json").normalize();
    assumeTrue(Files.exists(file), "reference data are absent: the vendor's reminder cases");
    return new ObjectMapper().readTree(file.toFile());
  }
}
