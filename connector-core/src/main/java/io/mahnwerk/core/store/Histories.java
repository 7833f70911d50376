package io.mahnwerk.core.store;

import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.ItemHistory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What became known of the invoices of a connection, open and cleared, built from recorded events.
 *
 * <p>A fact older than the connection's first read counts as recorded on its own day. Of an item
 * that had been dunned before it was first read, only the last notice is known unless a feed tells
 * of the others.
 */
public final class Histories {
  private static final String SELECT =
      """
      SELECT i.*, d.company_code AS debtor_company, d.number AS debtor_number,
        e.id AS event_id, e.kind AS event_kind, e.occurred_on, e.recorded_on, e.dunning_level AS event_level,
        e.propensity, e.detail
      FROM item i
      JOIN debtor d ON d.id = i.debtor_id
      JOIN item_event e ON e.item_id = i.id
      WHERE i.kind = 'INVOICE' AND
      """;

  private final JdbcClient sql;
  private final DebtorRows debtors;

  Histories(JdbcClient sql, DebtorRows debtors) {
    this.sql = sql;
    this.debtors = debtors;
  }

  /** Every invoice of a connection, debtor by debtor; reads while it is consumed. */
  public Stream<ItemHistory> all(ConnectionId connection) {
    return Chunks.stream(
            last ->
                sql.sql(
                        "SELECT id FROM debtor WHERE connection = ? AND id > ? ORDER BY id LIMIT "
                            + Chunks.SIZE)
                    .params(connection.value(), last)
                    .query(Long.class)
                    .list(),
            Long::longValue)
        .flatMap(debtor -> ofDebtor(debtor).stream());
  }

  public List<ItemHistory> of(DebtorRef debtor) {
    return changedOf(debtor, 0).items();
  }

  /** Debtors of whose invoices a notice became known on that day. */
  public List<DebtorRef> noticedOn(ConnectionId connection, LocalDate day) {
    return sql.sql(
            """
            SELECT DISTINCT d.connection, d.company_code, d.number FROM item_event e
            JOIN item i ON i.id = e.item_id JOIN debtor d ON d.id = i.debtor_id
            WHERE e.kind = 'NOTICED' AND e.recorded_on = ? AND i.connection = ?
            ORDER BY d.company_code, d.number
            """)
        .params(day.toString(), connection.value())
        .query(
            (columns, number) ->
                new DebtorRef(
                    connection,
                    new CompanyCode(columns.getString("company_code")),
                    columns.getString("number")))
        .list();
  }

  /**
   * Whole histories of those items that gained a fact.
   *
   * @param lastFact the number of the latest fact in them; 0 where nothing is new
   */
  public record Changed(List<ItemHistory> items, long lastFact) {}

  /** The debtor's items about which something was recorded after the fact of this number. */
  public Changed changedOf(DebtorRef debtor, long afterFact) {
    return debtors
        .find(debtor)
        .map(row -> changedOf(row.id(), afterFact))
        .orElse(new Changed(List.of(), afterFact));
  }

  private List<ItemHistory> ofDebtor(long debtor) {
    return changedOf(debtor, 0).items();
  }

  private Changed changedOf(long debtor, long afterFact) {
    AtomicLong lastFact = new AtomicLong(afterFact);
    Map<Long, Story> stories = new LinkedHashMap<>();
    sql.sql(
            SELECT
                + " i.debtor_id = ? AND EXISTS (SELECT 1 FROM item_event n"
                + " WHERE n.item_id = i.id AND n.id > ?) ORDER BY i.id, e.id")
        .params(debtor, afterFact)
        .query(
            columns -> {
              Row row = new Row(columns);
              long id = row.number("id");
              lastFact.accumulateAndGet(row.number("event_id"), Math::max);
              Story story = stories.get(id);
              if (story == null) {
                story = new Story(ItemRows.known(columns, 0).stored());
                stories.put(id, story);
              }
              story.add(Events.event(row));
            });
    return new Changed(stories.values().stream().map(Story::history).toList(), lastFact.get());
  }

  /** One item's events in the order in which they were recorded. */
  private static final class Story {
    private final StoredItem stored;
    private final List<ItemEvent> events = new ArrayList<>();

    Story(StoredItem stored) {
      this.stored = stored;
    }

    void add(ItemEvent event) {
      events.add(event);
    }

    ItemHistory history() {
      ComplaintFold complaints = ComplaintFold.of(events);
      return new ItemHistory(
          stored.item().ref(),
          stored.item().debtor(),
          stored.posted(),
          stored.item().documentDate(),
          stored.item().netDueDate(),
          of(ItemEvent.Kind.POSTED).findFirst().orElseThrow().recordedOn(),
          stored.clearing().map(this::recorded),
          NoticeMerge.of(events),
          complaints.standing(),
          of(ItemEvent.Kind.OVERRIDDEN).map(ItemEvent::recordedOn).toList(),
          complaints.takenBack());
    }

    private ItemHistory.RecordedClearing recorded(Clearing clearing) {
      ItemEvent last = of(ItemEvent.Kind.CLEARED).reduce((earlier, later) -> later).orElseThrow();
      return new ItemHistory.RecordedClearing(clearing, last.recordedOn());
    }

    private Stream<ItemEvent> of(ItemEvent.Kind kind) {
      return events.stream().filter(event -> event.kind() == kind);
    }
  }
}
