package io.mahnwerk.app.recommend;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mahnwerk.app.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The receipts that advice from a file of invoices wrote. */
public record InvoiceReceipts(Path file) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The receipt of this id. Throws {@link CommandFailure} when the file cannot be read. */
  public Optional<JsonNode> find(String id) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(line -> line.contains("\"" + id + "\""))
          .map(this::tree)
          .filter(receipt -> receipt.path("receipt").asText().equals(id))
          .findFirst();
    } catch (IOException | java.io.UncheckedIOException unreadable) {
      throw new CommandFailure("%s: the file cannot be read.".formatted(file), unreadable);
    }
  }

  /**
   * What comes out for the receipt's invoice here. Throws {@link CommandFailure} where the receipt
   * names other invoices or another version, or its invoice is not in the file.
   */
  public JsonNode again(JsonNode receipt, Path invoices) {
    try {
      return new ReceiptsCheck(invoices)
          .again(receipt.toString())
          .map(this::tree)
          .orElseThrow(() -> new IllegalArgumentException("nothing comes out for its invoice"));
    } catch (IllegalArgumentException | java.time.format.DateTimeParseException different) {
      throw new CommandFailure(
          "Receipt %s: %s.".formatted(receipt.path("receipt").asText(), different.getMessage()),
          different);
    }
  }

  private JsonNode tree(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException noJson) {
      throw new CommandFailure("%s: a line is no receipt.".formatted(file), noJson);
    }
  }
}
