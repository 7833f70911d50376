package io.mahnwerk.core.store;

import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.DunningTarget;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What was decided to be written and how far each write has come. At most one entry of a target is
 * open at any time.
 */
public final class Outbox {
  /** Worded as the partial index is, or else the index is not used. */
  static final String IS_OPEN = "state IN ('PLANNED', 'SENT', 'PENDING', 'UNCERTAIN')";

  private final JdbcClient sql;
  private final JdbcTemplate batch;

  Outbox(JdbcClient sql, JdbcTemplate batch) {
    this.sql = sql;
    this.batch = batch;
  }

  /** Entries that have not ended, in the order in which they were decided. */
  public List<OutboxEntry> open(ConnectionId connection) {
    return sql.sql(
            "SELECT * FROM outbox WHERE connection = :connection AND " + IS_OPEN + " ORDER BY id")
        .param("connection", connection.value())
        .query(OutboxRows::entry)
        .list();
  }

  public List<OutboxEntry> planned(ConnectionId connection) {
    return open(connection).stream().filter(e -> e.state() == OutboxState.PLANNED).toList();
  }

  /** Entries whose request may be on its way. */
  public List<OutboxEntry> inFlight(ConnectionId connection) {
    return open(connection).stream().filter(e -> e.state().isInFlight()).toList();
  }

  /** Every entry a target ever had, oldest first. */
  public List<OutboxEntry> of(DunningTarget target) {
    return sql.sql(
            "SELECT * FROM outbox WHERE connection = :connection AND company_code = :company"
                + " AND target_kind = :kind AND target_key = :key ORDER BY id")
        .param("connection", target.connection().value())
        .param("company", target.companyCode().value())
        .param("kind", OutboxRows.targetKind(target))
        .param("key", OutboxRows.targetKey(target))
        .query(OutboxRows::entry)
        .list();
  }

  /** These entries as they stand now, in the order in which they were decided. */
  public List<OutboxEntry> find(Collection<OutboxEntry> entries) {
    List<OutboxEntry> now = new ArrayList<>();
    for (List<Long> ids : KeyParts.of(entries.stream().map(OutboxEntry::id).sorted().toList())) {
      now.addAll(
          sql.sql("SELECT * FROM outbox WHERE id IN (:ids) ORDER BY id")
              .param("ids", ids)
              .query(OutboxRows::entry)
              .list());
    }
    return now;
  }

  /** How many entries of a connection are in each state. */
  public Map<OutboxState, Long> counts(ConnectionId connection) {
    Map<OutboxState, Long> counts = new EnumMap<>(OutboxState.class);
    sql.sql("SELECT state, COUNT(*) AS entries FROM outbox WHERE connection = ? GROUP BY state")
        .param(connection.value())
        .query(
            row -> {
              counts.put(OutboxState.valueOf(row.getString("state")), row.getLong("entries"));
            });
    return counts;
  }

  /**
   * Makes the planned entries of a connection equal to these intents: what is already planned stays
   * as it is, what is no longer wanted is superseded. An intent for a target whose last request is
   * still on its way is left out, and so is a hold that waits for a person as a dead letter.
   */
  public Planned plan(ConnectionId connection, Collection<Intent> intents, LocalDate today) {
    Map<DunningTarget, OutboxEntry> open = new HashMap<>();
    open(connection).forEach(entry -> open.put(entry.intent().target(), entry));
    List<Intent> fresh = new ArrayList<>();
    int waiting = 0;
    for (Intent intent : intents) {
      OutboxEntry entry = open.get(intent.target());
      if (entry != null && entry.state().isInFlight()) {
        waiting++;
      } else if (entry != null && entry.intent().equals(intent)) {
        open.remove(intent.target());
      } else {
        fresh.add(intent);
      }
    }
    open.values().stream()
        .filter(entry -> entry.state() == OutboxState.PLANNED)
        .forEach(entry -> expire(entry, ReasonCode.SUPERSEDED, today));
    PastWrites past = PastWrites.of(fresh.stream().map(Intent::target).toList(), sql);
    List<Intent> wanted = fresh.stream().filter(intent -> !past.isGivenUp(intent)).toList();
    insert(wanted, past, today);
    return new Planned(waiting, fresh.size() - wanted.size());
  }

  /**
   * Intents that were left out.
   *
   * @param waiting because an earlier request for their target is on its way
   * @param givenUp because a person is asked first
   */
  public record Planned(int waiting, int givenUp) {}

  /** Notes, before the call, that these are being sent. */
  public void sending(Collection<OutboxEntry> entries, LocalDate today) {
    batch.batchUpdate(
        "UPDATE outbox SET state = 'SENT', attempts = attempts + 1, sent_on = ? WHERE id = ?",
        entries.stream().map(e -> new Object[] {today.toString(), e.id()}).toList());
  }

  /** Notes that the ledger took the request. */
  public void pending(OutboxEntry entry, String receipt) {
    batch.update(
        "UPDATE outbox SET state = 'PENDING', receipt = ? WHERE id = ?", receipt, entry.id());
  }

  /** Notes that the answer was lost. */
  public void uncertain(OutboxEntry entry, Reason reason) {
    sql.sql("UPDATE outbox SET state = 'UNCERTAIN', reason = ? WHERE id = ?")
        .params(Json.of(reason).text(), entry.id())
        .update();
  }

  /** Ends an entry; its debtor is planned anew and, where the ledger had moved on, scored anew. */
  public void end(OutboxEntry entry, OutboxState state, Reason reason, LocalDate today) {
    if (!state.isFinal() || state == OutboxState.CONFIRMED) {
      throw new IllegalArgumentException("An entry does not end with a reason as " + state);
    }
    end(List.of(entry), state, Optional.of(reason), today);
  }

  /**
   * Ends as expired what was sent on or before the day and that no read has shown since, and holds
   * that no read has shown before their day has come.
   */
  public int expire(ConnectionId connection, LocalDate sentUpTo, LocalDate today) {
    List<OutboxEntry> late =
        inFlight(connection).stream()
            .filter(
                entry ->
                    !entry.sentOn().orElse(entry.plannedOn()).isAfter(sentUpTo)
                        || isInVain(entry, today))
            .toList();
    late.forEach(entry -> expire(entry, whyNotShown(entry), today));
    return late.size();
  }

  private static boolean isInVain(OutboxEntry entry, LocalDate today) {
    return entry.intent().hold().filter(days -> !days.until().isAfter(today)).isPresent();
  }

  private static ReasonCode whyNotShown(OutboxEntry entry) {
    return entry.state() == OutboxState.PENDING ? ReasonCode.NOT_CONFIRMED : ReasonCode.ANSWER_LOST;
  }

  void confirm(Collection<OutboxEntry> entries, LocalDate today) {
    end(entries, OutboxState.CONFIRMED, Optional.empty(), today);
  }

  private void expire(OutboxEntry entry, ReasonCode why, LocalDate today) {
    end(List.of(entry), OutboxState.EXPIRED, Optional.of(Reason.of(why)), today);
  }

  private void end(
      Collection<OutboxEntry> entries,
      OutboxState state,
      Optional<Reason> reason,
      LocalDate today) {
    String why = reason.map(known -> Json.of(known).text()).orElse(null);
    batch.batchUpdate(
        "UPDATE outbox SET state = ?, reason = ?, ended_on = ?, attention = ? WHERE id = ?",
        entries.stream()
            .map(
                entry ->
                    new Object[] {
                      state.name(), why, today.toString(), attention(entry, reason), entry.id()
                    })
            .toList());
    String update =
        "UPDATE debtor SET " + (state == OutboxState.STALE ? "changed = 1, " : "") + "plan_on = ''";
    batch.batchUpdate(
        update
            + " WHERE id = (SELECT debtor_id FROM item"
            + " WHERE connection = ? AND company_code = ? AND native_key = ?)",
        keys(entries, OpenItemRef.class));
    batch.batchUpdate(
        update + " WHERE connection = ? AND company_code = ? AND number = ?",
        keys(entries, DebtorRef.class));
  }

  /** What ends a hold is listed as well, although it is tried on. */
  private static @Nullable String attention(OutboxEntry entry, Optional<Reason> reason) {
    boolean dead =
        entry.tries() >= DeadLetters.TRIES && reason.map(PastWrites::isDeclined).orElse(false);
    return dead ? DeadLetters.Attention.WAITS.name() : null;
  }

  private static List<Object[]> keys(
      Collection<OutboxEntry> entries, Class<? extends DunningTarget> kind) {
    return entries.stream()
        .map(entry -> entry.intent().target())
        .filter(kind::isInstance)
        .map(
            t ->
                new Object[] {
                  t.connection().value(), t.companyCode().value(), OutboxRows.targetKey(t)
                })
        .toList();
  }

  private void insert(List<Intent> intents, PastWrites past, LocalDate today) {
    batch.batchUpdate(
        "UPDATE outbox SET attention = NULL WHERE connection = ? AND company_code = ?"
            + " AND target_kind = ? AND target_key = ? AND attention = 'WAITS'",
        intents.stream()
            .map(Intent::target)
            .map(
                t ->
                    new Object[] {
                      t.connection().value(),
                      t.companyCode().value(),
                      OutboxRows.targetKind(t),
                      OutboxRows.targetKey(t)
                    })
            .toList());
    batch.batchUpdate(
        OutboxRows.INSERT,
        intents.stream().map(intent -> OutboxRows.values(intent, past, today)).toList());
  }
}
