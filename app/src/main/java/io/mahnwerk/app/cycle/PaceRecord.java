package io.mahnwerk.app.cycle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.app.output.Json;
import io.mahnwerk.app.output.StagedFiles;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.Sentence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Since when the days to pay of each steered company code are watched, and which were stopped: a
 * file beside the store, so that a person can let them go on without opening it.
 */
record PaceRecord(Path file) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /**
   * @param share percent of the debtors for whom recommended days were used; another share begins
   *     anew, as the groups are others
   */
  record Watch(LocalDate began, int share, Optional<LocalDate> stopped) {
    Watch stoppedOn(LocalDate day) {
      return new Watch(began, share, Optional.of(day));
    }
  }

  /** Throws {@link CommandFailure} where the file is there and cannot be understood. */
  Map<CompanyCode, Watch> read() {
    Map<CompanyCode, Watch> watches = new TreeMap<>();
    if (!Files.exists(file)) {
      return watches;
    }
    try {
      for (Map.Entry<String, JsonNode> entry : MAPPER.readTree(file.toFile()).properties()) {
        JsonNode watch = entry.getValue();
        watches.put(
            new CompanyCode(entry.getKey()),
            new Watch(
                LocalDate.parse(watch.required("began").asText()),
                watch.required("share").asInt(),
                Optional.ofNullable(watch.get("stopped"))
                    .map(day -> LocalDate.parse(day.asText()))));
      }
      return watches;
    } catch (IOException | RuntimeException broken) {
      throw new CommandFailure(
          new Sentence(
                  "%s cannot be read; 'mahnwerk go' begins it anew.",
                  "%s ist nicht zu lesen; 'mahnwerk go' beginnt sie neu.")
              .with(Sentence.same(file.toString())),
          broken);
    }
  }

  void write(Map<CompanyCode, Watch> watches) {
    Map<String, Map<String, Object>> text = new TreeMap<>();
    watches.forEach(
        (code, watch) -> {
          Map<String, Object> entry = new TreeMap<>();
          entry.put("began", watch.began().toString());
          entry.put("share", watch.share());
          watch.stopped().ifPresent(day -> entry.put("stopped", day.toString()));
          text.put(code.value(), entry);
        });
    try (StagedFiles files = StagedFiles.in(file.toAbsolutePath().getParent())) {
      files.write(file.getFileName().toString(), out -> Json.INDENTED.write(text, out));
      files.publish();
    }
  }

  /** From the next cycle on everything is watched anew. */
  void forget() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException refused) {
      throw new CommandFailure(
          new Sentence(
                  "%s cannot be changed; check the rights of the home folder.",
                  "%s ist nicht zu ändern; Rechte des Home-Ordners prüfen.")
              .with(Sentence.same(file.toString())),
          refused);
    }
  }
}
