package io.mahnwerk.mocks.world;

import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.DunningNotice;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.spi.NativeRun;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A run without any rule but the days: each unblocked item gets its own letter on its own day. */
record PerItemSchedule(List<Integer> days) implements NativeRun {
  static final PerItemSchedule FORMER = new PerItemSchedule(List.of(14, 30, 45));

  @Override
  public Result dun(DebtorAccount account, Parameters run) {
    List<DunningNotice> notices = new ArrayList<>();
    for (OpenItem item : account.items()) {
      int level = item.dunning().level().value();
      if (item.dunning().block().isEmpty() && isDue(item, level, run.runDate())) {
        DunningLevel next = item.dunning().level().next();
        DunningNotice.DunnedItem dunned =
            new DunningNotice.DunnedItem(item.ref(), item.dunning().level(), next);
        notices.add(
            new DunningNotice(account.debtor().ref(), run.runDate(), next, List.of(dunned)));
      }
    }
    return new Result(notices, List.of());
  }

  private boolean isDue(OpenItem item, int level, LocalDate day) {
    return level < days.size() && item.arrears(day) >= days.get(level);
  }
}
