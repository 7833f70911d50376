package io.mahnwerk.app.recommend;

import io.mahnwerk.app.output.CsvCell;
import io.mahnwerk.app.output.Json;
import io.mahnwerk.core.model.Recommendation;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** One line of recommendations.csv. */
record RecommendationRow(Receipt receipt, String receiptId, String reasons) {
  static final List<String> HEADER =
      List.of(
          "debtor",
          "document",
          "decision",
          "recommended_on",
          "former_day",
          "probability_30d",
          "low",
          "high",
          "reasons",
          "receipt");

  static RecommendationRow of(Receipt receipt, Recommendation advice) {
    Locale locale = receipt.origin().locale();
    String reasons =
        advice.reasons().stream()
            .map(reason -> reason.text(locale))
            .collect(Collectors.joining(" "));
    return new RecommendationRow(receipt, receipt.id(), reasons);
  }

  /** One line of receipts.jsonl. */
  String receiptLine() {
    return Json.LINE.text(new ReceiptLine(receiptId, receipt));
  }

  private record ReceiptLine(String receipt, Receipt rests) {}

  List<String> cells() {
    Receipt.Outcome outcome = receipt.outcome();
    return List.of(
        CsvCell.of(receipt.item().debtor()),
        CsvCell.of(receipt.item().document()),
        outcome.decision(),
        outcome.day(),
        outcome.formerDay(),
        number(outcome.probability30()),
        number(outcome.low()),
        number(outcome.high()),
        CsvCell.of(reasons),
        receiptId);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }
}
