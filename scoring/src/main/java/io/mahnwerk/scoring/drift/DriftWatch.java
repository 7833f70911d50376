package io.mahnwerk.scoring.drift;

import io.mahnwerk.core.model.ItemHistory;
import io.mahnwerk.scoring.AccountOutlook;
import io.mahnwerk.scoring.AdviceContext;
import io.mahnwerk.scoring.PaymentModel;
import io.mahnwerk.scoring.features.Feature;
import io.mahnwerk.scoring.features.PaymentHistory;
import io.mahnwerk.scoring.trial.TrialCase;
import io.mahnwerk.scoring.trial.TrialCases;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Compares the overdue items of the last weeks with those before a model's training. Looks at each
 * item on the first Monday on which it is overdue, with facts recorded before that day. Features of
 * the calendar and of notices are left out, as are counts that only ever grow.
 */
public final class DriftWatch {
  private static final int REFERENCE_DAYS = 182;
  private static final int PRESENT_DAYS = 56;
  private static final int MOST_ITEMS = 600;

  private static final Set<Feature> GIVEN = EnumSet.range(Feature.LOG_AMOUNT, Feature.INDUSTRY);

  private static final Set<Feature> GROWING =
      EnumSet.of(
          Feature.H_PAID,
          Feature.H_NOTICES_EARLY,
          Feature.H_NOTICES_MID,
          Feature.H_NOTICES_LATE,
          Feature.H_OPEN_ITEMS);

  /** Eight weeks hold each day of a month once or twice: they differ from a year by themselves. */
  private static final Set<Feature> CALENDAR =
      EnumSet.of(Feature.DUE_WEEKDAY, Feature.DUE_DAY_OF_MONTH);

  private final PaymentHistory history;
  private final TrialCases finder;
  private final PaymentModel model;

  public DriftWatch(PaymentHistory history, AdviceContext context, PaymentModel model) {
    this.history = history;
    this.finder = new TrialCases(history, context);
    this.model = model;
  }

  /** What the model sees and says of single items. */
  private record Sample(int items, List<Float> score, Map<Feature, List<Float>> features) {}

  /** To be kept with a model that was trained on facts recorded before the day. */
  public DriftReference reference(LocalDate upTo) {
    Sample sample = sample(finder.recent(upTo.minusDays(REFERENCE_DAYS), upTo));
    Map<String, Bins> features = new TreeMap<>();
    sample.features().forEach((feature, values) -> features.put(feature.key(), Bins.of(values)));
    Counted before = counted(LocalDate.MIN, upTo);
    return new DriftReference(
        upTo.toString(),
        sample.items(),
        Bins.of(sample.score()),
        features,
        before.notices() == 0 ? 0 : before.complaints() / (double) before.notices());
  }

  /** The present as of the day, beside the reference. */
  public DriftReport report(DriftReference reference, LocalDate today) {
    Sample sample = sample(finder.recent(today.minusDays(PRESENT_DAYS), today));
    List<DriftReport.Moved> moved = new ArrayList<>();
    sample
        .features()
        .forEach(
            (feature, values) -> {
              Bins bins = reference.features().get(feature.key());
              if (bins != null) {
                moved.add(
                    new DriftReport.Moved(
                        feature.key(), bins.psi(values), GIVEN.contains(feature)));
              }
            });
    moved.sort(Comparator.comparingDouble(DriftReport.Moved::psi).reversed());
    LocalDate since = LocalDate.parse(reference.upTo());
    Counted after = counted(since, today);
    return new DriftReport(
        sample.items(),
        reference.score().psi(sample.score()),
        moved,
        weeks(finder.between(since, today)),
        new DriftReport.Complaints(after.notices(), after.complaints(), reference.complaintRate()));
  }

  private Sample sample(List<TrialCase> all) {
    List<TrialCase> cases = thinned(all);
    List<Float> score = new ArrayList<>();
    Map<Feature, List<Float>> features = new TreeMap<>();
    for (TrialCase one : cases) {
      AccountOutlook outlook = model.outlook(one.account(), one.asOf());
      score.add((float) paid(one, outlook));
      float[] row = outlook.features(one.item());
      for (Feature feature : Feature.values()) {
        if (feature.ordinal() >= Feature.VARYING
            && feature.ordinal() < row.length
            && !GROWING.contains(feature)
            && !CALENDAR.contains(feature)) {
          features.computeIfAbsent(feature, f -> new ArrayList<>()).add(row[feature.ordinal()]);
        }
      }
    }
    return new Sample(cases.size(), score, features);
  }

  private List<DriftReport.Week> weeks(List<TrialCase> all) {
    Map<LocalDate, List<TrialCase>> byWeek =
        thinned(all).stream()
            .collect(Collectors.groupingBy(TrialCase::asOf, TreeMap::new, Collectors.toList()));
    return byWeek.entrySet().stream()
        .map(
            week -> {
              double expected = 0;
              double variance = 0;
              for (TrialCase one : week.getValue()) {
                double p = paid(one, model.outlook(one.account(), one.asOf()));
                expected += p;
                variance += p * (1 - p);
              }
              long paid = week.getValue().stream().filter(c -> !c.unpaid()).count();
              return new DriftReport.Week(
                  week.getKey().toString(), week.getValue().size(), expected, variance, (int) paid);
            })
        .toList();
  }

  private static double paid(TrialCase one, AccountOutlook outlook) {
    double[] unpaid = outlook.unpaid(one.item(), one.formerPath(), TrialCase.WATCHED_DAYS);
    return 1 - unpaid[TrialCase.WATCHED_DAYS];
  }

  /** Evenly spread over the time, so that a large ledger costs no more than a small one. */
  private static List<TrialCase> thinned(List<TrialCase> all) {
    List<TrialCase> sorted = new ArrayList<>(all);
    sorted.sort(Comparator.comparing(TrialCase::asOf).thenComparing(c -> c.item().ref()));
    int step = Math.max(1, (sorted.size() + MOST_ITEMS - 1) / MOST_ITEMS);
    List<TrialCase> thinned = new ArrayList<>();
    for (int i = 0; i < sorted.size(); i += step) {
      thinned.add(sorted.get(i));
    }
    return thinned;
  }

  private record Counted(int notices, int complaints) {}

  private Counted counted(LocalDate from, LocalDate to) {
    int notices = 0;
    int complaints = 0;
    for (ItemHistory item : history.items().toList()) {
      notices +=
          (int)
              item.notices().stream()
                  .filter(n -> !n.recordedOn().isBefore(from) && n.recordedOn().isBefore(to))
                  .count();
      complaints +=
          (int)
              item.complaints().stream()
                  .filter(c -> !c.recordedOn().isBefore(from) && c.recordedOn().isBefore(to))
                  .count();
    }
    return new Counted(notices, complaints);
  }
}
