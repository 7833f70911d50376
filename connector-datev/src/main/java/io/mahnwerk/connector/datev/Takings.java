package io.mahnwerk.connector.datev;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/** Which files were taken, in their order. */
final class Takings {
  private final JdbcTemplate sql;

  Takings(DatevBooks books) {
    this.sql = books.sql();
  }

  /** Kinds of what is read, and so what a newer one replaces. */
  enum Kind {
    ITEMS,
    DEBTORS,
    TERMS,
    POSTINGS,
    LEDGER_XML
  }

  /**
   * One taking.
   *
   * @param shows what the file shows beside the rest, as far as it matters
   */
  record Taking(
      long seq, String name, String hash, Instant madeAt, long good, long bad, Shows shows) {}

  /** Which columns an export of items has. */
  record Shows(boolean levels, boolean blocks, boolean cleared) {
    static final Shows ALL = new Shows(true, true, true);

    String text() {
      return new Fields().put(levels).put(blocks).put(cleared).text();
    }

    static Shows parse(String text) {
      Fields.Read in = Fields.Read.of(text);
      return new Shows(in.flag(), in.flag(), in.flag());
    }
  }

  Optional<Taking> newest(Kind kind) {
    List<Taking> newest =
        sql.query(
            "SELECT * FROM taken WHERE kind = ? ORDER BY seq DESC LIMIT 1",
            (row, at) ->
                new Taking(
                    row.getLong("seq"),
                    row.getString("name"),
                    row.getString("hash"),
                    Instant.parse(row.getString("made_on")),
                    row.getLong("good"),
                    row.getLong("bad"),
                    Shows.parse(row.getString("shows"))),
            kind.name());
    return newest.stream().findFirst();
  }

  /** What the newest list of items shows; before the first one, everything may come. */
  Shows shows() {
    return newest(Kind.ITEMS).map(Taking::shows).orElse(Shows.ALL);
  }

  /**
   * Whether this content was taken. A list of items or debtors says how things stand, so an older
   * content may come again when things are as before; every other file counts once for ever.
   */
  boolean isRepeated(Kind kind, String hash) {
    if (kind == Kind.ITEMS || kind == Kind.DEBTORS) {
      return newest(kind).filter(taking -> taking.hash().equals(hash)).isPresent();
    }
    Long times =
        sql.queryForObject(
            "SELECT COUNT(*) FROM taken WHERE kind = ? AND hash = ?",
            Long.class,
            kind.name(),
            hash);
    return times != null && times > 0;
  }

  /** Drops all but the newest trace of readings that left no file. */
  void forget(String hash) {
    sql.update("DELETE FROM taken WHERE hash = ?", hash);
  }

  void add(Kind kind, Taking taking, Optional<LocalDate> newestPayment, Instant takenAt) {
    sql.update(
        "INSERT INTO taken (seq, kind, hash, name, taken_on, made_on, good, bad, shows,"
            + " newest_payment) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        taking.seq(),
        kind.name(),
        taking.hash(),
        taking.name(),
        takenAt.toString(),
        taking.madeAt().toString(),
        taking.good(),
        taking.bad(),
        taking.shows().text(),
        newestPayment.map(LocalDate::toString).orElse(null));
  }
}
