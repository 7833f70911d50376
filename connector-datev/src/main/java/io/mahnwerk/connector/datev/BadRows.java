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

  /** Those of the newest list of items. */
  List<UnreadableRecord> ofNewestItems() {
    return books
        .sql()
        .query(
            "SELECT key, field, reason FROM bad WHERE seq = (SELECT MAX(seq) FROM taken WHERE kind"
                + " = 'ITEMS')",
            (row, at) ->
                new UnreadableRecord(row.getString(1), row.getString(2), row.getString(3)));
  }
}
