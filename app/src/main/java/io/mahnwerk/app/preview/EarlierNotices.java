package io.mahnwerk.app.preview;

import io.mahnwerk.app.gate.RunForecast;
import io.mahnwerk.core.model.DunningNotice.DunnedItem;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.RunPlan;
import io.mahnwerk.core.store.SteeredAccount;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which items may have been dunned already, where the ledger does not show it: those that the
 * planned run before would have taken, under either procedure and without a mark of ours. A further
 * notice of such an item can be anywhere, or not be due.
 */
record EarlierNotices(RunForecast forecast, RunPlan runs) {

  Set<OpenItemRef> possible(SteeredAccount account, LocalDate run) {
    LocalDate before =
        runs.of(account.debtor().ref().companyCode()).lastBefore(run).orElse(run.minusDays(1));
    return Stream.of(forecast.withoutMarks(account), forecast.withoutUs(account))
        .flatMap(unheld -> forecast.dun(unheld, before).notices().stream())
        .flatMap(notice -> notice.items().stream())
        .map(DunnedItem::item)
        .collect(Collectors.toSet());
  }
}
