package io.mahnwerk.mocks.dynamics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mahnwerk.mocks.ledger.LedgerItem;
import io.mahnwerk.mocks.ledger.LedgerTracks;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The disputes of all legal entities. A transaction has one at most, and a reason code has to be
 * one that is set up.
 */
record FinDisputes(List<SimulatedLedger> books) implements EntitySet.Changes<FinDispute> {
  private static final Set<String> REASONS = Set.of(FinMarks.REASON, "PRICE", "QUALITY");
  private static final Set<String> STATUSES =
      Set.of(
          "None",
          FinDispute.DISPUTED,
          "PromiseToPay",
          FinDispute.RESOLVED,
          "PromiseToPayBroken",
          "PromiseToPayKept");

  Collection<FinDispute> matching(Filter<FinDispute> filter) {
    return books.stream().flatMap(ledger -> of(ledger, filter)).toList();
  }

  private static Stream<FinDispute> of(SimulatedLedger ledger, Filter<FinDispute> filter) {
    return ledger.tracked(
        tracks ->
            items(ledger, filter)
                .flatMap(
                    item ->
                        FinDispute.content(item).stream()
                            .map(content -> row(ledger, item, content, tracks)))
                .toList()
                .stream());
  }

  private static Stream<LedgerItem> items(SimulatedLedger ledger, Filter<FinDispute> filter) {
    return filter
        .values("CustTrans")
        .map(keys -> keys.stream().flatMap(key -> ledger.find(Long.toString((Long) key)).stream()))
        .orElseGet(() -> ledger.items().stream());
  }

  private static FinDispute row(
      SimulatedLedger ledger, LedgerItem item, FinDispute.Content content, LedgerTracks tracks) {
    return new FinDispute(
        ledger, item, content, tracks.ofItem(item.key()).orLater(tracks.ofReferences(item.key())));
  }

  @Override
  public Supplier<FinDispute> insert(ObjectNode body) {
    SimulatedLedger ledger = book(body.path("dataAreaId").asText());
    String key = body.path("CustTrans").asText();
    LedgerItem item = ledger.find(key).orElseThrow(() -> declined("The transaction is unknown."));
    if (FinDispute.content(item).isPresent()) {
      throw declined(
          "Cannot create a record in Disputes (CustDispute). The record already exists.");
    }
    LocalDate today = ledger.today();
    FinDispute.Content empty = new FinDispute.Content("None", Optional.empty(), "", "", today);
    return written(ledger, item, changed(empty, body, today));
  }

  @Override
  public Supplier<FinDispute> update(FinDispute row, ObjectNode body) {
    return written(row.ledger(), row.item(), changed(row.content(), body, row.ledger().today()));
  }

  @Override
  public Runnable delete(FinDispute row) {
    return () ->
        row.ledger()
            .annotate(
                row.item().key(),
                item -> FinDispute.written(item, Optional.empty(), row.ledger().today()));
  }

  private static Supplier<FinDispute> written(
      SimulatedLedger ledger, LedgerItem item, FinDispute.Content content) {
    return () -> {
      ledger.annotate(
          item.key(), now -> FinDispute.written(now, Optional.of(content), ledger.today()));
      return ledger.tracked(tracks -> row(ledger, ledger.item(item.key()), content, tracks));
    };
  }

  private static FinDispute.Content changed(
      FinDispute.Content before, ObjectNode body, LocalDate today) {
    String status = text(body, "Status", before.status());
    String reason = text(body, "ReasonCode", before.reason());
    if (!STATUSES.contains(status)) {
      throw BcError.syntax("Cannot convert the literal '" + status + "' to a dispute status.");
    }
    boolean isKnown = reason.isEmpty() || reason.equals(before.reason());
    if (!isKnown && !REASONS.contains(reason)) {
      throw declined(
          "The value '"
              + reason
              + "' in field 'Reason code' is not found in the related table"
              + " 'Reasons'.");
    }
    Optional<LocalDate> followUp =
        Optional.of(body.path("FollowUpDate"))
            .filter(JsonNode::isTextual)
            .map(text -> (LocalDate) EdmType.NOON.value(text, "FollowUpDate"))
            .or(before::followUp);
    LocalDate since = status.equals(before.status()) ? before.since() : today;
    return new FinDispute.Content(
        status, followUp, reason, text(body, "Note", before.note()), since);
  }

  private static String text(ObjectNode body, String field, String fallback) {
    return body.path(field).asText(fallback);
  }

  private SimulatedLedger book(String company) {
    return books.stream()
        .filter(ledger -> ledger.companyCode().value().equalsIgnoreCase(company))
        .findFirst()
        .orElseThrow(() -> declined("Company '" + company + "' does not exist."));
  }

  private static BcError declined(String why) {
    return BcError.dialog(
        "Write failed for table row of type 'CustDisputeEntity'. Infolog: Error: " + why);
  }
}
