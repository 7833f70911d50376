package io.mahnwerk.core.store;

import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.spi.DebtorIdentity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.sqlite.SQLiteConfig;

/** By what debtors are recognised, and what other stores know of the same ones. */
public final class Partners {
  private static final String ACCOUNTS =
      """
      SELECT d.connection, d.company_code, d.number, n.vat_id, n.name_key, n.place_key,
        MAX(COALESCE(d.last_dunned_on, ''), COALESCE((SELECT MAX(i.last_dunned_on) FROM item i
          WHERE i.debtor_id = d.id), '')) AS last_dunned_on
      FROM debtor_identity n JOIN debtor d ON d.id = n.debtor_id
      """;

  private final JdbcClient sql;
  private final JdbcTemplate batch;
  private final DebtorRows debtors;

  Partners(JdbcClient sql, JdbcTemplate batch, DebtorRows debtors) {
    this.sql = sql;
    this.batch = batch;
    this.debtors = debtors;
  }

  /**
   * A debtor account as another store may know it, too.
   *
   * @param vatId without blanks and in capitals; blank for none
   * @param nameAndPlace normalised; blank where one of the two is unknown
   */
  public record Account(
      DebtorRef debtor, String vatId, String nameAndPlace, Optional<LocalDate> lastNotice) {}

  /** Of these debtors, those whose identity was not read since the day. */
  public List<DebtorRef> unreadSince(Collection<DebtorRef> refs, LocalDate day) {
    Map<DebtorRef, DebtorRows.Known> known = debtors.find(refs);
    Set<Long> read = new HashSet<>();
    for (List<Long> ids : KeyParts.of(known.values().stream().map(DebtorRows.Known::id).toList())) {
      read.addAll(
          sql.sql(
                  "SELECT debtor_id FROM debtor_identity WHERE debtor_id IN (:ids) AND read_on >= :day")
              .param("ids", ids)
              .param("day", day.toString())
              .query(Long.class)
              .list());
    }
    return known.values().stream()
        .filter(row -> !read.contains(row.id()))
        .map(DebtorRows.Known::ref)
        .toList();
  }

  /**
   * Some of the debtors that were dunned on the first day or later and whose identity was not read
   * since the second one; none when all were.
   */
  public List<DebtorRef> unreadAndDunned(
      ConnectionId connection, LocalDate dunnedSince, LocalDate readSince) {
    return sql.sql(
            "SELECT d.company_code, d.number FROM debtor d WHERE d.connection = :connection"
                + " AND d.known = 1 AND (d.last_dunned_on >= :dunned OR EXISTS (SELECT 1 FROM item i"
                + " WHERE i.debtor_id = d.id AND i.last_dunned_on >= :dunned))"
                + " AND NOT EXISTS (SELECT 1 FROM debtor_identity n WHERE n.debtor_id = d.id"
                + " AND n.read_on >= :read) ORDER BY d.id LIMIT "
                + Chunks.SIZE)
        .param("connection", connection.value())
        .param("dunned", dunnedSince.toString())
        .param("read", readSince.toString())
        .query(
            (columns, number) ->
                new DebtorRef(
                    connection,
                    new CompanyCode(columns.getString("company_code")),
                    columns.getString("number")))
        .list();
  }

  /** Keeps what was read of these debtors; one that the ledger did not show is known by nothing. */
  public void keep(
      Collection<DebtorRef> asked, Collection<DebtorIdentity> identities, LocalDate today) {
    Map<DebtorRef, DebtorIdentity> found =
        identities.stream()
            .collect(Collectors.toMap(DebtorIdentity::debtor, Function.identity(), (a, b) -> a));
    batch.batchUpdate(
        "INSERT INTO debtor_identity (debtor_id, vat_id, name_key, place_key, read_on)"
            + " VALUES (?, ?, ?, ?, ?) ON CONFLICT (debtor_id) DO UPDATE SET"
            + " vat_id = excluded.vat_id, name_key = excluded.name_key,"
            + " place_key = excluded.place_key, read_on = excluded.read_on",
        debtors.find(asked).values().stream()
            .map(
                row -> {
                  DebtorIdentity identity =
                      found.getOrDefault(row.ref(), new DebtorIdentity(row.ref(), "", "", ""));
                  return new Object[] {
                    row.id(),
                    normalised(identity.vatId()),
                    normalised(identity.name()),
                    normalised(identity.place()),
                    today.toString()
                  };
                })
            .toList());
  }

  /** The accounts of these debtors with a VAT id, as this store keeps them. */
  public List<Account> withVatId(Collection<DebtorRef> refs) {
    List<Account> accounts = new ArrayList<>();
    for (List<Long> ids :
        KeyParts.of(debtors.find(refs).values().stream().map(DebtorRows.Known::id).toList())) {
      accounts.addAll(
          sql.sql(ACCOUNTS + " WHERE n.debtor_id IN (:ids) AND n.vat_id <> ''")
              .param("ids", ids)
              .query((columns, number) -> account(columns))
              .list());
    }
    return accounts;
  }

  /**
   * Hands on every recognisable account of a store, read from outside without changing it; none
   * where there is no store.
   *
   * @throws SQLException when the store cannot be read
   */
  public static void each(Path store, Consumer<Account> take) throws SQLException {
    read(store, " WHERE n.vat_id <> '' OR n.name_key <> '' ORDER BY n.debtor_id", "", take);
  }

  /** The accounts of a store with this VAT id, read in the same way. */
  public static List<Account> withVatId(Path store, String vatId) throws SQLException {
    List<Account> accounts = new ArrayList<>();
    read(store, " WHERE n.vat_id = ?", vatId, accounts::add);
    return accounts;
  }

  private static void read(Path store, String condition, String value, Consumer<Account> take)
      throws SQLException {
    if (!Files.exists(store)) {
      return;
    }
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setBusyTimeout(10_000);
    try (Connection opened = config.createConnection("jdbc:sqlite:" + store.toAbsolutePath());
        PreparedStatement query = opened.prepareStatement(ACCOUNTS + condition)) {
      if (!value.isEmpty()) {
        query.setString(1, value);
      }
      try (ResultSet found = query.executeQuery()) {
        while (found.next()) {
          take.accept(account(found));
        }
      }
    }
  }

  private static Account account(ResultSet columns) throws SQLException {
    String name = columns.getString("name_key");
    String place = columns.getString("place_key");
    String notice = columns.getString("last_dunned_on");
    return new Account(
        new DebtorRef(
            new ConnectionId(columns.getString("connection")),
            new CompanyCode(columns.getString("company_code")),
            columns.getString("number")),
        columns.getString("vat_id"),
        name.isEmpty() || place.isEmpty() ? "" : name + " " + place,
        notice.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(notice)));
  }

  /** Capitals and digits only, so that blanks, dots and hyphens make no difference. */
  static String normalised(String text) {
    return text.toUpperCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
  }
}
