package io.mahnwerk.app.simulate;

import io.mahnwerk.app.demo.DirectSteering;
import io.mahnwerk.app.demo.Stage;
import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.DunningTimes;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.OpenItemRef;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sends every first notice in the first planned run so many days after the due date, later ones
 * when the former schedule would send them after it.
 */
record FixedDay(Stage stage, int days) implements DirectSteering.TargetDays {
  /** Among these the best one is looked for, in hindsight. */
  static final List<Integer> TRIED = List.of(4, 6, 8, 11, 18, 24);

  @Override
  public DirectSteering.Targets choose(DebtorAccount account, LocalDate today) {
    DunningTimes times = new DunningTimes(stage.erp().procedures(), stage.runs());
    Map<OpenItemRef, LocalDate> targets = new HashMap<>();
    for (OpenItem item : account.items()) {
      Optional<LocalDate> target =
          item.dunning().level().equals(DunningLevel.NONE)
              ? Optional.of(stage.runs().nextOnOrAfter(item.netDueDate().plusDays(days)))
              : times.formerRun(item, account.debtor());
      target.ifPresent(day -> targets.put(item.ref(), day));
    }
    return new DirectSteering.Targets(targets, Optional.empty());
  }
}
