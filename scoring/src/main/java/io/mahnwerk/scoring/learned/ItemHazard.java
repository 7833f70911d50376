package io.mahnwerk.scoring.learned;

import io.mahnwerk.scoring.PlannedNotice;
import io.mahnwerk.scoring.UnpaidRange;
import io.mahnwerk.scoring.features.Feature;
import io.mahnwerk.scoring.features.NoticePath;
import io.mahnwerk.scoring.features.RowBuilder;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The daily hazard of one open item: what the kinds of debtors let expect, corrected by the trees.
 * They look at every business day of the first 75 days; later ones stay as the kinds expect them.
 */
final class ItemHazard {
  private static final int DAILY = 75;
  private static final int EXPLAINED_DAYS = 14;
  private static final int EXPLAINED_STEP = 3;

  private final TrainedModel model;
  private final RowBuilder builder;
  private final LearnedOutlook.Moment moment;
  private final Case about;
  private final Forest forest;
  private final double[] corrections = new double[DAILY + 1];

  /** Of days without a notice that still counts, as far as they were asked for; else NaN. */
  private final double[] quiet = new double[DAILY + 1];

  ItemHazard(TrainedModel model, RowBuilder builder, LearnedOutlook.Moment moment, Case about) {
    this.model = model;
    this.builder = builder;
    this.moment = moment;
    this.about = about;
    this.forest = model.payment().given(about.row(), Feature.VARYING);
    float[] row = about.row().clone();
    Arrays.fill(quiet, Double.NaN);
    for (int k = 1; k <= DAILY; k++) {
      corrections[k] = isBusinessDay(k) ? correction(row, about.sent(), k) : 0;
    }
  }

  /**
   * @param row the item's feature row
   * @param sent its notices so far
   * @param kinds what the kinds of debtors let expect of it
   */
  record Case(RowBuilder.Item item, float[] row, NoticePath sent, KindHazard kinds) {
    /** A ledger raises levels one by one. */
    private List<KindHazard.Notice> notices() {
      List<KindHazard.Notice> notices = new ArrayList<>();
      for (int i = 0; i < sent.size(); i++) {
        notices.add(new KindHazard.Notice(i + 1, sent.date(i)));
      }
      return notices;
    }

    private List<KindHazard.Notice> notices(List<PlannedNotice> path) {
      List<KindHazard.Notice> all = notices();
      path.forEach(p -> all.add(new KindHazard.Notice(p.level().value(), p.day())));
      return all;
    }
  }

  double[] unpaid(List<PlannedNotice> path, int days) {
    return corrected(path, days).unpaid(about.kinds().unpaid(about.notices(path), days));
  }

  /** Beside what it would be with the fewest and with the most answers that are plausible. */
  UnpaidRange plausible(List<PlannedNotice> path, int days) {
    CorrectedDays corrected = corrected(path, days);
    List<KindHazard.Notice> all = about.notices(path);
    return new UnpaidRange(
        corrected.unpaid(about.kinds().unpaid(all, days, NoticeAnswers.Taken.FEWEST)),
        corrected.unpaid(about.kinds().unpaid(all, days)),
        corrected.unpaid(about.kinds().unpaid(all, days, NoticeAnswers.Taken.MOST)));
  }

  private CorrectedDays corrected(List<PlannedNotice> path, int days) {
    NoticePath all = about.sent().plus(path.stream().map(PlannedNotice::day));
    long shared =
        path.isEmpty() ? DAILY : path.get(0).day().toEpochDay() - moment.asOf().toEpochDay();
    float[] row = about.row().clone();
    double[] added = new double[Math.min(DAILY, days) + 1];
    for (int k = 1; k < added.length; k++) {
      added[k] = k <= shared ? corrections[k] : isBusinessDay(k) ? correction(row, all, k) : 0;
    }
    NoticeState[] states = new NoticeState[days + 1];
    for (int k = 1; k <= days; k++) {
      states[k] = NoticeState.on(all, moment.asOf().plusDays(k));
    }
    return new CorrectedDays(model.calibration(), added, states);
  }

  double complaint(PlannedNotice notice) {
    if (model.complaint().isEmpty()) {
      return 0;
    }
    float[] row = about.row().clone();
    LocalDate day = notice.day();
    builder.day(row, about.item(), about.sent().plus(Stream.of(day)), day, day);
    double expected =
        about
            .kinds()
            .complaint(about.notices(), new KindHazard.Notice(notice.level().value(), day));
    double foreseen =
        1 / (1 + Math.exp(-KindHazard.margin(expected) - model.complaint().get().margin(row)));
    return model.calibration().complaint(notice.level().value(), foreseen);
  }

  /** The row of the moment's own day. */
  float[] features() {
    float[] row = about.row().clone();
    LocalDate day = moment.asOf();
    builder.day(row, about.item(), about.sent(), day, day.minusDays(1));
    return row;
  }

  /** On average over every third business day of the two weeks after the first of the notices. */
  double[] contributions(List<PlannedNotice> path) {
    if (path.isEmpty()) {
      return new double[0];
    }
    TreeShap shap = new TreeShap(model.payment());
    List<float[]> rows = explained(path);
    double[] sum = new double[about.row().length];
    for (float[] row : rows) {
      double[] contributions = shap.contributions(row);
      Arrays.setAll(sum, f -> sum[f] + contributions[f]);
    }
    double count = Math.max(1, rows.size());
    return Arrays.stream(sum).map(s -> s / count).toArray();
  }

  /** The same for one path less that for another. */
  double[] contributions(List<PlannedNotice> chosen, List<PlannedNotice> former) {
    if (chosen.isEmpty() || former.isEmpty()) {
      return new double[0];
    }
    List<float[]> more = explained(chosen);
    List<float[]> less = explained(former);
    return more.isEmpty() || less.isEmpty()
        ? new double[0]
        : ShapDifference.of(model.payment(), Feature.VARYING, more, less);
  }

  private List<float[]> explained(List<PlannedNotice> path) {
    NoticePath all = about.sent().plus(path.stream().map(PlannedNotice::day));
    LocalDate notice = path.get(0).day();
    List<LocalDate> business =
        notice
            .plusDays(1)
            .datesUntil(notice.plusDays(1 + EXPLAINED_DAYS))
            .filter(day -> moment.days().facts(day).businessDay())
            .toList();
    List<float[]> rows = new ArrayList<>();
    for (int i = 0; i < business.size(); i += EXPLAINED_STEP) {
      LocalDate day = business.get(i);
      float[] row = about.row().clone();
      builder.day(row, about.item(), all, day, day.minusDays(1));
      rows.add(row);
    }
    return rows;
  }

  private double correction(float[] row, NoticePath path, int k) {
    LocalDate day = moment.asOf().plusDays(k);
    boolean unnoticed = path.isWornOffOn(day);
    if (unnoticed && !Double.isNaN(quiet[k])) {
      return quiet[k];
    }
    builder.day(row, about.item(), path, day, day.minusDays(1));
    double correction = forest.margin(row);
    if (unnoticed) {
      quiet[k] = correction;
    }
    return correction;
  }

  private boolean isBusinessDay(int k) {
    return moment.days().facts(moment.asOf().plusDays(k)).businessDay();
  }
}
