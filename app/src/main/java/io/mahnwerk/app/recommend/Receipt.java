package io.mahnwerk.app.recommend;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.app.Mahnwerk;
import io.mahnwerk.app.output.Json;
import io.mahnwerk.core.model.Decision;
import io.mahnwerk.core.model.ItemHistory;
import io.mahnwerk.core.model.ModelProvenance;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.Recommendation;
import io.mahnwerk.scoring.AdviceSettings;
import io.mahnwerk.scoring.file.FileSettings;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * Everything that a recommendation rests on: with the file of this digest, the same version and
 * these terms the same recommendation comes out again, bit for bit. Dates are ISO text, the amount
 * is text.
 */
record Receipt(
    Origin origin, Item item, Outcome outcome, List<Because> reasons, ModelProvenance provenance) {
  /**
   * @param version of Mahnwerk
   * @param fileSha256 digest of the invoice file's bytes
   * @param language of the sentences that are values of reasons, de or en
   */
  record Origin(String version, String fileSha256, String asOf, String language, Terms terms) {

    /** Throws {@link CommandFailure} when the file cannot be read. */
    static Origin of(InvoiceBook book, RecommendTerms terms) {
      FileSettings settings = terms.settings();
      return new Origin(
          Mahnwerk.version(),
          Digest.of(book.file()).hex(),
          terms.asOf().toString(),
          terms.locale().getLanguage(),
          new Terms(
              terms.schedule().toString(),
              RecommendTerms.HOLIDAYS,
              settings.seed(),
              settings.weights()));
    }

    Locale locale() {
      return Locale.forLanguageTag(language);
    }
  }

  /**
   * @param holidays the country whose public holidays are no run days, beside weekends, 24 and 31
   *     December
   * @param weights in the form of the settings
   */
  record Terms(String schedule, String holidays, long seed, AdviceSettings weights) {}

  /** The invoice as the file states it. */
  record Item(
      String debtor,
      String document,
      String documentDate,
      String dueDate,
      String amount,
      String currency,
      List<String> notices) {}

  /**
   * What was decided.
   *
   * @param day the recommended or review day; blank where there is none
   * @param formerDay blank where the former schedule sends no further notice
   */
  record Outcome(
      String decision,
      String day,
      String formerDay,
      double probability30,
      double low,
      double high) {}

  /** A reason as data. */
  record Because(String code, List<String> values) {}

  static Receipt of(Origin origin, ItemHistory item, Recommendation advice) {
    return new Receipt(
        origin,
        new Item(
            item.debtor().number(),
            item.ref().nativeKey(),
            item.documentDate().toString(),
            item.netDueDate().toString(),
            item.amount().amount().toPlainString(),
            item.amount().currency().getCurrencyCode(),
            item.notices().stream().map(notice -> notice.dunnedOn().toString()).toList()),
        new Outcome(
            word(advice.decision()),
            day(advice.decision()),
            formerDay(advice),
            advice.probability30(),
            advice.low(),
            advice.high()),
        advice.reasons().stream().map(Receipt::because).toList(),
        advice.provenance());
  }

  /** A digest of all of it: equal for equal facts and outcomes, 20 hex digits. */
  String id() {
    byte[] digest = Digest.sha256().digest(Json.LINE.text(this).getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest, 0, 10);
  }

  private static Because because(Reason reason) {
    return new Because(reason.code().name(), reason.values());
  }

  private static String word(Decision decision) {
    return decision.match(dun -> "dun", wait -> "wait", leave -> "leave-to-clerk");
  }

  /** Only an item that the former schedule would still dun has a former day. */
  private static String formerDay(Recommendation advice) {
    String day = advice.formerDay().toString();
    return advice.decision().match(dun -> day, wait -> day, leave -> "");
  }

  private static String day(Decision decision) {
    return decision.until().map(LocalDate::toString).orElse("");
  }
}
