package io.mahnwerk.scoring.learned;

import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.DebtorDunning;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.DunningProcedureCode;
import io.mahnwerk.core.model.ItemHistory;
import io.mahnwerk.scoring.AdviceContext;
import io.mahnwerk.scoring.PaymentModel;
import io.mahnwerk.scoring.PortfolioGuard;
import io.mahnwerk.scoring.SegmentRules;
import io.mahnwerk.scoring.features.PaymentHistory;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Trains a model, calibrates it on later data, learns from them how far it may still be off, and
 * finds the prices of a day with which it does not slow payment down.
 */
public record PacedTraining(AdviceContext context, SegmentRules rules, TrainingSettings settings) {
  private static final int MOST_CASES = 300;
  private static final int CASE_DAYS = 365;

  /** What came in the last fifth of the time calibrates a model. */
  private static final int LATER_PART = 5;

  private static final int LEAST_LATER_DAYS = 45;

  /** Trains from facts recorded before the day; see {@link HazardTrainer}. */
  public Optional<TrainedModel> train(PaymentHistory history, LocalDate upTo) {
    return calibrated(history, upTo).map(trained -> paced(trained, history, upTo));
  }

  private Optional<TrainedModel> calibrated(PaymentHistory history, LocalDate upTo) {
    HazardTrainer trainer = new HazardTrainer(context.calendar(), rules, settings);
    return trainer.train(history, upTo).map(trained -> calibrated(trained, trainer, history, upTo));
  }

  /**
   * By a model of the same making that ends a fifth of the time earlier. One that had seen far
   * fewer designed notices says nothing of what this one makes of a notice.
   */
  private TrainedModel calibrated(
      TrainedModel trained, HazardTrainer trainer, PaymentHistory history, LocalDate upTo) {
    long days = ChronoUnit.DAYS.between(trained.figures().from(), upTo) / LATER_PART;
    LocalDate from = upTo.minusDays(days);
    Optional<TrainedModel> early =
        days < LEAST_LATER_DAYS ? Optional.empty() : trainer.train(history, from);
    if (early.isEmpty()) {
      return trained;
    }
    boolean same = early.get().figures().contrast() >= trained.figures().contrast() / 2;
    UnaryOperator<Calibration> kept = same ? all -> all : Calibration::unprompted;
    CalibrationFit.Later later =
        new CalibrationFit(history, context, rules, settings.seed())
            .fit(
                early.get(),
                trainer.observations(history, upTo),
                new CalibrationFit.Span(from, upTo));
    return trained.with(kept.apply(later.calibration())).with(DoubtFit.fit(later.items(), kept));
  }

  /**
   * The same model with the prices that hold in this context. Where debtors can only be held back
   * money comes sooner by answers to later notices alone, of which least is known: there models of
   * one half of the debtors each judge the days that the model chooses and those that the other
   * half's model does. No price holds where the halves are too small for that, or have seen too few
   * drawn days to judge others by.
   *
   * @param upTo facts recorded before this day are used
   */
  public TrainedModel paced(TrainedModel trained, PaymentHistory history, LocalDate upTo) {
    List<PortfolioGuard.Case> cases = cases(history, upTo);
    PortfolioGuard guard = new PortfolioGuard(context, rules);
    if (cases.isEmpty() || !context.settings().delayOnly()) {
      LearnedPaymentModel model = foreseeing(trained, history);
      return trained.with(
          new DayPrices(guard.price(model, cases), guard.price(model.withoutHistory(), cases)));
    }
    Optional<LearnedPaymentModel> first = half(Half.FIRST, history, upTo);
    Optional<LearnedPaymentModel> second = half(Half.SECOND, history, upTo);
    if (first.isEmpty() || second.isEmpty()) {
      return trained.with(new DayPrices(OptionalDouble.empty(), OptionalDouble.empty()));
    }
    LearnedPaymentModel model = foreseeing(trained, history);
    LearnedPaymentModel one = first.get();
    LearnedPaymentModel other = second.get();
    return trained.with(
        new DayPrices(
            guard.judgedPrice(sides(model, one, other), cases),
            guard.judgedPrice(
                sides(model.withoutHistory(), one.withoutHistory(), other.withoutHistory()),
                cases)));
  }

  /**
   * A half waits less than the model, as it has seen less; the model shares some of their hopes.
   */
  private static List<PortfolioGuard.Side> sides(
      PaymentModel model, PaymentModel one, PaymentModel other) {
    return List.of(
        new PortfolioGuard.Side(model, one),
        new PortfolioGuard.Side(model, other),
        new PortfolioGuard.Side(one, other),
        new PortfolioGuard.Side(other, one));
  }

  private Optional<LearnedPaymentModel> half(Half half, PaymentHistory history, LocalDate upTo) {
    return calibrated(history.of(half::has), upTo)
        .map(trained -> foreseeing(trained, history))
        .filter(LearnedPaymentModel::mayJudgeWaits);
  }

  private LearnedPaymentModel foreseeing(TrainedModel trained, PaymentHistory history) {
    return new LearnedPaymentModel(trained, history, context.calendar(), rules);
  }

  /** Items of the last year as they stood on the day after their due date. */
  private List<PortfolioGuard.Case> cases(PaymentHistory history, LocalDate upTo) {
    Map<DebtorRef, Debtor> advised = advised(history);
    List<PortfolioGuard.Case> cases = new ArrayList<>();
    history
        .items()
        .filter(i -> !i.amount().isCredit() && advised.containsKey(i.debtor()))
        .filter(i -> i.netDueDate().isBefore(upTo.minusDays(1)))
        .filter(i -> i.netDueDate().isAfter(upTo.minusDays(CASE_DAYS)))
        .forEach(
            i -> {
              LocalDate asOf = i.netDueDate().plusDays(1);
              ItemHistory then = i.before(asOf);
              if (then.recordedOn().isBefore(asOf)
                  && then.cleared().isEmpty()
                  && then.notices().isEmpty()) {
                Debtor debtor = advised.get(i.debtor());
                cases.add(
                    new PortfolioGuard.Case(
                        new DebtorAccount(debtor, List.of(OpenItems.of(then))), asOf));
              }
            });
    Collections.shuffle(cases, new Random(settings.seed()));
    // An item of each debtor tells more than many of one.
    Set<DebtorRef> seen = new HashSet<>();
    return cases.stream()
        .filter(one -> seen.add(one.account().debtor().ref()))
        .limit(MOST_CASES)
        .toList();
  }

  /** Those who could be steered, as if they were; where all may be held back, as they stand. */
  private Map<DebtorRef, Debtor> advised(PaymentHistory history) {
    Map<DebtorRef, Debtor> advised = new HashMap<>();
    history
        .debtors()
        .filter(d -> !d.naturalPerson() && !d.keyAccount())
        .forEach(
            d ->
                advisedCode(d.dunning().procedure())
                    .ifPresent(
                        code ->
                            advised.put(d.ref(), d.with(DebtorDunning.under(code), d.version()))));
    return advised;
  }

  private Optional<DunningProcedureCode> advisedCode(DunningProcedureCode code) {
    if (context.settings().delayOnly() || context.procedures().isOpened(code)) {
      return Optional.of(code);
    }
    return context.procedures().formerOf().entrySet().stream()
        .filter(pair -> pair.getValue().equals(code))
        .map(Map.Entry::getKey)
        .min(Comparator.comparing(DunningProcedureCode::toString));
  }
}
