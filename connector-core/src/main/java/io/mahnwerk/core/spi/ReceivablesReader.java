package io.mahnwerk.core.spi;

import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.OpenItemRef;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads a ledger page by page. Reading twice from one cursor may repeat changes but never loses
 * one. All calls throw {@link io.mahnwerk.core.failure.ConnectorException} when the ledger cannot
 * be read.
 */
public interface ReceivablesReader {
  /** The page after the cursor; from {@link SyncCursor#START} everything is read. */
  Page read(SyncCursor after);

  /** The items as they stand now; one that the ledger does not show is left out of the answer. */
  List<Change> reread(Collection<OpenItemRef> items);

  /** The debtors as they stand now; one that the ledger does not show is left out. */
  List<Debtor> rereadDebtors(Collection<DebtorRef> debtors);

  /**
   * Every item that carries our reason code or our date, and every debtor with a block of ours,
   * also one without an open item ({@link Capability#BLOCK_DEBTOR}), found by asking the ledger and
   * nobody else. The stream reads while it is consumed and must be closed.
   */
  Stream<Change> ourMarks();

  /** Where the last read stopped; opaque outside the connector. */
  record SyncCursor(String value) {
    public static final SyncCursor START = new SyncCursor("");
  }

  /**
   * A page tolerates bad records: they are reported beside the good ones, never dropped.
   *
   * @param last whether the ledger has no more to show for now; the next read from {@code next}
   *     then brings what changes later
   */
  record Page(
      List<Change> changes, List<UnreadableRecord> unreadable, SyncCursor next, boolean last) {
    public Page {
      changes = List.copyOf(changes);
      unreadable = List.copyOf(unreadable);
    }
  }

  /** One thing the ledger says. */
  sealed interface Change {
    /** The item is open and looks like this. */
    record Open(OpenItem item) implements Change {}

    /** The item is cleared; it is given as it last stood, with its full amount. */
    record Cleared(OpenItem item, Clearing clearing) implements Change {}

    /** The debtor's master or dunning data look like this. */
    record DebtorSeen(Debtor debtor) implements Change {}
  }

  /** A record that could not be understood, by its native key and field. */
  record UnreadableRecord(String nativeKey, String field, String reason) {}
}
