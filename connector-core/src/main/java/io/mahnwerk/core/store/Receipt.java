package io.mahnwerk.core.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mahnwerk.core.model.Decision;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.ExpectedPayment;
import io.mahnwerk.core.model.ModelProvenance;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.Recommendation;
import io.mahnwerk.core.model.RecordVersion;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A recommendation as it was given, never changed afterwards.
 *
 * @param number its number in this store
 * @param inputs the version of the item that was scored
 */
public record Receipt(long number, RecordVersion inputs, Recommendation recommendation) {
  /** Names of the decisions as they stand in the store. */
  enum Kind {
    DUN_ON,
    WAIT_UNTIL,
    LEAVE_TO_CLERK;

    static Kind of(Decision decision) {
      return decision.match(dun -> DUN_ON, wait -> WAIT_UNTIL, leave -> LEAVE_TO_CLERK);
    }

    Decision on(Optional<LocalDate> day) {
      return switch (this) {
        case DUN_ON -> new Decision.DunOn(day.orElseThrow());
        case WAIT_UNTIL -> new Decision.WaitUntil(day.orElseThrow());
        case LEAVE_TO_CLERK -> new Decision.LeaveToClerk();
      };
    }
  }

  /** What of a recommendation has no column of its own. */
  static Json json(Recommendation advice) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("probability30", advice.probability30());
    node.put("low", advice.low());
    node.put("high", advice.high());
    ObjectNode expected = node.putObject("expected");
    ExpectedPayment payment = advice.expected();
    payment.from().ifPresent(day -> expected.put("from", day.toString()));
    payment.middle().ifPresent(day -> expected.put("middle", day.toString()));
    payment.until().ifPresent(day -> expected.put("until", day.toString()));
    ArrayNode reasons = node.putArray("reasons");
    advice.reasons().forEach(reason -> reasons.add(Json.tree(reason)));
    ObjectNode provenance = node.putObject("provenance");
    provenance.put("model", advice.provenance().model());
    provenance.put("features", advice.provenance().features());
    provenance.put("trainedUpTo", advice.provenance().trainedUpTo());
    provenance.put("rules", advice.provenance().rules());
    return Json.of(node);
  }

  static Receipt of(long number, RecordVersion inputs, Head head, Json json) {
    JsonNode node = json.tree();
    List<Reason> reasons = new ArrayList<>();
    node.path("reasons").forEach(reason -> reasons.add(Json.reason(reason)));
    JsonNode made = node.path("provenance");
    return new Receipt(
        number,
        inputs,
        new Recommendation(
            head.item(),
            head.decidedOn(),
            head.nextLevel(),
            head.decision(),
            head.formerDay(),
            node.path("probability30").asDouble(),
            node.path("low").asDouble(),
            node.path("high").asDouble(),
            expected(node.path("expected")),
            reasons,
            new ModelProvenance(
                made.path("model").asText(),
                made.path("features").asText(),
                made.path("trainedUpTo").asText(),
                made.path("rules").asText())));
  }

  /** Advice that was kept before payments were expected has none. */
  private static ExpectedPayment expected(JsonNode node) {
    return new ExpectedPayment(
        date(node.path("from")), date(node.path("middle")), date(node.path("until")));
  }

  private static Optional<LocalDate> date(JsonNode node) {
    return node.isTextual() ? Optional.of(LocalDate.parse(node.asText())) : Optional.empty();
  }

  /** The part that has columns. */
  record Head(
      OpenItemRef item,
      LocalDate decidedOn,
      DunningLevel nextLevel,
      Decision decision,
      LocalDate formerDay) {}
}
