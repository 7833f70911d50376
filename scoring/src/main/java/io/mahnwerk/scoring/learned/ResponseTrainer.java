package io.mahnwerk.scoring.learned;

import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.ItemHistory.RecordedNotice;
import io.mahnwerk.scoring.features.DayCalendar;
import io.mahnwerk.scoring.features.DebtorFacts;
import io.mahnwerk.scoring.features.DebtorTypes;
import io.mahnwerk.scoring.features.NoticeFit;
import io.mahnwerk.scoring.features.NoticeResponse;
import io.mahnwerk.scoring.features.PaymentHistory;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Learns kinds of debtors and what a first notice brings from each of them. A debtor's kind at a
 * notice is told by what was known before the item, so that an answer does not explain itself.
 */
record ResponseTrainer(PaymentHistory history, LocalDate upTo, NoticeFit fit, DayCalendar days) {
  private static final DunningLevel FIRST = DunningLevel.NONE.next();
  private static final int ANSWER_DAYS = 14;

  /** Notices of a fixed schedule say less of what another day would have brought. */
  private static final double SCHEDULED_WEIGHT = 0.3;

  NoticeResponse train(List<Observation> observations, long seed) {
    List<DebtorFacts> debtors =
        history.debtors().map(d -> history.asOf(d, upTo)).filter(f -> f.evidence() > 0).toList();
    DebtorTypes types = DebtorTypes.fit(debtors, fit, seed);
    List<NoticeResponse.Outcome> outcomes =
        observations.stream().flatMap(o -> outcome(o, types).stream()).toList();
    return NoticeResponse.fit(types, outcomes, fit, days.business());
  }

  private Optional<NoticeResponse.Outcome> outcome(Observation seen, DebtorTypes types) {
    Optional<RecordedNotice> first =
        seen.notices().stream().limit(1).filter(n -> n.level().equals(FIRST)).findFirst();
    return first
        .filter(n -> seen.last().isAfter(n.dunnedOn()))
        .filter(n -> end(n).plusDays(Observation.RECORDING_DAYS).isBefore(upTo))
        .map(n -> outcome(seen, n, types));
  }

  private NoticeResponse.Outcome outcome(
      Observation seen, RecordedNotice notice, DebtorTypes types) {
    DebtorFacts before = history.asOf(seen.item().debtor(), seen.first());
    return new NoticeResponse.Outcome(
        new NoticeResponse.Sent(types.of(before, fit), seen.item().netDueDate(), notice.dunnedOn()),
        seen.paid() && !seen.last().isAfter(end(notice)),
        seen.isComplainedAbout(notice),
        seen.isRandomised() ? 1 : SCHEDULED_WEIGHT);
  }

  private static LocalDate end(RecordedNotice notice) {
    return notice.dunnedOn().plusDays(ANSWER_DAYS);
  }
}
