package io.mahnwerk.connector.datev;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Worklists in the outbox that nobody needs any more: every line of theirs has come to its end and
 * they are older than files are kept. Files of new invoices stay, since only people know whether
 * they are posted.
 */
record AgedLists(DatevSettings settings, DatevBooks books) {
  private static final Logger LOG = LoggerFactory.getLogger(AgedLists.class);

  /** Removes those of batches that were given out before the day; one in use is tried again. */
  void removeBefore(LocalDate day) {
    OutBatches batches = new OutBatches(settings, books);
    for (long batch : endedBefore(day)) {
      Path stem = settings.folder().outbox().resolve("Mahnsperren_" + batches.name(batch));
      WorklistFile.filesOf(stem).stream().filter(Files::exists).forEach(this::remove);
    }
  }

  private void remove(Path file) {
    try {
      OutBatches.remove(file);
    } catch (FileRefusal inUse) {
      LOG.warn("{}: {}", settings.connection(), inUse.fault().sentence().english());
    }
  }

  private List<Long> endedBefore(LocalDate day) {
    return books
        .sql()
        .queryForList(
            "SELECT id FROM batch WHERE written = 1 AND day < ? AND NOT EXISTS (SELECT 1 FROM line"
                + " WHERE line.batch = batch.id AND line.fate = 'WAITS') ORDER BY id",
            Long.class,
            day.toString());
  }
}
