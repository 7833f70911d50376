package io.mahnwerk.mocks.dynamics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mahnwerk.mocks.ledger.LedgerItem;
import io.mahnwerk.mocks.ledger.LedgerTracks;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The extension's table of suggestions, at most one row for an entry. Date and hold stand in the
 * ledger's item; what is only shown to people stands here, as it was written.
 */
final class Suggestions implements EntitySet.Changes<Suggestions.Row> {
  private static final Set<String> KEYS = Set.of("ledgerEntryNumber", "entryRowVersion");
  private static final Set<String> MARK = Set.of("dunningDate", "held");
  private static final ShownFields NOTHING =
      new ShownFields(Map.of(), 0, new LedgerTracks.Stamp(0, LocalDate.EPOCH));

  private final LedgerEntries entries;
  private final SimulatedLedger ledger;
  private final Map<String, ShownFields> shown = new HashMap<>();

  Suggestions(LedgerEntries entries) {
    this.entries = entries;
    this.ledger = entries.ledger();
  }

  /**
   * @param scoredVersion the entry's row version of which the last mark was made
   */
  private record ShownFields(
      Map<String, JsonNode> values, long scoredVersion, LedgerTracks.Stamp stamp) {}

  /** One row with the entry that it is about. */
  record Row(
      LedgerItem item,
      Suggestion mark,
      Map<String, JsonNode> values,
      long scoredVersion,
      LedgerTracks.Stamp stamp) {
    UUID id() {
      return Company.id("dunning suggestion", item.key());
    }

    int entry() {
      return BcKeys.number(item.key());
    }

    @Nullable Object shown(String field, EdmType type) {
      JsonNode value = values.get(field);
      return value == null ? null : type.value(value, field);
    }

    /** Whether any field for people says something. */
    boolean isShown() {
      return values.entrySet().stream()
          .filter(field -> !KEYS.contains(field.getKey()))
          .map(field -> field.getValue().asText())
          .anyMatch(text -> !text.isEmpty() && !text.equals("0001-01-01") && !text.equals("0"));
    }

    String etag() {
      return Rows.etag(stamp.version());
    }

    Instant modifiedAt() {
      return Rows.modifiedAt(stamp);
    }
  }

  Collection<Row> matching(Filter<Row> filter) {
    Optional<Set<Object>> numbers = filter.values("ledgerEntryNumber");
    Optional<Comparable<?>> since = filter.least("systemModifiedAt");
    boolean marked = filter.least("dunningDate").isPresent();
    return ledger.tracked(
        tracks -> {
          List<Row> rows = new ArrayList<>();
          Stream<LedgerItem> items =
              numbers.isPresent()
                  ? numbers.get().stream().flatMap(n -> ledger.find(n.toString()).stream())
                  : ledger.items().stream();
          items
              .filter(item -> !marked || item.references().containsKey(Suggestion.FIELD))
              .forEach(item -> row(item, tracks).ifPresent(rows::add));
          since.ifPresent(from -> rows.removeIf(row -> row.modifiedAt().isBefore((Instant) from)));
          return rows;
        });
  }

  /**
   * Rows that show or mark anything; on those left out a person decides and nothing else stands.
   */
  int shown() {
    return ledger.tracked(
        tracks ->
            (int)
                ledger.items().stream()
                    .flatMap(item -> row(item, tracks).stream())
                    .filter(row -> !row.mark().personDecides() || row.isShown())
                    .count());
  }

  Optional<Row> of(LedgerItem item) {
    return ledger.tracked(tracks -> row(item, tracks));
  }

  private Optional<Row> row(LedgerItem item, LedgerTracks tracks) {
    ShownFields fields = shown.get(item.key());
    boolean touched = tracks.ofReferences(item.key()).version() > 0;
    if (fields == null && !(touched && item.references().containsKey(Suggestion.FIELD))) {
      return Optional.empty();
    }
    ShownFields known = fields == null ? NOTHING : fields;
    return Optional.of(
        new Row(
            item,
            BcMarks.suggestion(item),
            known.values(),
            known.scoredVersion(),
            tracks.ofReferences(item.key()).orLater(known.stamp())));
  }

  @Override
  public Supplier<Row> insert(ObjectNode body) {
    int number = body.path("ledgerEntryNumber").asInt();
    LedgerEntry entry =
        entries
            .find(number)
            .orElseThrow(
                () ->
                    BcError.badRequest(
                        "Internal_InvalidTableRelation",
                        "The field Ledger Entry Number contains a value (%d) that cannot be found in"
                            + " the related table (Cust. Ledger Entry).".formatted(number)));
    if (entry.applied()) {
      throw BcError.dialog("A suggestion is for an entry that can be reminded.");
    }
    if (of(entry.item()).isPresent()) {
      throw BcError.badRequest(
          "Internal_EntityWithSameKeyExists",
          "The record in table Dunning Suggestion already exists.");
    }
    return change(entry, Suggestion.NONE, body);
  }

  @Override
  public Supplier<Row> update(Row row, ObjectNode body) {
    if (body.has("ledgerEntryNumber") && body.get("ledgerEntryNumber").asInt() != row.entry()) {
      throw BcError.dialog("A suggestion stays with its entry.");
    }
    return change(entries.find(row.entry()).orElseThrow(), row.mark(), body);
  }

  @Override
  public Runnable delete(Row row) {
    if (row.mark().personDecides()) {
      throw BcError.dialog("A person decides about this entry.");
    }
    return () -> {
      shown.remove(row.item().key());
      if (row.item().references().containsKey(Suggestion.FIELD)) {
        write(row.item().key(), Suggestion.NONE);
      }
    };
  }

  private Supplier<Row> change(LedgerEntry entry, Suggestion before, ObjectNode body) {
    Suggestion after = marked(before, body);
    boolean markChanges = !after.date().equals(before.date()) || after.held() != before.held();
    String key = entry.item().key();
    long lastSaid = shown.getOrDefault(key, NOTHING).scoredVersion();
    long scored = body.path("entryRowVersion").asLong(lastSaid);
    if (markChanges) {
      check(entry, before, after, scored);
    }
    return () -> {
      show(key, body, markChanges ? scored : lastSaid);
      if (markChanges) {
        write(key, after);
      }
      return of(ledger.item(key)).orElseThrow();
    };
  }

  private Suggestion marked(Suggestion before, ObjectNode body) {
    if (MARK.stream().noneMatch(body::has)) {
      return before;
    }
    LocalDate asked =
        body.has("dunningDate")
            ? LocalDate.parse(body.get("dunningDate").asText())
            : before.date().orElse(EdmType.NO_DATE);
    boolean held = body.has("held") ? body.get("held").asBoolean() : before.held();
    Optional<LocalDate> date =
        asked.equals(EdmType.NO_DATE) ? Optional.empty() : Optional.of(asked);
    return new Suggestion(date, held, Optional.of(ledger.today()), before.personDecides());
  }

  private void check(LedgerEntry entry, Suggestion before, Suggestion after, long scored) {
    LocalDate today = ledger.today();
    if (scored != entry.row().version()) {
      throw BcError.dialog("The entry has changed since it was scored.");
    }
    boolean takenBack = after.date().isEmpty() && !after.held();
    if (before.personDecides() && !takenBack) {
      throw BcError.dialog("A person decides about this entry.");
    }
    if (after.held() && !entry.open()) {
      throw BcError.dialog("The entry is closed.");
    }
    boolean moved = !after.date().equals(before.date());
    if (moved && after.date().filter(d -> d.isAfter(today.plusDays(30))).isPresent()) {
      throw BcError.dialog("A date lies at most 30 days ahead.");
    }
    if (after.held() && after.date().filter(d -> d.isAfter(today)).isEmpty()) {
      throw BcError.dialog("A hold needs a date after today.");
    }
  }

  private void show(String key, ObjectNode body, long scored) {
    ShownFields before = shown.getOrDefault(key, NOTHING);
    Map<String, JsonNode> values = new HashMap<>(before.values());
    body.properties().forEach(field -> values.put(field.getKey(), field.getValue()));
    values.keySet().removeAll(MARK);
    LedgerTracks.Stamp stamp = ledger.tracked(tracks -> tracks.beside(ledger.today()));
    shown.put(key, new ShownFields(values, scored, stamp));
  }

  private void write(String key, Suggestion mark) {
    ledger.annotate(key, item -> BcMarks.with(item, mark, ledger.today()));
  }
}
