package io.mahnwerk.core.store;

import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.DunningTarget;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.RecordVersion;
import io.mahnwerk.core.spi.IdempotencyKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;

/** How an outbox entry stands in its table. */
final class OutboxRows {
  static final String INSERT =
      """
      INSERT INTO outbox (connection, company_code, target_kind, target_key, instruction,
        hold_until, wanted, dated, dunning_level, last_dunned_on, based_on, idempotency_key,
        state, planned_on, tries)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'PLANNED', ?, ?)
      """;

  private OutboxRows() {}

  static Object[] values(Intent intent, PastWrites past, LocalDate today) {
    DunningTarget target = intent.target();
    return new Object[] {
      target.connection().value(),
      target.companyCode().value(),
      targetKind(target),
      targetKey(target),
      intent.kind().name(),
      intent.hold().map(hold -> hold.until().toString()).orElse(null),
      intent.hold().map(hold -> hold.wanted().toString()).orElse(null),
      DebtorRows.flag(intent.dated()),
      intent.notice().level().value(),
      intent.notice().dunnedOn().map(LocalDate::toString).orElse(null),
      intent.basedOn().value(),
      intent.key(past.count(target)).value(),
      today.toString(),
      past.tries(intent)
    };
  }

  static String targetKind(DunningTarget target) {
    return target instanceof OpenItemRef ? "ITEM" : "DEBTOR";
  }

  static String targetKey(DunningTarget target) {
    return target instanceof OpenItemRef item ? item.nativeKey() : ((DebtorRef) target).number();
  }

  static OutboxEntry entry(ResultSet columns, int number) throws SQLException {
    Row row = new Row(columns);
    return new OutboxEntry(
        row.number("id"),
        intent(row),
        new IdempotencyKey(row.text("idempotency_key")),
        OutboxState.valueOf(row.text("state")),
        row.count("attempts"),
        row.count("tries"),
        row.day("planned_on"),
        row.optionalDay("sent_on"),
        row.optionalText("reason").map(text -> new Json(text).asReason()),
        row.optionalText("attention").map(DeadLetters.Attention::valueOf),
        row.text("receipt"));
  }

  static Intent intent(Row row) throws SQLException {
    Optional<LocalDate> until = row.optionalDay("hold_until");
    Optional<LocalDate> wanted = row.optionalDay("wanted");
    return new Intent(
        target(row),
        Intent.Kind.valueOf(row.text("instruction")),
        until.map(day -> new Intent.HoldDays(day, wanted.orElse(day))),
        row.flag("dated"),
        row.lastNotice(),
        new RecordVersion(row.text("based_on")));
  }

  static DunningTarget target(Row row) throws SQLException {
    ConnectionId connection = new ConnectionId(row.text("connection"));
    CompanyCode company = new CompanyCode(row.text("company_code"));
    String key = row.text("target_key");
    return row.text("target_kind").equals("ITEM")
        ? new OpenItemRef(connection, company, key)
        : new DebtorRef(connection, company, key);
  }
}
