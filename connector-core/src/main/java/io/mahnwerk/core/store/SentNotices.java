package io.mahnwerk.core.store;

import io.mahnwerk.core.spi.SentNotice;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** Takes notices that a ledger tells of beside its items. */
final class SentNotices {
  private final JdbcTemplate batch;

  SentNotices(JdbcTemplate batch) {
    this.batch = batch;
  }

  /**
   * Keeps them with their items; one whose item was never read, and one that is known, is left out.
   * Answers how many are new.
   */
  int add(List<SentNotice> notices, ReadingDay day) {
    int[] added =
        batch.batchUpdate(
            "INSERT INTO item_event (item_id, kind, occurred_on, recorded_on, dunning_level)"
                + " SELECT i.id, 'NOTICE_FED', ?, ?, ? FROM item i WHERE i.connection = ?"
                + " AND i.company_code = ? AND i.native_key = ? AND NOT EXISTS (SELECT 1 FROM"
                + " item_event e WHERE e.item_id = i.id AND e.occurred_on = ?"
                + " AND e.dunning_level = ? AND e.kind IN ('NOTICED', 'NOTICE_FED'))",
            notices.stream().map(notice -> values(notice, day)).toList());
    int all = 0;
    for (int i = 0; i < added.length; i++) {
      if (added[i] > 0) {
        all++;
        adviseAgain(notices.get(i));
      }
    }
    return all;
  }

  private void adviseAgain(SentNotice notice) {
    batch.update(
        "UPDATE debtor SET changed = 1 WHERE id = (SELECT debtor_id FROM item WHERE connection = ?"
            + " AND company_code = ? AND native_key = ?)",
        notice.item().connection().value(),
        notice.item().companyCode().value(),
        notice.item().nativeKey());
  }

  private static Object[] values(SentNotice notice, ReadingDay day) {
    String sentOn = notice.sentOn().toString();
    int level = notice.level().value();
    return new Object[] {
      sentOn,
      day.recordedOn(notice.sentOn()).toString(),
      level,
      notice.item().connection().value(),
      notice.item().companyCode().value(),
      notice.item().nativeKey(),
      sentOn,
      level
    };
  }
}
