package io.mahnwerk.mocks.dynamics;

import static io.mahnwerk.mocks.dynamics.Field.text;
import static io.mahnwerk.mocks.dynamics.Field.timestamp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Webhook subscriptions of one API. Making and renewing one both ask its address to echo a token; a
 * subscription lives three days. A notice that is refused for good deletes it.
 */
final class Subscriptions implements EntitySet.Changes<Subscriptions.Row> {
  static final String SET = "subscriptions";
  private static final Duration LIFE = Duration.ofDays(3);
  private static final int MOST_SINGLE = 1_000;

  private final SimulatedLedger ledger;
  private final WebhookCaller caller;
  private final Map<String, Row> rows = new LinkedHashMap<>();
  private int made;

  Subscriptions(SimulatedLedger ledger, WebhookCaller caller) {
    this.ledger = ledger;
    this.caller = caller;
  }

  /**
   * @param told up to which change the address was told
   */
  record Row(
      String id,
      String url,
      String resource,
      String clientState,
      Instant expires,
      Instant told,
      int version) {
    Row renewed(Instant until) {
      return new Row(id, url, resource, clientState, until, told, version + 1);
    }

    Row toldUpTo(Instant change) {
      return new Row(id, url, resource, clientState, expires, change, version);
    }
  }

  EntitySet<Row> set() {
    return EntitySet.readOnly(
            SET,
            new EntityType<>(
                "subscription",
                "subscriptionId",
                List.of(
                    text("subscriptionId", 150, Row::id),
                    Field.text("notificationUrl", 2048, Row::url).open(),
                    Field.text("resource", 1024, Row::resource).open(),
                    Field.text("clientState", 2048, Row::clientState).open(),
                    timestamp("expirationDateTime", Row::expires))),
            filter -> current(),
            row -> Rows.etag(row.version()))
        .taking(this);
  }

  @Override
  public Supplier<Row> insert(ObjectNode body) {
    String url = body.path("notificationUrl").asText();
    shakeHands(url, body.path("clientState").asText());
    return () -> {
      String id = "%032x".formatted(++made);
      Row row =
          new Row(
              id,
              url,
              body.path("resource").asText(),
              body.path("clientState").asText(),
              now().plus(LIFE),
              now(),
              1);
      rows.put(id, row);
      return row;
    };
  }

  /** Renews it; nothing else of it can change. */
  @Override
  public Supplier<Row> update(Row row, ObjectNode body) {
    shakeHands(row.url(), row.clientState());
    return () -> {
      Row renewed = row.renewed(now().plus(LIFE));
      rows.put(row.id(), renewed);
      return renewed;
    };
  }

  @Override
  public Runnable delete(Row row) {
    return () -> rows.remove(row.id());
  }

  /** Tells every address what changed since it was told last. */
  void tell(Map<String, EntitySet<?>> sets) {
    for (Row row : current()) {
      EntitySet<?> set = sets.get(row.resource().substring(row.resource().lastIndexOf('/') + 1));
      if (set != null) {
        tell(row, changes(set, row));
      }
    }
  }

  private void tell(Row row, List<Change> changes) {
    if (changes.isEmpty()) {
      return;
    }
    switch (caller.tell(row, single(row, changes))) {
      case TAKEN -> rows.put(row.id(), row.toldUpTo(last(changes)));
      case REFUSED -> rows.remove(row.id());
      case LATER -> {}
    }
  }

  /** One changed record. */
  record Change(String resource, String type, Instant at) {}

  /** Of more than a thousand changes only that there were some is told. */
  private static List<Change> single(Row row, List<Change> changes) {
    return changes.size() > MOST_SINGLE
        ? List.of(new Change(row.resource(), "collection", last(changes)))
        : changes;
  }

  private static Instant last(List<Change> changes) {
    return changes.stream().map(Change::at).max(Instant::compareTo).orElseThrow();
  }

  private static <T> List<Change> changes(EntitySet<T> set, Row subscription) {
    Field<T> modified =
        set.type().fields().stream()
            .filter(field -> field.type() == EdmType.TIMESTAMP)
            .findFirst()
            .orElseThrow();
    List<Change> changes = new ArrayList<>();
    for (T row : set.rows().matching(new Filter.Everything<>())) {
      Instant at = (Instant) modified.comparable(row);
      if (at.isAfter(subscription.told())) {
        String record = subscription.resource() + "(" + set.type().key().comparable(row) + ")";
        changes.add(new Change(record, "updated", at));
      }
    }
    return changes;
  }

  private List<Row> current() {
    rows.values().removeIf(row -> !row.expires().isAfter(now()));
    return List.copyOf(rows.values());
  }

  private void shakeHands(String url, String clientState) {
    if (!caller.echoes(url, clientState)) {
      throw BcError.badRequest(
          "Application_DialogException",
          "The notification URL did not answer with the validation token.");
    }
  }

  /** The morning of the ledger's day, and one instant later for each change since. */
  private Instant now() {
    return ledger.tracked(
        tracks ->
            ledger
                .today()
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant()
                .plusMillis(tracks.lastVersion()));
  }
}
