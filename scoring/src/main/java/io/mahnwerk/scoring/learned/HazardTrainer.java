package io.mahnwerk.scoring.learned;

import io.mahnwerk.core.model.BusinessCalendar;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.ItemHistory;
import io.mahnwerk.core.model.ItemHistory.RecordedNotice;
import io.mahnwerk.scoring.features.DayCalendar;
import io.mahnwerk.scoring.features.DebtorFacts;
import io.mahnwerk.scoring.features.Feature;
import io.mahnwerk.scoring.features.FeatureSchema;
import io.mahnwerk.scoring.features.NoticeFit;
import io.mahnwerk.scoring.features.NoticePath;
import io.mahnwerk.scoring.features.NoticeResponse;
import io.mahnwerk.scoring.features.PaymentHistory;
import io.mahnwerk.scoring.features.RowBuilder;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Trains a discrete-time hazard of payment, one row for each open item and business day, and the
 * probability that a notice brings a complaint within 7 days. Deterministic for a seed and a
 * history.
 *
 * <p>A row's history features are as of the day on which its item enters the observation. A fifth
 * of the items is shown without history and a tenth without industry, so that the model learns what
 * to think of a debtor it does not know. Days after a first notice whose day was chosen by a
 * pilot's design and recorded weigh twice as much: they tell an effect of the day from a habit of
 * the debtor. Days before it do not, as items that were paid by then carry no design.
 */
public final class HazardTrainer {
  private static final int LEAST_PAYMENTS = 100;
  private static final int LEAST_COMPLAINTS = 20;
  private static final double HISTORY_DROPOUT = 0.2;
  private static final double INDUSTRY_DROPOUT = 0.1;
  private static final double RANDOMISED_WEIGHT = 2;
  private static final int ANSWER_DAYS = 16;
  private static final double KEPT_AFTER_NOTICE = 0.5;
  private static final double KEPT_QUIET = 0.25;
  private static final double LEAF_WEIGHT = 8;
  private static final BoosterFit.Shape PAYMENT =
      new BoosterFit.Shape(Set.of(Feature.S1_ANSWER), true);
  private static final BoosterFit.Shape COMPLAINT =
      new BoosterFit.Shape(
          Set.of(Feature.H_COMPLAINTS, Feature.NOTICES_SENT, Feature.S1_COMPLAINT), false);

  private final DayCalendar days;
  private final NoticeFit fit;
  private final TrainingSettings settings;

  public HazardTrainer(BusinessCalendar calendar, NoticeFit fit, TrainingSettings settings) {
    this.days = new DayCalendar(calendar);
    this.fit = fit;
    this.settings = settings;
  }

  /** Both kinds of rows and what they were made of. */
  private record Rows(TrainingRows payments, TrainingRows complaints, TrainingFigures figures) {}

  /** Trains from facts recorded before the day; see {@link #train(PaymentHistory, LocalDate)}. */
  public Optional<TrainedModel> train(
      Stream<ItemHistory> items, List<Debtor> debtors, LocalDate upTo) {
    PaymentHistory history = new PaymentHistory(days);
    debtors.forEach(history::record);
    items.forEach(history::record);
    return train(history, upTo);
  }

  /**
   * Trains from facts recorded before the day; empty when fewer than 100 payments were seen. Under
   * 20 complaints there is no complaint model, and {@link TrainedModel#foreseesComplaints} says so.
   */
  public Optional<TrainedModel> train(PaymentHistory history, LocalDate upTo) {
    FeatureSchema schema =
        new FeatureSchema(
            history.debtors().map(Debtor::industry).toList(),
            history.debtors().map(Debtor::country).toList(),
            history.further(upTo));
    List<Observation> observations = observations(history, upTo);
    NoticeResponse response =
        new ResponseTrainer(history, upTo, fit, days).train(observations, settings.seed());
    NoticeCells cells = new NoticeCells(fit, days);
    KindModel kinds =
        new KindTrainer(history, fit, days, cells).train(observations, response.types(), upTo);
    Rows rows =
        rows(
            history,
            new Builders(
                new RowBuilder(schema, days, fit, response), new KindBeliefs(kinds, fit, days)),
            keep(observations, schema),
            upTo);
    if (rows.payments().positives() < LEAST_PAYMENTS || !rows.payments().hasBoth()) {
      return Optional.empty();
    }
    TrainedModel.Basis basis = new TrainedModel.Basis(schema, fit.version(), response, kinds);
    byte[] payment =
        new BoosterFit(settings.seed(), settings.rounds(), settings.depth(), LEAF_WEIGHT, PAYMENT)
            .train(rows.payments());
    Optional<byte[]> complaint = Optional.empty();
    if (rows.complaints().positives() >= LEAST_COMPLAINTS && rows.complaints().hasBoth()) {
      int rounds = Math.max(1, settings.rounds() / 2);
      complaint =
          Optional.of(
              new BoosterFit(settings.seed(), rounds, Math.min(4, settings.depth()), 4, COMPLAINT)
                  .train(rows.complaints()));
    }
    return Optional.of(TrainedModel.of(basis, rows.figures(), payment, complaint));
  }

  List<Observation> observations(PaymentHistory history, LocalDate upTo) {
    List<Observation> all =
        history
            .items()
            .filter(i -> i.recordedOn().isBefore(upTo))
            .filter(i -> !i.amount().isCredit())
            .map(i -> Observation.of(i, upTo, days, settings.entryDays()))
            .filter(o -> !o.last().isBefore(o.first()))
            .toList();
    UsualDays usual = new UsualDays(all);
    return all.stream().map(usual::watched).filter(o -> !o.last().isBefore(o.first())).toList();
  }

  /** What rows are made with: their features, and what is expected of them beforehand. */
  private record Builders(RowBuilder features, KindBeliefs kinds) {}

  private Rows rows(
      PaymentHistory history, Builders builders, List<Observation> kept, LocalDate upTo) {
    int width = builders.features().width();
    int capacity = kept.stream().mapToInt(o -> o.rows(days)).sum();
    int notices = kept.stream().mapToInt(o -> o.notices().size()).sum();
    TrainingRows payments = new TrainingRows(capacity, width);
    TrainingRows complaints = new TrainingRows(notices, width);
    for (Observation seen : kept) {
      DebtorFacts facts = thinned(history.asOf(seen.item().debtor(), seen.first()), seen);
      KindBelief belief = builders.kinds().of(facts, seen.first());
      Seen all = new Seen(seen, facts, belief, builders.kinds().hazard(belief, seen));
      add(all, builders.features(), payments);
      addNotices(all, builders.features(), new Target(complaints, upTo));
    }
    return new Rows(payments, complaints, figures(kept, payments, upTo));
  }

  /** Wider rows take the same memory: there are fewer of them. */
  private List<Observation> keep(List<Observation> all, FeatureSchema schema) {
    long total = all.stream().mapToLong(o -> o.rows(days)).sum();
    long most = (long) settings.maxRows() * Feature.values().length / schema.width();
    if (total <= most) {
      return all;
    }
    double share = most / (double) total;
    return all.stream().filter(o -> random(o, 1).nextDouble() < share).toList();
  }

  private DebtorFacts thinned(DebtorFacts facts, Observation seen) {
    Random random = random(seen, 2);
    DebtorFacts result = random.nextDouble() < HISTORY_DROPOUT ? facts.withoutHistory() : facts;
    return random.nextDouble() < INDUSTRY_DROPOUT ? result.withoutIndustry() : result;
  }

  /** Its own random numbers for each item and use, whatever other items there are. */
  private Random random(Observation seen, int use) {
    Random random =
        new Random(settings.seed() * 31 * 31 + seen.item().ref().toString().hashCode() * 31L + use);
    random.nextLong();
    return random;
  }

  /** An item with what was known of its debtor when it entered the observation. */
  private record Seen(
      Observation observed, DebtorFacts facts, KindBelief belief, KindHazard hazard) {
    private List<KindHazard.Notice> notices() {
      return observed.notices().stream()
          .map(n -> new KindHazard.Notice(n.level().value(), n.dunnedOn()))
          .toList();
    }
  }

  private void add(Seen about, RowBuilder builder, TrainingRows rows) {
    Observation seen = about.observed();
    RowBuilder.Item item = item(seen, about.facts());
    float[] row = builder.itemRow(item, about.facts(), about.belief().kinds());
    NoticePath path = seen.path();
    Random random = random(seen, 3);
    int days = (int) ChronoUnit.DAYS.between(seen.first(), seen.last());
    double[] unpaid = about.hazard().unpaid(about.notices(), days + 1);
    for (LocalDate day = seen.first(); !day.isAfter(seen.last()); day = day.plusDays(1)) {
      if (this.days.facts(day).businessDay()) {
        builder.day(row, item, path, day, day.minusDays(1));
        boolean paid = seen.paid() && day.equals(seen.last());
        double kept = paid || seen.isRandomised() ? 1 : keptShare(row);
        if (random.nextDouble() < kept) {
          int k = (int) ChronoUnit.DAYS.between(seen.first(), day) + 1;
          double start = KindHazard.margin(1 - unpaid[k] / unpaid[k - 1]);
          rows.add(row, paid, (float) (weight(seen, row) / kept), start);
        }
      }
    }
  }

  /** Days without a payment far outnumber the others; some stand for all, with their weight. */
  private static double keptShare(float[] row) {
    float sinceLast = row[Feature.DAYS_SINCE_LAST_NOTICE.ordinal()];
    return sinceLast <= ANSWER_DAYS ? KEPT_AFTER_NOTICE : KEPT_QUIET;
  }

  private static double weight(Observation seen, float[] row) {
    boolean noticed = row[Feature.NOTICES_SENT.ordinal()] > 0;
    return noticed && seen.isRandomised() ? RANDOMISED_WEIGHT : 1;
  }

  /** Where rows of notices go, and the day up to which answers are known. */
  private record Target(TrainingRows rows, LocalDate upTo) {}

  private void addNotices(Seen about, RowBuilder builder, Target target) {
    Observation seen = about.observed();
    RowBuilder.Item item = item(seen, about.facts());
    float[] row = builder.itemRow(item, about.facts(), about.belief().kinds());
    List<KindHazard.Notice> sent = new ArrayList<>();
    NoticePath path = seen.path();
    for (RecordedNotice notice : seen.notices()) {
      LocalDate end = notice.dunnedOn().plusDays(Observation.COMPLAINT_DAYS);
      boolean watched = seen.last().isAfter(notice.dunnedOn());
      if (watched && end.plusDays(Observation.RECORDING_DAYS).isBefore(target.upTo())) {
        builder.day(row, item, path, notice.dunnedOn(), notice.dunnedOn());
        KindHazard.Notice asked = new KindHazard.Notice(notice.level().value(), notice.dunnedOn());
        double start = KindHazard.margin(about.hazard().complaint(sent, asked));
        target
            .rows()
            .add(
                row,
                seen.isComplainedAbout(notice),
                notice.propensity().isPresent() ? 2 : 1,
                start);
      }
      sent.add(new KindHazard.Notice(notice.level().value(), notice.dunnedOn()));
    }
  }

  private static RowBuilder.Item item(Observation seen, DebtorFacts facts) {
    ItemHistory item = seen.item();
    return new RowBuilder.Item(
        facts.debtor(), item.amount(), item.documentDate(), item.netDueDate());
  }

  private static TrainingFigures figures(
      List<Observation> kept, TrainingRows rows, LocalDate upTo) {
    return new TrainingFigures(
        kept.stream().map(o -> o.item().documentDate()).min(LocalDate::compareTo).orElse(upTo),
        upTo,
        kept.size(),
        rows.size(),
        rows.positives(),
        kept.stream().mapToInt(o -> o.notices().size()).sum(),
        (int) kept.stream().filter(Observation::isRandomised).count(),
        kept.stream().mapToDouble(Observation::contrast).sum(),
        kept.stream().mapToInt(o -> o.complaints().size()).sum());
  }
}
