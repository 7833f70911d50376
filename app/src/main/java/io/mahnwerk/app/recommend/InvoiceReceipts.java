package io.mahnwerk.app.recommend;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.app.UnusableReceipt;
import io.mahnwerk.core.model.Sentence;
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
      throw Digest.unreadable(file, unreadable);
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
          .orElseThrow(
              () ->
                  new UnusableReceipt(
                      new Sentence(
                          "nothing comes out for its invoice",
                          "für seine Rechnung kommt nichts heraus")));
    } catch (UnusableReceipt different) {
      throw new CommandFailure(
          new Sentence("Receipt %s: %s.", "Beleg %s: %s.")
              .with(Sentence.same(receipt.path("receipt").asText()), different.why()),
          different);
    }
  }

  private JsonNode tree(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException noJson) {
      throw new CommandFailure(
          new Sentence(
                  "%s: a line is no receipt.", "%s: eine Zeile ist kein Beleg einer Empfehlung.")
              .naming(file),
          noJson);
    }
  }
}
