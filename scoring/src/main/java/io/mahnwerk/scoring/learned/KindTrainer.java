package io.mahnwerk.scoring.learned;

import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.scoring.features.DayCalendar;
import io.mahnwerk.scoring.features.DebtorFacts;
import io.mahnwerk.scoring.features.DebtorTypes;
import io.mahnwerk.scoring.features.NoticeFit;
import io.mahnwerk.scoring.features.PaymentHistory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Learns kinds of debtors from what was observed of their items. */
record KindTrainer(PaymentHistory history, NoticeFit fit, DayCalendar days, NoticeCells cells) {

  KindModel train(List<Observation> observations, DebtorTypes types, LocalDate upTo) {
    Map<DebtorRef, List<Course>> courses = new TreeMap<>();
    for (Observation seen : observations) {
      courses
          .computeIfAbsent(seen.item().debtor(), d -> new ArrayList<>())
          .add(Course.of(seen, days, cells));
    }
    List<KindFit.Debtor> debtors = new ArrayList<>();
    List<double[]> start = new ArrayList<>();
    for (Debtor debtor : history.debtors().toList()) {
      List<Course> own = courses.get(debtor.ref());
      if (own != null) {
        DebtorFacts facts = history.asOf(debtor, upTo);
        int segment = fit.segment(debtor);
        debtors.add(new KindFit.Debtor(segment, MasterWords.of(debtor, segment >= 0), own));
        start.add(types.of(facts, fit));
      }
    }
    boolean named = types.segments().length > 1 && types.segments()[0].length > 0;
    return new KindFit(debtors, cells, fit, named).fit(start.toArray(double[][]::new));
  }
}
