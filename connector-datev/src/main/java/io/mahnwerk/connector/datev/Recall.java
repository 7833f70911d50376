package io.mahnwerk.connector.datev;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Takes holds and opened terms out of the files that lie ready, so that nobody carries them in any
 * more. Whether somebody did so before, only an export can tell that was made on the day or later
 * and comes after it.
 */
record Recall(DatevSettings settings, DatevBooks books) {

  /**
   * Answers how many of the debtors and items that were ever recalled may stand changed in DATEV
   * without our knowing.
   *
   * @throws FileRefusal where a file cannot be written or removed; the next call does it then
   */
  int run() {
    LocalDate today = settings.today();
    OutBatches batches = new OutBatches(settings, books);
    List<Path> unknown = batches.unknown();
    books.inTransaction(
        () -> {
          OutLines lines = new OutLines(books);
          List<OutLines.Kept> holds =
              lines.stillToCome(today).stream()
                  .filter(kept -> !kept.line().isDebtor() || !settings.usesConnect())
                  .toList();
          holds.forEach(kept -> lines.end(kept.row(), OutLines.Fate.RECALLED));
          Set<String> debtors = accounts(holds);
          note(Takings.Kind.DEBTORS, debtors.size(), today);
          note(Takings.Kind.ITEMS, keys(holds).size(), today);
          // What stands in these nobody knows any more; the blocks of debtors are what could stay.
          note(Takings.Kind.DEBTORS, unknown.size(), today);
          return holds;
        });
    unknown.forEach(OutBatches::remove);
    batches.write();
    batches.renewDebtors();
    batches.renewLists();
    return unseen();
  }

  private static Set<String> accounts(List<OutLines.Kept> holds) {
    return holds.stream()
        .map(OutLines.Kept::line)
        .filter(OutLine::isDebtor)
        .map(OutLine::account)
        .collect(Collectors.toSet());
  }

  private static Set<String> keys(List<OutLines.Kept> holds) {
    Set<String> keys = new HashSet<>();
    holds.stream()
        .map(OutLines.Kept::line)
        .filter(line -> !line.isDebtor())
        .forEach(line -> keys.add(line.key()));
    return keys;
  }

  private void note(Takings.Kind kind, int holds, LocalDate today) {
    if (holds > 0) {
      books
          .sql()
          .update(
              "INSERT INTO recall (kind, day, holds) VALUES (?, ?, ?)",
              kind.name(),
              today.toString(),
              holds);
    }
  }

  private int unseen() {
    Integer unseen =
        books.sql().queryForObject("SELECT COALESCE(SUM(holds), 0) FROM recall", Integer.class);
    return unseen == null ? 0 : unseen;
  }

  /** A list tells of everything that was recalled before it came, up to the day it was made on. */
  static void told(DatevBooks books, Takings.Kind kind, LocalDate madeOn) {
    books
        .sql()
        .update("DELETE FROM recall WHERE kind = ? AND day <= ?", kind.name(), madeOn.toString());
  }
}
