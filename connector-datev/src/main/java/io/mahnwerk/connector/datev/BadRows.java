package io.mahnwerk.connector.datev;

import io.mahnwerk.core.spi.ReceivablesReader.UnreadableRecord;
import java.util.List;

/** Rows of lists that could not be understood. */
record BadRows(DatevBooks books) {
  void add(long seq, FileFault fault) {
    books
        .sql()
        .update(
            "INSERT INTO bad (seq, key, field, reason) VALUES (?, ?, ?, ?)",
            seq,
            fault.file() + ":" + fault.line(),
            fault.column(),
            fault.text().english());
  }

  /** Those of the newest lists of items and of debtors. */
  List<UnreadableRecord> ofNewest() {
    return books
        .sql()
        .query(
            "SELECT key, field, reason FROM bad WHERE seq IN (SELECT MAX(seq) FROM taken WHERE kind IN"
                + " ('ITEMS', 'DEBTORS') GROUP BY kind) ORDER BY seq, rowid",
            (row, at) ->
                new UnreadableRecord(row.getString(1), row.getString(2), row.getString(3)));
  }
}
