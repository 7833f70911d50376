package io.mahnwerk.core.store;

import io.mahnwerk.core.model.DunningBlock;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;

/** One row of a result, read as the model's types. */
record Row(ResultSet columns) {
  String text(String column) throws SQLException {
    return columns.getString(column);
  }

  Optional<String> optionalText(String column) throws SQLException {
    return Optional.ofNullable(columns.getString(column));
  }

  long number(String column) throws SQLException {
    return columns.getLong(column);
  }

  int count(String column) throws SQLException {
    return columns.getInt(column);
  }

  boolean flag(String column) throws SQLException {
    return columns.getInt(column) != 0;
  }

  LocalDate day(String column) throws SQLException {
    return LocalDate.parse(columns.getString(column));
  }

  Optional<LocalDate> optionalDay(String column) throws SQLException {
    return optionalText(column).map(LocalDate::parse);
  }

  Optional<Double> optionalShare(String column) throws SQLException {
    double value = columns.getDouble(column);
    return columns.wasNull() ? Optional.empty() : Optional.of(value);
  }

  Money money(String column) throws SQLException {
    return Money.ofMinorUnits(
        Currency.getInstance(columns.getString("currency")), columns.getLong(column));
  }

  DunningLevel level() throws SQLException {
    return new DunningLevel(columns.getInt("dunning_level"));
  }

  LastNotice lastNotice() throws SQLException {
    return new LastNotice(level(), optionalDay("last_dunned_on"));
  }

  Optional<DunningBlock> block() throws SQLException {
    String owner = columns.getString("block_owner");
    return owner == null
        ? Optional.empty()
        : Optional.of(
            new DunningBlock(columns.getString("block_reason"), DunningBlock.Owner.valueOf(owner)));
  }

  /** That of an item, which may have an end. */
  Optional<DunningBlock> itemBlock() throws SQLException {
    Optional<LocalDate> until = optionalDay("block_until");
    return block().map(block -> until.map(block::endingOn).orElse(block));
  }
}
