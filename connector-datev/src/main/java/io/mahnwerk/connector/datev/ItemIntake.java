package io.mahnwerk.connector.datev;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Takes a list of postings, in whatever order, and puts them together to items. The postings lie in
 * a table meanwhile, so that a long list needs no memory.
 */
final class ItemIntake {
  private static final int BATCH = 1000;

  private final DatevItems items;
  private final JdbcTemplate sql;
  private final List<Object[]> waiting = new ArrayList<>();
  private final LocalDate exportedOn;

  ItemIntake(DatevBooks books, LocalDate exportedOn) {
    this.items = new DatevItems(books);
    this.sql = books.sql();
    this.exportedOn = exportedOn;
    sql.execute(
        "CREATE TEMP TABLE IF NOT EXISTS posting"
            + " (account TEXT NOT NULL, invoice TEXT NOT NULL, content TEXT NOT NULL)");
    sql.execute("DELETE FROM posting");
  }

  void add(Posting posting) {
    waiting.add(new Object[] {posting.account(), posting.invoice(), posting.text()});
    if (waiting.size() == BATCH) {
      flush();
    }
  }

  /** Puts everything together. */
  void finish(long seq) {
    flush();
    List<Posting> group = new ArrayList<>();
    List<DatevItem> ready = new ArrayList<>();
    sql.query(
        "SELECT content FROM posting ORDER BY account, invoice, rowid",
        row -> {
          Posting posting = Posting.parse(row.getString(1));
          if (!group.isEmpty() && !isSameItem(group.get(0), posting)) {
            ready.add(new ItemPostings(group).item(exportedOn));
            group.clear();
          }
          group.add(posting);
          if (ready.size() == BATCH) {
            items.put(ready, seq);
            ready.clear();
          }
        });
    if (!group.isEmpty()) {
      ready.add(new ItemPostings(group).item(exportedOn));
    }
    items.put(ready, seq);
    sql.execute("DELETE FROM posting");
  }

  private void flush() {
    sql.batchUpdate("INSERT INTO posting (account, invoice, content) VALUES (?, ?, ?)", waiting);
    waiting.clear();
  }

  private static boolean isSameItem(Posting one, Posting other) {
    return one.account().equals(other.account()) && one.invoice().equals(other.invoice());
  }
}
