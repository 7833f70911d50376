package io.mahnwerk.core.store;

import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorDunning;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.DunningBlock;
import io.mahnwerk.core.model.DunningProcedureCode;
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

/** Table debtor. */
final class DebtorRows {
  private static final String UPSERT =
      """
      INSERT INTO debtor (connection, company_code, number, known, name, natural_person,
        key_account, industry, country, payment_terms, direct_debit, dunning_code, block_reason,
        block_owner, dunning_level, last_dunned_on, legal_dunning_on, version)
      VALUES (?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (connection, company_code, number) DO UPDATE SET
        known = 1, name = excluded.name, natural_person = excluded.natural_person,
        key_account = excluded.key_account, industry = excluded.industry,
        country = excluded.country, payment_terms = excluded.payment_terms,
        direct_debit = excluded.direct_debit, dunning_code = excluded.dunning_code,
        block_reason = excluded.block_reason, block_owner = excluded.block_owner,
        dunning_level = excluded.dunning_level, last_dunned_on = excluded.last_dunned_on,
        legal_dunning_on = excluded.legal_dunning_on, version = excluded.version
      """;

  private final JdbcClient sql;
  private final JdbcTemplate batch;

  DebtorRows(JdbcClient sql, JdbcTemplate batch) {
    this.sql = sql;
    this.batch = batch;
  }

  /** A row; the debtor is empty while only an item or a feed has named it. */
  record Known(long id, DebtorRef ref, Optional<Debtor> debtor) {}

  void upsert(Collection<Debtor> debtors) {
    batch.batchUpdate(UPSERT, debtors.stream().map(DebtorRows::values).toList());
  }

  /** Makes a row for each of these that has none. */
  void name(Collection<DebtorRef> debtors) {
    batch.batchUpdate(
        "INSERT INTO debtor (connection, company_code, number) VALUES (?, ?, ?)"
            + " ON CONFLICT (connection, company_code, number) DO NOTHING",
        debtors.stream()
            .map(
                ref ->
                    new Object[] {
                      ref.connection().value(), ref.companyCode().value(), ref.number()
                    })
            .toList());
  }

  Map<DebtorRef, Known> find(Collection<DebtorRef> debtors) {
    Map<DebtorRef, Known> found = new HashMap<>();
    Map<CompanyCode, List<DebtorRef>> byCompany =
        debtors.stream().distinct().collect(Collectors.groupingBy(DebtorRef::companyCode));
    byCompany.forEach(
        (company, refs) -> {
          for (List<DebtorRef> some : KeyParts.of(refs)) {
            sql.sql(
                    "SELECT * FROM debtor WHERE connection = :connection AND company_code = :company"
                        + " AND number IN (:numbers)")
                .param("connection", some.get(0).connection().value())
                .param("company", company.value())
                .param("numbers", some.stream().map(DebtorRef::number).toList())
                .query(DebtorRows::known)
                .list()
                .forEach(known -> found.put(known.ref(), known));
          }
        });
    return found;
  }

  Optional<Known> find(DebtorRef ref) {
    return Optional.ofNullable(find(List.of(ref)).get(ref));
  }

  /** The inputs of these debtors changed: they are advised and planned anew. */
  void markChanged(Collection<Long> ids) {
    batch.batchUpdate(
        "UPDATE debtor SET changed = 1, plan_on = '' WHERE id = ?",
        ids.stream().map(id -> new Object[] {id}).toList());
  }

  /** Something of ours changed for these debtors: they are planned anew. */
  void markToPlan(Collection<Long> ids) {
    batch.batchUpdate(
        "UPDATE debtor SET plan_on = '' WHERE id = ?",
        ids.stream().map(id -> new Object[] {id}).toList());
  }

  static Known known(ResultSet columns, int number) throws SQLException {
    Row row = new Row(columns);
    DebtorRef ref = ref(row);
    return new Known(
        row.number("id"),
        ref,
        row.flag("known") ? Optional.of(debtor(row, ref)) : Optional.empty());
  }

  private static DebtorRef ref(Row row) throws SQLException {
    return new DebtorRef(
        new ConnectionId(row.text("connection")),
        new CompanyCode(row.text("company_code")),
        row.text("number"));
  }

  private static Debtor debtor(Row row, DebtorRef ref) throws SQLException {
    return new Debtor(
        ref,
        row.text("name"),
        row.flag("natural_person"),
        row.flag("key_account"),
        row.text("industry"),
        row.text("country"),
        row.text("payment_terms"),
        row.flag("direct_debit"),
        new DebtorDunning(
            new DunningProcedureCode(row.text("dunning_code")),
            row.block(),
            row.level(),
            row.optionalDay("last_dunned_on"),
            row.optionalDay("legal_dunning_on")),
        new RecordVersion(row.text("version")));
  }

  private static Object[] values(Debtor debtor) {
    DebtorDunning dunning = debtor.dunning();
    return new Object[] {
      debtor.ref().connection().value(),
      debtor.ref().companyCode().value(),
      debtor.ref().number(),
      debtor.name(),
      flag(debtor.naturalPerson()),
      flag(debtor.keyAccount()),
      debtor.industry(),
      debtor.country(),
      debtor.paymentTerms(),
      flag(debtor.directDebit()),
      dunning.procedure().value(),
      dunning.block().map(DunningBlock::reasonCode).orElse(null),
      dunning.block().map(block -> block.owner().name()).orElse(null),
      dunning.level().value(),
      dunning.lastDunnedOn().map(LocalDate::toString).orElse(null),
      dunning.legalDunningOn().map(LocalDate::toString).orElse(null),
      debtor.version().value()
    };
  }

  static int flag(boolean value) {
    return value ? 1 : 0;
  }
}
