package io.mahnwerk.scoring.file;

import io.mahnwerk.core.model.BusinessCalendar;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.DunningProcedures;
import io.mahnwerk.core.model.ItemHistory;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.model.Recommendation;
import io.mahnwerk.core.model.RunCalendar;
import io.mahnwerk.scoring.AdviceContext;
import io.mahnwerk.scoring.AdvicePolicy;
import io.mahnwerk.scoring.AdviceSettings;
import io.mahnwerk.scoring.Advisor;
import io.mahnwerk.scoring.PaymentModel;
import io.mahnwerk.scoring.features.DayCalendar;
import io.mahnwerk.scoring.features.PaymentHistory;
import io.mahnwerk.scoring.learned.HazardTrainer;
import io.mahnwerk.scoring.learned.LearnedPaymentModel;
import io.mahnwerk.scoring.learned.TrainedModel;
import io.mahnwerk.scoring.learned.TrainingSettings;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleConsumer;
import java.util.stream.Stream;

/**
 * Advice for every open item of one file of invoices, learned from that file alone. Nobody is
 * steered: items are held back at most, never advanced, and no day lies before the day of advice.
 * Where the file holds no notices on randomly drawn days, nothing can be said of the effect of a
 * day; then only items are held back that most likely are paid anyway.
 */
public final class SmallSampleAdvice {
  /** Beyond this an item is too far from its notice to say more than its former day. */
  private static final int LEAD_BUSINESS_DAYS = 260;

  /** The longest schedule and the longest wait for its next notices. */
  private static final int LONGEST_PATH = 800;

  private static final int ENTRY_DAYS = 60;

  private static final double LEARNED = 0.5;

  private final FileSettings settings;
  private final DoubleConsumer progress;

  public SmallSampleAdvice(FileSettings settings) {
    this(settings, share -> {});
  }

  /**
   * @param progress hears, from time to time, which share is done, rising from 0 to 1
   */
  public SmallSampleAdvice(FileSettings settings, DoubleConsumer progress) {
    this.settings = settings;
    this.progress = progress;
  }

  /**
   * Advises every item that was recorded and not cleared by the end of the day; whatever was
   * recorded later is ignored. A debtor without master data is taken to have none.
   *
   * @param objections why choosing days is not worthwhile; where there is any, each item keeps its
   *     former day and states all of them
   */
  public FileAdvice advise(
      Stream<ItemHistory> items, List<Debtor> debtors, List<Reason> objections, LocalDate asOf) {
    PaymentHistory history = new PaymentHistory(new DayCalendar(settings.calendar()));
    debtors.forEach(history::record);
    items.filter(i -> !i.recordedOn().isAfter(asOf)).forEach(history::record);
    Optional<TrainedModel> trained = train(history, asOf);
    progress.accept(LEARNED);
    PaymentModel model =
        trained
            .<PaymentModel>map(
                t -> new LearnedPaymentModel(t, history, settings.calendar(), settings.rules()))
            .orElseGet(() -> new PaidShare(history, asOf));
    OpenAccounts open = OpenAccounts.of(history, asOf);
    AdviceContext context = context(asOf, open.lastDue(asOf).plusDays(LONGEST_PATH));
    Advisor advisor =
        new Advisor(context, policy(model, trained.isPresent(), objections)).explaining();
    FileRows rows = new FileRows(context, model, objections);
    List<Recommendation> advice = new ArrayList<>();
    int done = 0;
    for (DebtorAccount account : open.accounts()) {
      advice.addAll(rows.of(account, advisor.advise(account, asOf), asOf));
      progress.accept(LEARNED + (1 - LEARNED) * ++done / open.accounts().size());
    }
    return new FileAdvice(advice, trained);
  }

  private Optional<TrainedModel> train(PaymentHistory history, LocalDate asOf) {
    TrainingSettings standard = TrainingSettings.DEFAULT;
    TrainingSettings training =
        new TrainingSettings(
            settings.seed(), standard.rounds(), standard.depth(), standard.maxRows(), ENTRY_DAYS);
    return new HazardTrainer(settings.calendar(), settings.rules(), training).train(history, asOf);
  }

  private AdvicePolicy policy(PaymentModel model, boolean learned, List<Reason> objections) {
    if (!objections.isEmpty()) {
      return AdvicePolicy.former(Reason.of(ReasonCode.FORMER_SCHEDULE), model);
    }
    if (!learned) {
      return AdvicePolicy.former(Reason.of(ReasonCode.NO_MODEL), model);
    }
    return model.knowsTiming()
        ? AdvicePolicy.modelWithPrior(model, settings.rules())
        : AdvicePolicy.holdBack(model);
  }

  private AdviceContext context(LocalDate asOf, LocalDate until) {
    AdviceSettings weights = settings.weights();
    AdviceSettings delayOnly =
        new AdviceSettings(
            weights.interestRate(),
            weights.noticeCost(),
            weights.complaintCost(),
            weights.margin(),
            LEAD_BUSINESS_DAYS,
            weights.longestHoldDays(),
            weights.frequencyCapDays(),
            true);
    return new AdviceContext(
        new DunningProcedures(
            Map.of(FormerSchedule.CODE, settings.schedule().procedure()), Map.of()),
        everyBusinessDay(asOf, until),
        settings.calendar(),
        delayOnly);
  }

  private RunCalendar everyBusinessDay(LocalDate from, LocalDate until) {
    BusinessCalendar calendar = settings.calendar();
    Set<LocalDate> holidays = new HashSet<>();
    for (LocalDate day = from; !day.isAfter(until); day = day.plusDays(1)) {
      if (calendar.isHoliday(day)) {
        holidays.add(day);
      }
    }
    return new RunCalendar(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), holidays);
  }
}
