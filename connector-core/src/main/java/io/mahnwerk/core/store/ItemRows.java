package io.mahnwerk.core.store;

import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.Dispute;
import io.mahnwerk.core.model.DocumentKind;
import io.mahnwerk.core.model.DunningBlock;
import io.mahnwerk.core.model.DunningMark;
import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.PromiseToPay;
import io.mahnwerk.core.model.RecordVersion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Table item. */
final class ItemRows {
  /** Reads an item as table i, with its debtor as table d. */
  static final String SELECT =
      """
      SELECT i.*, d.company_code AS debtor_company, d.number AS debtor_number
      FROM item i JOIN debtor d ON d.id = i.debtor_id
      """;

  private static final String UPSERT =
      """
      INSERT INTO item (connection, company_code, native_key, debtor_id, document_number, kind,
        open_amount, posted_amount, currency, document_date, posting_date, net_due_date,
        settles_company, settles_key, special_ledger, direct_debit, dunning_level, last_dunned_on,
        block_reason, block_owner, block_until, mark_date, mark_field_taken, dispute, promised_for,
        version, cleared_on, clearing)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (connection, company_code, native_key) DO UPDATE SET
        debtor_id = excluded.debtor_id, document_number = excluded.document_number,
        kind = excluded.kind, open_amount = excluded.open_amount,
        posted_amount = excluded.posted_amount, currency = excluded.currency,
        document_date = excluded.document_date, posting_date = excluded.posting_date,
        net_due_date = excluded.net_due_date, settles_company = excluded.settles_company,
        settles_key = excluded.settles_key, special_ledger = excluded.special_ledger,
        direct_debit = excluded.direct_debit, dunning_level = excluded.dunning_level,
        last_dunned_on = excluded.last_dunned_on, block_reason = excluded.block_reason,
        block_owner = excluded.block_owner, block_until = excluded.block_until,
        mark_date = excluded.mark_date,
        mark_field_taken = excluded.mark_field_taken, dispute = excluded.dispute,
        promised_for = excluded.promised_for, version = excluded.version,
        cleared_on = excluded.cleared_on, clearing = excluded.clearing
      """;

  private final JdbcClient sql;
  private final JdbcTemplate batch;

  ItemRows(JdbcClient sql, JdbcTemplate batch) {
    this.sql = sql;
    this.batch = batch;
  }

  record Known(long id, long debtorId, StoredItem stored) {
    OpenItemRef ref() {
      return stored.item().ref();
    }
  }

  /** An item to store, with the row of its debtor. */
  record Entry(StoredItem stored, long debtorId) {}

  void upsert(Collection<Entry> entries) {
    batch.batchUpdate(UPSERT, entries.stream().map(ItemRows::values).toList());
  }

  Map<OpenItemRef, Known> find(Collection<OpenItemRef> items) {
    Map<OpenItemRef, Known> found = new HashMap<>();
    Map<CompanyCode, List<OpenItemRef>> byCompany =
        items.stream().distinct().collect(Collectors.groupingBy(OpenItemRef::companyCode));
    byCompany.forEach(
        (company, refs) ->
            KeyParts.of(refs)
                .forEach(
                    some ->
                        findSome(company, some).forEach(known -> found.put(known.ref(), known))));
    return found;
  }

  /** Open items of these debtors that were dunned on the day or later. */
  List<Known> dunnedSince(Collection<Long> debtors, LocalDate day) {
    if (debtors.isEmpty()) {
      return List.of();
    }
    return sql.sql(
            SELECT
                + "WHERE i.debtor_id IN (:debtors) AND i.cleared_on IS NULL"
                + " AND i.last_dunned_on >= :day ORDER BY i.id")
        .param("debtors", debtors)
        .param("day", day.toString())
        .query(ItemRows::known)
        .list();
  }

  private List<Known> findSome(CompanyCode company, List<OpenItemRef> refs) {
    return sql.sql(
            SELECT
                + "WHERE i.connection = :connection AND i.company_code = :company"
                + " AND i.native_key IN (:keys)")
        .param("connection", refs.get(0).connection().value())
        .param("company", company.value())
        .param("keys", refs.stream().map(OpenItemRef::nativeKey).toList())
        .query(ItemRows::known)
        .list();
  }

  static Known known(ResultSet columns, int number) throws SQLException {
    Row row = new Row(columns);
    Optional<String> clearing = row.optionalText("clearing");
    OpenItem item = item(row);
    return new Known(
        row.number("id"),
        row.number("debtor_id"),
        new StoredItem(
            item,
            row.money("posted_amount"),
            clearing.isEmpty()
                ? Optional.empty()
                : Optional.of(
                    new Clearing(row.day("cleared_on"), Clearing.Kind.valueOf(clearing.get())))));
  }

  static OpenItem item(Row row) throws SQLException {
    ConnectionId connection = new ConnectionId(row.text("connection"));
    Optional<String> settles = row.optionalText("settles_key");
    return new OpenItem(
        new OpenItemRef(
            connection, new CompanyCode(row.text("company_code")), row.text("native_key")),
        new DebtorRef(
            connection, new CompanyCode(row.text("debtor_company")), row.text("debtor_number")),
        row.text("document_number"),
        DocumentKind.valueOf(row.text("kind")),
        row.money("open_amount"),
        row.day("document_date"),
        row.day("posting_date"),
        row.day("net_due_date"),
        settles.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new OpenItemRef(
                    connection, new CompanyCode(row.text("settles_company")), settles.get())),
        row.text("special_ledger"),
        row.flag("direct_debit"),
        new DunningState(
            row.level(),
            row.optionalDay("last_dunned_on"),
            row.itemBlock(),
            row.optionalDay("mark_date").map(DunningMark::new),
            row.flag("mark_field_taken")),
        row.optionalText("dispute").map(Dispute::new),
        row.optionalDay("promised_for").map(PromiseToPay::new),
        new RecordVersion(row.text("version")));
  }

  private static Object[] values(Entry entry) {
    OpenItem item = entry.stored().item();
    DunningState state = item.dunning();
    Optional<Clearing> clearing = entry.stored().clearing();
    return new Object[] {
      item.ref().connection().value(),
      item.ref().companyCode().value(),
      item.ref().nativeKey(),
      entry.debtorId(),
      item.documentNumber(),
      item.kind().name(),
      item.openAmount().minorUnits(),
      entry.stored().posted().minorUnits(),
      item.openAmount().currency().getCurrencyCode(),
      item.documentDate().toString(),
      item.postingDate().toString(),
      item.netDueDate().toString(),
      item.settles().map(ref -> ref.companyCode().value()).orElse(null),
      item.settles().map(OpenItemRef::nativeKey).orElse(null),
      item.specialLedger(),
      DebtorRows.flag(item.directDebit()),
      state.level().value(),
      state.lastDunnedOn().map(LocalDate::toString).orElse(null),
      state.block().map(DunningBlock::reasonCode).orElse(null),
      state.block().map(block -> block.owner().name()).orElse(null),
      state.block().flatMap(DunningBlock::until).map(LocalDate::toString).orElse(null),
      state.mark().map(mark -> mark.date().toString()).orElse(null),
      DebtorRows.flag(state.markFieldTaken()),
      item.dispute().map(Dispute::status).orElse(null),
      item.promise().map(promise -> promise.promisedFor().toString()).orElse(null),
      item.version().value(),
      clearing.map(how -> how.clearedOn().toString()).orElse(null),
      clearing.map(how -> how.kind().name()).orElse(null)
    };
  }
}
