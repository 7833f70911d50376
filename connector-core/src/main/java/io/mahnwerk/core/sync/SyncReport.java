package io.mahnwerk.core.sync;

import io.mahnwerk.core.spi.ReceivablesReader.UnreadableRecord;
import io.mahnwerk.core.store.IntakeReport;
import java.util.List;

/**
 * What a sync read.
 *
 * @param unreadable records that could not be understood; the others were kept all the same
 * @param expired writes that no read showed in time
 */
public record SyncReport(
    int pages, IntakeReport taken, List<UnreadableRecord> unreadable, int expired) {
  public SyncReport {
    unreadable = List.copyOf(unreadable);
  }
}
