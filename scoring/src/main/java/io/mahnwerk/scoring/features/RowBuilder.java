package io.mahnwerk.scoring.features;

import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.Money;
import io.mahnwerk.scoring.features.Behaviour.Count;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Writes feature rows: first what stays the same for an item, then each day of its life. */
public final class RowBuilder {
  private final FeatureSchema schema;
  private final DayCalendar days;
  private final NoticeFit fit;
  private final NoticeResponse response;
  private final Map<First, boolean[]> windows = new ConcurrentHashMap<>();

  public RowBuilder(
      FeatureSchema schema, DayCalendar days, NoticeFit fit, NoticeResponse response) {
    this.schema = schema;
    this.days = days;
    this.fit = fit;
    this.response = response;
  }

  private record First(LocalDate netDueDate, LocalDate notice) {}

  /** What a row needs to know of an item itself. */
  public record Item(Debtor debtor, Money amount, LocalDate documentDate, LocalDate netDueDate) {}

  /** How many numbers a row has. */
  public int width() {
    return schema.width();
  }

  /** A row with every feature that does not depend on the day; the others are missing. */
  public float[] itemRow(Item item, DebtorFacts facts) {
    return itemRow(item, facts, types(facts));
  }

  /**
   * @param types how likely the debtor is of each kind
   */
  public float[] itemRow(Item item, DebtorFacts facts, double[] types) {
    float[] row = new float[schema.width()];
    Arrays.fill(row, Float.NaN);
    double amount = Math.log1p(Math.abs(item.amount().amount().doubleValue()));
    set(row, Feature.LOG_AMOUNT, amount);
    set(row, Feature.AMOUNT_VS_USUAL, amount - usual(facts, item.amount()));
    set(row, Feature.TERMS_DAYS, ChronoUnit.DAYS.between(item.documentDate(), item.netDueDate()));
    set(row, Feature.DUE_WEEKDAY, item.netDueDate().getDayOfWeek().getValue());
    set(row, Feature.DUE_DAY_OF_MONTH, item.netDueDate().getDayOfMonth());
    set(row, Feature.INDUSTRY, schema.industry(facts.debtor()));
    set(row, Feature.COUNTRY, schema.country(facts.debtor()));
    for (int k = 0; k < types.length; k++) {
      row[Feature.TYPE_1.ordinal() + k] = (float) types[k];
    }
    history(row, facts);
    for (int c = 0; c < schema.further().size(); c++) {
      row[Feature.values().length + c] = schema.further().get(c).value(facts.further());
    }
    return row;
  }

  /**
   * Completes the row for one day, as if the notices up to and including {@code upTo} were sent.
   */
  public void day(float[] row, Item item, NoticePath path, LocalDate day, LocalDate upTo) {
    DayFacts facts = days.facts(day);
    long epoch = day.toEpochDay();
    long due = item.netDueDate().toEpochDay();
    int sent = path.countUpTo(upTo.toEpochDay());
    set(row, Feature.DAYS_OVERDUE, epoch - due);
    set(row, Feature.WEEKDAY, facts.weekday());
    set(row, Feature.BD_TO_MONTH_END, facts.businessDaysToMonthEnd());
    set(row, Feature.BD_OF_MONTH, facts.businessDayOfMonth());
    set(row, Feature.BD_OF_QUARTER, facts.businessDayOfQuarter());
    set(row, Feature.DAYS_TO_QUARTER, facts.daysToQuarterStart());
    set(row, Feature.NOTICES_SENT, sent);
    if (sent == 0 || epoch - path.day(sent - 1) > NoticePath.WORN_OFF_DAYS) {
      set(row, Feature.NOTICES_SENT, 0);
      Arrays.fill(row, Feature.DAYS_SINCE_LAST_NOTICE.ordinal(), Feature.VARYING, Float.NaN);
      return;
    }
    long first = path.day(0);
    DayFacts firstFacts = days.facts(LocalDate.ofEpochDay(first));
    set(row, Feature.DAYS_SINCE_LAST_NOTICE, epoch - path.day(sent - 1));
    set(row, Feature.S1_OFFSET, first - due);
    set(row, Feature.S1_BD_TO_MONTH_END, firstFacts.businessDaysToMonthEnd());
    set(row, Feature.S1_BD_OF_QUARTER, firstFacts.businessDayOfQuarter());
    set(row, Feature.S1_DAYS_TO_QUARTER, firstFacts.daysToQuarterStart());
    set(row, Feature.DAYS_SINCE_S1, epoch - first);
    LocalDate firstDay = LocalDate.ofEpochDay(first);
    set(
        row,
        Feature.S1_OUTSIDE_WINDOW,
        fit.daysOutside(item.debtor(), item.netDueDate(), firstDay, days.business()));
    double[] types = types(row);
    boolean[] within =
        windows.computeIfAbsent(
            new First(item.netDueDate(), firstDay),
            f -> NoticeResponse.within(fit, f.netDueDate(), f.notice(), days.business()));
    set(row, Feature.S1_ANSWER, response.answers().lift(types, within));
    set(row, Feature.S1_COMPLAINT, response.complaints().expected(types, within));
  }

  /** How likely the debtor is of each kind. */
  private double[] types(DebtorFacts facts) {
    return response.types().of(facts, fit);
  }

  /** The segment whose window fits what the debtor does. */
  public Optional<SegmentBelief> window(DebtorFacts facts) {
    return response.window(types(facts), fit.segment(facts.debtor()));
  }

  private double[] types(float[] row) {
    double[] types = new double[response.types().size()];
    for (int k = 0; k < types.length; k++) {
      types[k] = row[Feature.TYPE_1.ordinal() + k];
    }
    return types;
  }

  private static double usual(DebtorFacts facts, Money amount) {
    double paid = facts.own().paid();
    if (paid == 0) {
      return Double.NaN;
    }
    double scale = Math.pow(10, amount.amount().scale());
    return Math.log1p(facts.own().count(Count.MINOR_UNITS) / paid / scale);
  }

  private static void history(float[] row, DebtorFacts facts) {
    Behaviour own = facts.own();
    Shrunk shrunk = new Shrunk(facts);
    set(row, Feature.H_PAID, own.paid());
    set(row, Feature.H_MEAN_DELAY, shrunk.share(Count.DELAY, Count.PAID, 10));
    set(row, Feature.H_SD_DELAY, shrunk.deviation());
    set(row, Feature.H_LAST3_DELAY, facts.lastDelays());
    set(row, Feature.H_BEFORE_NOTICE, shrunk.share(Count.BEFORE_NOTICE, Count.PAID, 0.5));
    set(row, Feature.H_MONTH_END, shrunk.share(Count.MONTH_END, Count.LATE, 0.15));
    set(row, Feature.H_QUARTER_START, shrunk.share(Count.QUARTER_START, Count.LATE, 0.15));
    set(row, Feature.H_ANSWERED, shrunk.answered(0.25));
    set(
        row,
        Feature.H_ANSWERED_EARLY,
        shrunk.share(Count.ANSWERED_EARLY, Count.NOTICED_EARLY, 0.25));
    set(row, Feature.H_ANSWERED_MID, shrunk.share(Count.ANSWERED_MID, Count.NOTICED_MID, 0.25));
    set(row, Feature.H_ANSWERED_LATE, shrunk.share(Count.ANSWERED_LATE, Count.NOTICED_LATE, 0.25));
    set(row, Feature.H_NOTICES_EARLY, own.count(Count.NOTICED_EARLY));
    set(row, Feature.H_NOTICES_MID, own.count(Count.NOTICED_MID));
    set(row, Feature.H_NOTICES_LATE, own.count(Count.NOTICED_LATE));
    set(row, Feature.H_COMPLAINTS, shrunk.share(Count.COMPLAINTS, Count.NOTICES, 0.05));
    set(row, Feature.H_OPEN_ITEMS, own.open());
  }

  private static void set(float[] row, Feature feature, double value) {
    row[feature.ordinal()] = (float) value;
  }
}
