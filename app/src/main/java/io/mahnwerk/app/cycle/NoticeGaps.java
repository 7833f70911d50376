package io.mahnwerk.app.cycle;

import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.DunningProcedure;
import io.mahnwerk.core.model.DunningProcedures;
import io.mahnwerk.core.model.ItemHistory;
import io.mahnwerk.core.model.ItemHistory.RecordedNotice;
import io.mahnwerk.core.model.RunPlan;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Fills in the notices that a ledger no longer tells of. A ledger keeps the last notice of an item
 * only; the lower ones are taken to have gone out on the former schedule's days, which is what a
 * ledger without Mahnwerk does. Without this an item of level 2 would look as if its first notice
 * had been its last.
 */
public final class NoticeGaps {
  private final DunningProcedures procedures;
  private final RunPlan runs;

  public NoticeGaps(DunningProcedures procedures, RunPlan runs) {
    this.procedures = procedures;
    this.runs = runs;
  }

  public ItemHistory filled(ItemHistory item, Debtor debtor) {
    Optional<DunningProcedure> former = procedures.findFormer(debtor.dunning().procedure());
    if (item.notices().isEmpty() || former.isEmpty()) {
      return item;
    }
    List<RecordedNotice> rises = rises(item.notices());
    RecordedNotice first = rises.get(0);
    List<RecordedNotice> all = new ArrayList<>();
    for (int level = 1; level < first.level().value(); level++) {
      LocalDate day = day(former.get(), new DunningLevel(level), item);
      if (day.isBefore(first.dunnedOn())) {
        all.add(new RecordedNotice(day, new DunningLevel(level), Optional.empty(), day));
      }
    }
    all.addAll(rises);
    return item.with(all);
  }

  /** A letter lists items whose level stays; only a rise is a notice about the item itself. */
  private static List<RecordedNotice> rises(List<RecordedNotice> notices) {
    List<RecordedNotice> rises = new ArrayList<>();
    for (RecordedNotice notice : notices) {
      boolean risen =
          rises.isEmpty() || notice.level().compareTo(rises.get(rises.size() - 1).level()) > 0;
      if (risen) {
        rises.add(notice);
      }
    }
    return rises;
  }

  private LocalDate day(DunningProcedure former, DunningLevel level, ItemHistory item) {
    DunningLevel described =
        level.compareTo(former.highestLevel()) > 0 ? former.highestLevel() : level;
    return runs.of(item.ref().companyCode())
        .nextOnOrAfter(former.firstDay(described, item.netDueDate(), Optional.empty()));
  }
}
