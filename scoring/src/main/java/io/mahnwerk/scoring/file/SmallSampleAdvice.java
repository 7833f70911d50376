package io.mahnwerk.scoring.file;

import io.mahnwerk.core.model.BusinessCalendar;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.DebtorDunning;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.Decision;
import io.mahnwerk.core.model.DocumentKind;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.DunningProcedure;
import io.mahnwerk.core.model.DunningProcedureCode;
import io.mahnwerk.core.model.DunningProcedures;
import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.core.model.ItemHistory;
import io.mahnwerk.core.model.ModelProvenance;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.model.Recommendation;
import io.mahnwerk.core.model.RecordVersion;
import io.mahnwerk.core.model.RunCalendar;
import io.mahnwerk.scoring.AdviceContext;
import io.mahnwerk.scoring.AdvicePolicy;
import io.mahnwerk.scoring.AdviceSettings;
import io.mahnwerk.scoring.Advisor;
import io.mahnwerk.scoring.features.DayCalendar;
import io.mahnwerk.scoring.features.PaymentHistory;
import io.mahnwerk.scoring.learned.HazardTrainer;
import io.mahnwerk.scoring.learned.LearnedPaymentModel;
import io.mahnwerk.scoring.learned.TrainedModel;
import io.mahnwerk.scoring.learned.TrainingSettings;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Advice for every open item of one file of invoices, learned from that file alone. Nobody is
 * steered: items are held back at most, never advanced, and no day lies before the day of advice.
 * Where the file holds no notices on randomly drawn days, nothing can be said of the effect of a
 * day; then only items are held back that most likely are paid anyway.
 */
public final class SmallSampleAdvice {
  private static final DunningProcedureCode SCHEDULE = new DunningProcedureCode("schedule");
  private static final int AHEAD_BUSINESS_DAYS = 700;
  private static final int AHEAD_DAYS = 1_200;
  private static final int ENTRY_DAYS = 60;

  private final FileSettings settings;

  public SmallSampleAdvice(FileSettings settings) {
    this.settings = settings;
  }

  /**
   * Advises every item that was recorded and not cleared by the end of the day; whatever was
   * recorded later is ignored. A debtor without master data is taken to have none.
   */
  public FileAdvice advise(Stream<ItemHistory> items, List<Debtor> debtors, LocalDate asOf) {
    PaymentHistory history = new PaymentHistory(new DayCalendar(settings.calendar()));
    WorthwhileCheck check = new WorthwhileCheck(asOf, settings.schedule().get(0));
    debtors.forEach(history::record);
    items
        .filter(i -> !i.recordedOn().isAfter(asOf))
        .forEach(
            item -> {
              history.record(item);
              check.add(item);
            });
    List<Finding> findings = check.findings(debtors);
    Optional<TrainedModel> trained = train(history, asOf);
    Advisor advisor = new Advisor(context(asOf), policy(history, trained, findings));
    List<Recommendation> advice = new ArrayList<>();
    for (DebtorAccount account : accounts(history, asOf)) {
      advice.addAll(complete(account, advisor.advise(account, asOf), asOf));
    }
    return new FileAdvice(advice, findings, trained);
  }

  private Optional<TrainedModel> train(PaymentHistory history, LocalDate asOf) {
    TrainingSettings standard = TrainingSettings.DEFAULT;
    TrainingSettings training =
        new TrainingSettings(
            settings.seed(), standard.rounds(), standard.depth(), standard.maxRows(), ENTRY_DAYS);
    return new HazardTrainer(settings.calendar(), settings.rules(), training).train(history, asOf);
  }

  private AdvicePolicy policy(
      PaymentHistory history, Optional<TrainedModel> trained, List<Finding> findings) {
    Optional<LearnedPaymentModel> model =
        trained.map(
            t -> new LearnedPaymentModel(t, history, settings.calendar(), settings.rules()));
    if (!findings.isEmpty()) {
      Reason reason = Reason.of(ReasonCode.NOT_WORTHWHILE, findings.get(0).text(Locale.ENGLISH));
      return model.map(m -> AdvicePolicy.former(reason, m)).orElse(AdvicePolicy.former(reason));
    }
    return model
        .map(
            m ->
                m.knowsTiming()
                    ? AdvicePolicy.modelWithPrior(m, settings.rules())
                    : AdvicePolicy.holdBack(m))
        .orElse(AdvicePolicy.former(Reason.of(ReasonCode.NO_MODEL)));
  }

  private AdviceContext context(LocalDate asOf) {
    AdviceSettings weights = settings.weights();
    DunningProcedure procedure =
        new DunningProcedure(
            SCHEDULE,
            weights.frequencyCapDays(),
            0,
            0,
            settings.schedule().stream().map(DunningProcedure.Step::after).toList());
    AdviceSettings delayOnly =
        new AdviceSettings(
            weights.interestRate(),
            weights.noticeCost(),
            weights.complaintCost(),
            weights.margin(),
            AHEAD_BUSINESS_DAYS,
            weights.longestHoldDays(),
            weights.frequencyCapDays(),
            true);
    return new AdviceContext(
        new DunningProcedures(Map.of(SCHEDULE, procedure), Map.of()),
        everyBusinessDay(asOf),
        settings.calendar(),
        delayOnly);
  }

  private RunCalendar everyBusinessDay(LocalDate asOf) {
    BusinessCalendar calendar = settings.calendar();
    Set<LocalDate> holidays = new HashSet<>();
    for (int k = -AHEAD_DAYS; k <= AHEAD_DAYS; k++) {
      LocalDate day = asOf.plusDays(k);
      if (calendar.isHoliday(day)) {
        holidays.add(day);
      }
    }
    return new RunCalendar(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), holidays);
  }

  private static List<DebtorAccount> accounts(PaymentHistory history, LocalDate asOf) {
    Map<DebtorRef, List<OpenItem>> open = new TreeMap<>();
    history
        .items()
        .filter(i -> i.cleared().filter(c -> !c.recordedOn().isAfter(asOf)).isEmpty())
        .forEach(i -> open.computeIfAbsent(i.debtor(), r -> new ArrayList<>()).add(open(i, asOf)));
    return history
        .debtors()
        .filter(d -> open.containsKey(d.ref()))
        .map(d -> new DebtorAccount(scheduled(d), open.getOrDefault(d.ref(), List.of())))
        .toList();
  }

  private static Debtor scheduled(Debtor debtor) {
    return debtor.with(DebtorDunning.under(SCHEDULE), debtor.version());
  }

  private static OpenItem open(ItemHistory item, LocalDate asOf) {
    Optional<ItemHistory.RecordedNotice> last =
        item.notices().stream()
            .filter(n -> !n.recordedOn().isAfter(asOf))
            .max(Comparator.comparing(ItemHistory.RecordedNotice::dunnedOn));
    DunningState state =
        new DunningState(
            last.map(ItemHistory.RecordedNotice::level).orElse(DunningLevel.NONE),
            last.map(ItemHistory.RecordedNotice::dunnedOn),
            Optional.empty(),
            Optional.empty(),
            false);
    return new OpenItem(
        item.ref(),
        item.debtor(),
        item.ref().nativeKey(),
        item.amount().isCredit() ? DocumentKind.CREDIT_MEMO : DocumentKind.INVOICE,
        item.amount(),
        item.documentDate(),
        item.documentDate(),
        item.netDueDate(),
        Optional.empty(),
        "",
        false,
        state,
        new RecordVersion(""));
  }

  /** Items that have no next notice get a row all the same. */
  private static List<Recommendation> complete(
      DebtorAccount account, List<Recommendation> advice, LocalDate asOf) {
    Map<OpenItemRef, Recommendation> byItem = new HashMap<>();
    advice.forEach(r -> byItem.put(r.item(), r));
    return account.items().stream().map(i -> byItem.getOrDefault(i.ref(), none(i, asOf))).toList();
  }

  private static Recommendation none(OpenItem item, LocalDate asOf) {
    boolean receivable = item.kind() == DocumentKind.INVOICE && !item.openAmount().isZero();
    return new Recommendation(
        item.ref(),
        asOf,
        item.dunning().level(),
        new Decision.LeaveToClerk(),
        asOf,
        0.5,
        0,
        1,
        List.of(Reason.of(receivable ? ReasonCode.HIGHEST_LEVEL : ReasonCode.NOT_AN_INVOICE)),
        ModelProvenance.ruleOnly("hard"));
  }
}
