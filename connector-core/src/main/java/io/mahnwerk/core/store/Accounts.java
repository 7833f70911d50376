package io.mahnwerk.core.store;

import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.DunningProcedureCode;
import io.mahnwerk.core.model.Money;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.OpenItemRef;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Debtors and their open items as they were last read. The streams read while they are consumed.
 */
public final class Accounts {
  private final JdbcClient sql;
  private final DebtorRows debtors;
  private final ItemRows itemRows;

  Accounts(JdbcClient sql, DebtorRows debtors, ItemRows itemRows) {
    this.sql = sql;
    this.debtors = debtors;
    this.itemRows = itemRows;
  }

  /** Every debtor whose master data were read, also one without open items. */
  public Stream<DebtorAccount> all(ConnectionId connection) {
    return stream(connection, Optional.empty());
  }

  /** Debtors whose inputs changed since they were last advised, or whose review day has come. */
  public Stream<DebtorAccount> changed(ConnectionId connection, LocalDate today) {
    return stream(connection, Optional.of(today));
  }

  public Optional<DebtorAccount> find(DebtorRef debtor) {
    return debtors.find(debtor).flatMap(row -> accounts(List.of(row)).stream().findFirst());
  }

  /** Those of the items that were ever read, as they were last read. */
  public Map<OpenItemRef, OpenItem> items(Collection<OpenItemRef> refs) {
    Map<OpenItemRef, OpenItem> found = new HashMap<>();
    itemRows.find(refs).forEach((ref, row) -> found.put(ref, row.stored().item()));
    return found;
  }

  /** Those of the debtors whose master data were read, as they were last read. */
  public Map<DebtorRef, Debtor> debtors(Collection<DebtorRef> refs) {
    Map<DebtorRef, Debtor> found = new HashMap<>();
    debtors
        .find(refs)
        .forEach((ref, row) -> row.debtor().ifPresent(debtor -> found.put(ref, debtor)));
    return found;
  }

  /**
   * Makes every debtor be advised and planned anew: for a change of what advice rests on, such as
   * the run calendar, the user's weights or the model.
   */
  public void adviseAll(ConnectionId connection) {
    sql.sql("UPDATE debtor SET changed = 1, plan_on = '' WHERE connection = ?")
        .param(connection.value())
        .update();
  }

  /** How many debtors each company code has under each dunning procedure; both sorted. */
  public Map<CompanyCode, Map<DunningProcedureCode, Long>> countByProcedure(
      ConnectionId connection) {
    Map<CompanyCode, Map<DunningProcedureCode, Long>> counts = new TreeMap<>();
    sql.sql(
            "SELECT company_code, dunning_code, COUNT(*) AS debtors FROM debtor"
                + " WHERE connection = ? AND known = 1 GROUP BY company_code, dunning_code")
        .param(connection.value())
        .query(
            row -> {
              counts
                  .computeIfAbsent(
                      new CompanyCode(row.getString("company_code")), code -> new TreeMap<>())
                  .put(
                      new DunningProcedureCode(row.getString("dunning_code")),
                      row.getLong("debtors"));
            });
    return counts;
  }

  /** The sum of a debtor's open items in each currency; no entry where nothing is open. */
  public Map<Currency, Money> balance(DebtorRef debtor) {
    Map<Currency, Money> sums = new TreeMap<>(Comparator.comparing(Currency::getCurrencyCode));
    debtors
        .find(debtor)
        .ifPresent(
            row ->
                sql.sql(
                        "SELECT currency, SUM(open_amount) AS open_amount FROM item"
                            + " WHERE debtor_id = ? AND cleared_on IS NULL GROUP BY currency")
                    .param(row.id())
                    .query((columns, number) -> new Row(columns).money("open_amount"))
                    .list()
                    .forEach(sum -> sums.put(sum.currency(), sum)));
    return sums;
  }

  private Stream<DebtorAccount> stream(ConnectionId connection, Optional<LocalDate> changedOn) {
    return Chunks.stream(
            last -> {
              List<DebtorRows.Known> rows = rows(connection, changedOn, last);
              Map<DebtorRef, DebtorAccount> accounts =
                  accounts(rows).stream()
                      .collect(Collectors.toMap(a -> a.debtor().ref(), account -> account));
              return rows.stream()
                  .map(row -> new Numbered(row.id(), accounts.get(row.ref())))
                  .toList();
            },
            Numbered::id)
        .map(Numbered::account);
  }

  private record Numbered(long id, DebtorAccount account) {}

  private List<DebtorRows.Known> rows(
      ConnectionId connection, Optional<LocalDate> changedOn, long last) {
    String filter = changedOn.isPresent() ? " AND (changed = 1 OR review_on <= :today)" : "";
    return sql.sql(
            "SELECT * FROM debtor WHERE connection = :connection AND known = 1 AND id > :last"
                + filter
                + " ORDER BY id LIMIT "
                + Chunks.SIZE)
        .param("connection", connection.value())
        .param("last", last)
        .param("today", changedOn.map(LocalDate::toString).orElse(""))
        .query(DebtorRows::known)
        .list();
  }

  private List<DebtorAccount> accounts(List<DebtorRows.Known> rows) {
    if (rows.isEmpty()) {
      return List.of();
    }
    Map<DebtorRef, List<OpenItem>> items =
        sql
            .sql(
                ItemRows.SELECT
                    + "WHERE i.debtor_id IN (:debtors) AND i.cleared_on IS NULL ORDER BY i.id")
            .param("debtors", rows.stream().map(DebtorRows.Known::id).toList())
            .query((columns, number) -> ItemRows.item(new Row(columns)))
            .list()
            .stream()
            .collect(Collectors.groupingBy(OpenItem::debtor, HashMap::new, Collectors.toList()));
    return rows.stream()
        .flatMap(row -> row.debtor().stream())
        .map(debtor -> new DebtorAccount(debtor, items.getOrDefault(debtor.ref(), List.of())))
        .toList();
  }
}
