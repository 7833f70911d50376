package io.mahnwerk.mocks.kit;

import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.spi.ReceivablesReader;
import io.mahnwerk.core.spi.ReceivablesReader.Change;
import io.mahnwerk.core.spi.ReceivablesReader.Page;
import io.mahnwerk.core.spi.ReceivablesReader.SyncCursor;
import io.mahnwerk.core.spi.ReceivablesReader.UnreadableRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * Everything a connector tells from a cursor up to its last page, in the order in which it came.
 *
 * @param next where a later reading goes on
 */
record Reading(
    List<Change> changes, List<UnreadableRecord> unreadable, int pages, SyncCursor next) {
  private static final int MOST_PAGES = 1_000;

  static Reading from(ReceivablesReader reader, SyncCursor cursor) {
    List<Change> changes = new ArrayList<>();
    List<UnreadableRecord> unreadable = new ArrayList<>();
    SyncCursor after = cursor;
    for (int pages = 1; pages <= MOST_PAGES; pages++) {
      Page page = reader.read(after);
      changes.addAll(page.changes());
      unreadable.addAll(page.unreadable());
      after = page.next();
      if (page.last()) {
        return new Reading(changes, unreadable, pages, after);
      }
    }
    throw new AssertionError("No last page within " + MOST_PAGES + " pages");
  }

  /** The open items by key, as they were told last; those told as cleared since are left out. */
  Map<String, OpenItem> open() {
    Map<String, OpenItem> open = new LinkedHashMap<>();
    for (Change change : changes) {
      if (change instanceof Change.Open told) {
        open.put(told.item().ref().nativeKey(), told.item());
      } else if (change instanceof Change.Cleared told) {
        open.remove(told.item().ref().nativeKey());
      }
    }
    return open;
  }

  OpenItem open(String key) {
    OpenItem item = open().get(key);
    if (item == null) {
      throw new NoSuchElementException("Item " + key + " was not told as open");
    }
    return item;
  }

  Map<String, Clearing> clearings() {
    Map<String, Clearing> clearings = new LinkedHashMap<>();
    for (Change change : changes) {
      if (change instanceof Change.Cleared told) {
        clearings.put(told.item().ref().nativeKey(), told.clearing());
      }
    }
    return clearings;
  }

  Map<DebtorRef, Debtor> debtors() {
    Map<DebtorRef, Debtor> debtors = new LinkedHashMap<>();
    for (Change change : changes) {
      if (change instanceof Change.DebtorSeen told) {
        debtors.put(told.debtor().ref(), told.debtor());
      }
    }
    return debtors;
  }
}
