package io.mahnwerk.scoring.learned;

import io.mahnwerk.core.model.BusinessCalendar;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.ItemHistory.RecordedNotice;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.scoring.AccountOutlook;
import io.mahnwerk.scoring.PlannedNotice;
import io.mahnwerk.scoring.features.DayCalendar;
import io.mahnwerk.scoring.features.NoticeFit;
import io.mahnwerk.scoring.features.NoticePath;
import io.mahnwerk.scoring.features.PaymentHistory;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Holds what a model foresees against what came after the day up to which it was trained. Each item
 * is foreseen once, on that day or when it later enters the observation, given the notices that it
 * was sent; no more than a sample of the items is looked at.
 */
record CalibrationFit(
    PaymentHistory history, BusinessCalendar calendar, NoticeFit rules, long seed) {
  private static final int MOST_ITEMS = 1_500;

  /**
   * @param early a model trained on facts recorded before {@code from}
   * @param observations of facts recorded before {@code upTo}
   */
  Calibration fit(
      TrainedModel early, List<Observation> observations, LocalDate from, LocalDate upTo) {
    LearnedPaymentModel model = new LearnedPaymentModel(early, history, calendar, rules);
    Map<DebtorRef, Debtor> debtors = new HashMap<>();
    history.debtors().forEach(debtor -> debtors.put(debtor.ref(), debtor));
    Calibration.Seen seen = new Calibration.Seen();
    DayCalendar days = new DayCalendar(calendar);
    for (Observation one : sample(observations, from)) {
      LocalDate asOf = one.first().isAfter(from) ? one.first() : from;
      Debtor debtor = debtors.get(one.item().debtor());
      if (debtor != null && one.item().recordedOn().isBefore(asOf)) {
        new Watched(one, asOf, upTo, days).addTo(seen, model, debtor);
      }
    }
    return seen.fit();
  }

  private List<Observation> sample(List<Observation> observations, LocalDate from) {
    List<Observation> later = new ArrayList<>();
    for (Observation one : observations) {
      if (!one.last().isBefore(from) && !one.first().isAfter(one.last())) {
        later.add(one);
      }
    }
    Collections.shuffle(later, new Random(seed));
    return later.subList(0, Math.min(MOST_ITEMS, later.size()));
  }

  /** An item that is watched from a day on. */
  private record Watched(Observation seen, LocalDate asOf, LocalDate upTo, DayCalendar days) {
    private void addTo(Calibration.Seen all, LearnedPaymentModel model, Debtor debtor) {
      OpenItem item = OpenItems.of(seen.item().before(asOf));
      AccountOutlook outlook = model.outlook(new DebtorAccount(debtor, List.of(item)), asOf);
      List<PlannedNotice> ahead =
          seen.notices().stream()
              .filter(n -> !n.dunnedOn().isBefore(asOf))
              .map(n -> new PlannedNotice(n.level(), n.dunnedOn()))
              .toList();
      int length = (int) ChronoUnit.DAYS.between(asOf, seen.last());
      double[] unpaid = outlook.unpaid(item, ahead, length);
      NoticePath path = seen.path();
      for (int k = 1; k <= length; k++) {
        LocalDate day = asOf.plusDays(k);
        if (days.facts(day).businessDay() && unpaid[k - 1] > 0) {
          double hazard = 1 - unpaid[k] / unpaid[k - 1];
          all.hazard(NoticeState.on(path, day), hazard, seen.paid() && k == length);
        }
      }
      complaints(all, outlook, item);
    }

    private void complaints(Calibration.Seen all, AccountOutlook outlook, OpenItem item) {
      for (RecordedNotice notice : seen.notices()) {
        LocalDate told =
            notice.dunnedOn().plusDays(Observation.COMPLAINT_DAYS + Observation.RECORDING_DAYS);
        boolean ahead = !notice.dunnedOn().isBefore(asOf) && seen.last().isAfter(notice.dunnedOn());
        if (ahead && told.isBefore(upTo)) {
          double foreseen =
              outlook.complaint(item, new PlannedNotice(notice.level(), notice.dunnedOn()));
          all.complaint(notice.level().value(), foreseen, seen.isComplainedAbout(notice));
        }
      }
    }
  }
}
