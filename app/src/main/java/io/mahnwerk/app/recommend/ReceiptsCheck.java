package io.mahnwerk.app.recommend;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.app.Mahnwerk;
import io.mahnwerk.app.UnusableReceipt;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.scoring.file.FormerSchedule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Computes receipts again from the invoice file they name. Proves that nothing but the file, the
 * version and what the receipt states went into a recommendation.
 */
final class ReceiptsCheck {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path invoices;
  private final Map<RecommendTerms, Set<String>> recomputed = new HashMap<>();

  ReceiptsCheck(Path invoices) {
    this.invoices = invoices;
  }

  /**
   * How many receipts came out the same. A receipt that does not, or that names another file or
   * version, is a {@link CommandFailure} that names its line.
   */
  long recompute(Path receipts) {
    long line = 0;
    try {
      String digest = Digest.of(invoices).hex();
      for (String text : Files.readAllLines(receipts)) {
        line++;
        RecommendTerms terms = terms(text, digest);
        if (!recomputed.computeIfAbsent(terms, this::recompute).contains(text)) {
          throw new UnusableReceipt(
              new Sentence("comes out differently from %s", "kommt aus %s anders heraus")
                  .naming(invoices));
        }
      }
      return line;
    } catch (UnusableReceipt differs) {
      throw new CommandFailure(
          new Sentence("%s, line %s: %s.", "%s, Zeile %s: %s.")
              .with(
                  Sentence.same(receipts.toString()),
                  Sentence.same(Long.toString(line)),
                  differs.why()),
          differs);
    } catch (IOException unreadable) {
      throw Digest.unreadable(receipts, unreadable);
    }
  }

  /** The receipt line that comes out here for the invoice of the given one. */
  Optional<String> again(String receipt) {
    RecommendTerms terms = terms(receipt, Digest.of(invoices).hex());
    JsonNode item = item(receipt);
    return recomputed.computeIfAbsent(terms, this::recompute).stream()
        .filter(line -> item(line).equals(item))
        .findFirst();
  }

  /** Debtor and document, by which a line is found although all else differs. */
  private static JsonNode item(String receipt) {
    try {
      JsonNode item = JSON.readTree(receipt).path("rests").path("item");
      return JSON.createArrayNode().add(item.path("debtor")).add(item.path("document"));
    } catch (JsonProcessingException noJson) {
      throw noReceipt(noJson);
    }
  }

  private RecommendTerms terms(String receipt, String digest) {
    JsonNode origin = origin(receipt);
    if (!origin.path("version").asText().equals(Mahnwerk.version())) {
      throw new UnusableReceipt(
          new Sentence(
                  "was written by version %s but this is %s",
                  "stammt von Version %s, doch dies ist %s")
              .naming(origin.path("version").asText(), Mahnwerk.version()));
    }
    if (!origin.path("fileSha256").asText().equals(digest)) {
      throw new UnusableReceipt(
          new Sentence(
                  "was written for another file than %s",
                  "wurde für eine andere Datei als %s geschrieben")
              .naming(invoices));
    }
    try {
      return new RecommendTerms(
          LocalDate.parse(origin.path("asOf").asText()),
          FormerSchedule.parse(origin.path("terms").path("schedule").asText()),
          Locale.forLanguageTag(origin.path("language").asText()));
    } catch (IllegalArgumentException | DateTimeParseException changed) {
      throw noReceipt(changed);
    }
  }

  private static UnusableReceipt noReceipt(@Nullable Exception cause) {
    return new UnusableReceipt(
        new Sentence("this is no receipt", "das ist kein Beleg einer Empfehlung"), cause);
  }

  private static JsonNode origin(String receipt) {
    try {
      JsonNode origin = JSON.readTree(receipt).path("rests").path("origin");
      if (origin.isObject()) {
        return origin;
      }
      throw noReceipt(null);
    } catch (JsonProcessingException noJson) {
      throw noReceipt(noJson);
    }
  }

  private Set<String> recompute(RecommendTerms terms) {
    InvoiceBook book = new InvoiceFile(invoices).read(terms.asOf());
    AdvisedBook advised = AdvisedBook.of(book, Judgement.of(book, terms), terms, share -> {});
    return advised.rows().stream()
        .map(RecommendationRow::receiptLine)
        .collect(Collectors.toUnmodifiableSet());
  }

  static Sentence verdict(Path receipts, long same) {
    return new Sentence(
        "%s: %d receipts computed again, every one the same to the byte.".formatted(receipts, same),
        "%s: %d Belege neu berechnet, alle auf das Byte gleich.".formatted(receipts, same));
  }
}
