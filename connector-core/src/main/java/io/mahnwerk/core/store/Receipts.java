package io.mahnwerk.core.store;

import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.Recommendation;
import io.mahnwerk.core.model.RecordVersion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every recommendation that was given. Append-only. */
public final class Receipts {
  private static final String ALL =
      """
      SELECT r.*, i.connection, i.company_code, i.native_key
      FROM recommendation r JOIN item i ON i.id = r.item_id
      """;

  private static final String SELECT =
      ALL
          + """
      WHERE i.connection = ? AND i.company_code = ? AND i.native_key = ?
      """;

  private final JdbcClient sql;
  private final JdbcTemplate batch;
  private final DebtorRows debtors;
  private final ItemRows items;

  Receipts(JdbcClient sql, JdbcTemplate batch, DebtorRows debtors, ItemRows items) {
    this.sql = sql;
    this.batch = batch;
    this.debtors = debtors;
    this.items = items;
  }

  /**
   * Keeps the advice; its debtors then count as advised. Throws {@link IllegalArgumentException}
   * for a recommendation about an item that is not in its account.
   */
  public void add(Collection<Advice> advice) {
    Map<OpenItemRef, ItemRows.Known> known =
        items.find(
            advice.stream()
                .flatMap(a -> a.recommendations().stream())
                .map(Recommendation::item)
                .toList());
    List<Object[]> rows = new ArrayList<>();
    List<Object[]> ids = new ArrayList<>();
    keepParts(advice);
    for (Advice one : advice) {
      Map<OpenItemRef, OpenItem> scored =
          one.account().items().stream()
              .collect(Collectors.toMap(OpenItem::ref, Function.identity()));
      for (Recommendation recommendation : one.recommendations()) {
        OpenItem item = scored.get(recommendation.item());
        ItemRows.Known row = known.get(recommendation.item());
        if (item == null || row == null) {
          throw new IllegalArgumentException(
              "Advice about " + recommendation.item() + ", which is not in its account");
        }
        rows.add(values(row.id(), item, recommendation, one.basis()));
        ids.add(new Object[] {row.id(), row.id()});
      }
    }
    batch.batchUpdate(
        "INSERT INTO recommendation (item_id, decided_on, next_level, last_dunned_on, decision,"
            + " decision_day, former_day, item_version, receipt, terms, facts)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        rows);
    batch.batchUpdate(
        "UPDATE item SET recommendation_id = (SELECT MAX(id) FROM recommendation WHERE item_id = ?)"
            + " WHERE id = ?",
        ids);
    markAdvised(advice);
  }

  public Optional<Receipt> latest(OpenItemRef item) {
    return sql.sql(SELECT + " ORDER BY r.id DESC LIMIT 1")
        .params(key(item))
        .query(Receipts::receipt)
        .optional();
  }

  /** The receipt of this number, if it is about an item of the connection. */
  public Optional<Receipt> find(ConnectionId connection, long number) {
    return sql.sql(ALL + " WHERE r.id = ? AND i.connection = ?")
        .params(number, connection.value())
        .query(Receipts::receipt)
        .optional();
  }

  /** The latest receipts of a connection, newest first. */
  public List<Receipt> latest(ConnectionId connection, int most) {
    return sql.sql(ALL + " WHERE i.connection = ? ORDER BY r.id DESC LIMIT ?")
        .params(connection.value(), most)
        .query(Receipts::receipt)
        .list();
  }

  /**
   * What the receipt of this number can be computed again from; blank texts where none was kept.
   */
  public ReceiptBasis basis(long number) {
    return sql.sql(
            """
            SELECT COALESCE(t.body, '') AS terms, COALESCE(f.body, '') AS facts
            FROM recommendation r
            LEFT JOIN receipt_part t ON t.digest = r.terms
            LEFT JOIN receipt_part f ON f.digest = r.facts
            WHERE r.id = ?
            """)
        .param(number)
        .query((columns, row) -> new ReceiptBasis(columns.getString(1), columns.getString(2)))
        .optional()
        .orElse(ReceiptBasis.NONE);
  }

  /** Whether a receipt of the connection was computed with the model of this digest. */
  public boolean isNamed(ConnectionId connection, String model) {
    return sql.sql(
                """
            SELECT COUNT(*) FROM (
              SELECT 1 FROM recommendation r JOIN item i ON i.id = r.item_id
              WHERE i.connection = ? AND r.receipt LIKE ? LIMIT 1) named
            """)
            .params(connection.value(), "%\"model\":\"" + model + "\"%")
            .query(Long.class)
            .single()
        > 0;
  }

  /** Oldest first. */
  public List<Receipt> of(OpenItemRef item) {
    return sql.sql(SELECT + " ORDER BY r.id").params(key(item)).query(Receipts::receipt).list();
  }

  private void keepParts(Collection<Advice> advice) {
    List<Object[]> parts =
        advice.stream()
            .filter(one -> !one.recommendations().isEmpty())
            .flatMap(one -> Stream.of(one.basis().terms(), one.basis().facts()))
            .filter(body -> !body.isEmpty())
            .distinct()
            .map(body -> new Object[] {ReceiptBasis.digest(body), body})
            .toList();
    batch.batchUpdate(
        "INSERT INTO receipt_part (digest, body) VALUES (?, ?) ON CONFLICT DO NOTHING", parts);
  }

  private void markAdvised(Collection<Advice> advice) {
    Map<DebtorRef, DebtorRows.Known> known =
        debtors.find(advice.stream().map(one -> one.account().debtor().ref()).toList());
    batch.batchUpdate(
        "UPDATE debtor SET changed = 0, review_on = ?, plan_on = '' WHERE id = ?",
        advice.stream()
            .map(
                one ->
                    new Object[] {
                      one.reviewOn().map(LocalDate::toString).orElse(null),
                      known.get(one.account().debtor().ref()).id()
                    })
            .toList());
  }

  private static List<Object> key(OpenItemRef item) {
    return List.of(item.connection().value(), item.companyCode().value(), item.nativeKey());
  }

  private static Object[] values(
      long id, OpenItem item, Recommendation advice, ReceiptBasis basis) {
    return new Object[] {
      id,
      advice.decidedOn().toString(),
      advice.nextLevel().value(),
      item.dunning().lastDunnedOn().map(LocalDate::toString).orElse(null),
      Receipt.Kind.of(advice.decision()).name(),
      advice.decision().until().map(LocalDate::toString).orElse(null),
      advice.formerDay().toString(),
      item.version().value(),
      Receipt.json(advice).text(),
      ReceiptBasis.digest(basis.terms()),
      ReceiptBasis.digest(basis.facts())
    };
  }

  private static Receipt receipt(ResultSet columns, int number) throws SQLException {
    Row row = new Row(columns);
    return Receipt.of(
        row.number("id"),
        new RecordVersion(row.text("item_version")),
        new Receipt.Head(
            new OpenItemRef(
                new ConnectionId(row.text("connection")),
                new CompanyCode(row.text("company_code")),
                row.text("native_key")),
            row.day("decided_on"),
            new DunningLevel(row.count("next_level")),
            Receipt.Kind.valueOf(row.text("decision")).on(row.optionalDay("decision_day")),
            row.day("former_day")),
        new Json(row.text("receipt")));
  }
}
