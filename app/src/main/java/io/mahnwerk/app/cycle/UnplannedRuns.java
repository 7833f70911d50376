package io.mahnwerk.app.cycle;

import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.ItemHistory;
import io.mahnwerk.core.model.ItemHistory.RecordedNotice;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.model.RunCalendar;
import io.mahnwerk.core.model.RunPlan;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Dunning runs that were seen on a day on which none is planned. Holds end and former days lie on
 * planned runs, so whoever runs on other days makes them go wrong.
 */
record UnplannedRuns(List<Reason> found) {
  /** What became known for the first time of older days tells of the past and is no alarm. */
  private static final int DAYS_BACK = 7;

  /** Those whose notices became known today. */
  static UnplannedRuns found(ConnectionSession session) {
    LocalDate today = session.today();
    RunPlan plan = session.configured().runs();
    Map<CompanyCode, Map<LocalDate, Integer>> items = new TreeMap<>();
    for (DebtorRef debtor : session.store().histories().noticedOn(session.id(), today)) {
      RunCalendar runs = plan.of(debtor.companyCode());
      for (ItemHistory item : session.store().histories().of(debtor)) {
        item.notices().stream()
            .filter(notice -> notice.recordedOn().equals(today))
            .map(RecordedNotice::dunnedOn)
            .filter(day -> !day.isBefore(today.minusDays(DAYS_BACK)) && !runs.isRunDay(day))
            .forEach(
                day ->
                    items
                        .computeIfAbsent(debtor.companyCode(), code -> new TreeMap<>())
                        .merge(day, 1, Integer::sum));
      }
    }
    List<Reason> found = new ArrayList<>();
    items.forEach(
        (code, byDay) ->
            byDay.forEach(
                (day, count) -> found.add(Reason.of(ReasonCode.UNPLANNED_RUN, day, code, count))));
    return new UnplannedRuns(found);
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  void print(PrintWriter out, Locale locale) {
    found.forEach(reason -> out.println(reason.text(locale)));
  }
}
