package io.mahnwerk.scoring.learned;

import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.ItemHistory.RecordedNotice;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.scoring.AccountOutlook;
import io.mahnwerk.scoring.AdviceContext;
import io.mahnwerk.scoring.FormerNotices;
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
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Holds what a model foresees against what came after the day up to which it was trained. Each item
 * is foreseen once, on that day or when it later enters the observation, given the notices that it
 * was sent and those that the former schedule would have sent had it stayed open; no more than a
 * sample of the items is looked at.
 */
record CalibrationFit(PaymentHistory history, AdviceContext context, NoticeFit rules, long seed) {
  private static final int MOST_ITEMS = 1_500;
  private static final int PROBABLE_DAYS = 30;

  /**
   * @param from facts recorded before this day made the model
   * @param upTo facts recorded before this day tell what came
   */
  record Span(LocalDate from, LocalDate upTo) {}

  /** What came later asks for. */
  record Later(Calibration calibration, List<Followed> items) {}

  Later fit(TrainedModel early, List<Observation> observations, Span span) {
    LearnedPaymentModel model = new LearnedPaymentModel(early, history, context.calendar(), rules);
    Map<DebtorRef, Debtor> debtors = new HashMap<>();
    history.debtors().forEach(debtor -> debtors.put(debtor.ref(), debtor));
    Calibration.Seen seen = new Calibration.Seen();
    DayCalendar days = new DayCalendar(context.calendar());
    List<Followed> items = new ArrayList<>();
    for (Observation one : sample(observations, span.from())) {
      LocalDate asOf = one.first().isAfter(span.from()) ? one.first() : span.from();
      Debtor debtor = debtors.get(one.item().debtor());
      if (debtor != null && one.item().recordedOn().isBefore(asOf)) {
        Watched watched = new Watched(one, asOf, span.upTo(), days);
        OpenItem item = OpenItems.of(one.item().before(asOf));
        AccountOutlook outlook = model.outlook(new DebtorAccount(debtor, List.of(item)), asOf);
        Followed followed = watched.followed(outlook, item, watched.path(debtor, context));
        followed.addTo(seen);
        watched.complaints(seen, outlook, item);
        items.add(followed);
      }
    }
    return new Later(seen.fit(), List.copyOf(items));
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
    private int length() {
      return (int) ChronoUnit.DAYS.between(asOf, seen.last());
    }

    /** The notices ahead: those sent, and what the former schedule would have sent after them. */
    private List<PlannedNotice> path(Debtor debtor, AdviceContext context) {
      List<RecordedNotice> sent =
          seen.notices().stream().filter(n -> !n.dunnedOn().isAfter(seen.last())).toList();
      Optional<RecordedNotice> last = sent.stream().reduce((earlier, later) -> later);
      LocalDate from = seen.last().isAfter(asOf) ? seen.last() : asOf;
      Stream<PlannedNotice> further =
          new FormerNotices(context)
                  .after(
                      debtor,
                      new FormerNotices.Standing(
                          seen.item().netDueDate(),
                          last.map(RecordedNotice::level).orElse(DunningLevel.NONE),
                          last.map(RecordedNotice::dunnedOn)),
                      from.plusDays(1))
                  .stream();
      Stream<PlannedNotice> ahead =
          sent.stream()
              .filter(n -> !n.dunnedOn().isBefore(asOf))
              .map(n -> new PlannedNotice(n.level(), n.dunnedOn()));
      return Stream.concat(ahead, further).toList();
    }

    private Followed followed(AccountOutlook outlook, OpenItem item, List<PlannedNotice> path) {
      int overdue = (int) Math.max(0, ChronoUnit.DAYS.between(asOf, item.netDueDate().plusDays(1)));
      int looked = Math.max(length(), overdue + PROBABLE_DAYS);
      double[] unpaid = outlook.unpaid(item, path, looked);
      NoticePath all = all(path);
      NoticeState[] states = new NoticeState[looked + 1];
      double[] hazards = new double[looked + 1];
      states[0] = NoticeState.UNPROMPTED;
      hazards[0] = Double.NaN;
      for (int k = 1; k <= looked; k++) {
        LocalDate day = asOf.plusDays(k);
        states[k] = NoticeState.on(all, day);
        boolean pays = days.facts(day).businessDay() && unpaid[k - 1] > 0;
        hazards[k] = pays ? 1 - unpaid[k] / unpaid[k - 1] : Double.NaN;
      }
      LocalDate told = asOf.plusDays(overdue + PROBABLE_DAYS + 1 + Observation.RECORDING_DAYS);
      return new Followed(
          item.debtor(),
          outlook.evidence(),
          states,
          hazards,
          new Followed.Fate(overdue, length(), seen.paid(), !told.isAfter(upTo)));
    }

    /** Those before the day that is looked from, too. */
    private NoticePath all(List<PlannedNotice> ahead) {
      Stream<LocalDate> before =
          seen.notices().stream().map(RecordedNotice::dunnedOn).filter(d -> d.isBefore(asOf));
      return NoticePath.of(Stream.concat(before, ahead.stream().map(PlannedNotice::day)).toList());
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
