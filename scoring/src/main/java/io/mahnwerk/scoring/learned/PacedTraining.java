package io.mahnwerk.scoring.learned;

import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.DebtorDunning;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.DocumentKind;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.DunningProcedureCode;
import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.core.model.ItemHistory;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.RecordVersion;
import io.mahnwerk.scoring.AdviceContext;
import io.mahnwerk.scoring.PortfolioGuard;
import io.mahnwerk.scoring.SegmentRules;
import io.mahnwerk.scoring.features.PaymentHistory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Trains a model and finds the prices of a day with which it does not slow payment down. */
public record PacedTraining(AdviceContext context, SegmentRules rules, TrainingSettings settings) {
  private static final int MOST_CASES = 300;
  private static final int CASE_DAYS = 365;

  /** Trains from facts recorded before the day; see {@link HazardTrainer}. */
  public Optional<TrainedModel> train(PaymentHistory history, LocalDate upTo) {
    return new HazardTrainer(context.calendar(), rules, settings)
        .train(history, upTo)
        .map(trained -> paced(trained, history, upTo));
  }

  private TrainedModel paced(TrainedModel trained, PaymentHistory history, LocalDate upTo) {
    LearnedPaymentModel model =
        new LearnedPaymentModel(trained, history, context.calendar(), rules);
    List<PortfolioGuard.Case> cases = cases(history, upTo);
    PortfolioGuard guard = new PortfolioGuard(context, rules);
    return trained.with(
        new DayPrices(guard.price(model, cases), guard.price(model.withoutHistory(), cases)));
  }

  /** Items of the last year as they stood on the day after their due date. */
  private List<PortfolioGuard.Case> cases(PaymentHistory history, LocalDate upTo) {
    Map<DebtorRef, Debtor> opened = opened(history);
    List<PortfolioGuard.Case> cases = new ArrayList<>();
    history
        .items()
        .filter(i -> !i.amount().isCredit() && opened.containsKey(i.debtor()))
        .filter(i -> i.netDueDate().isBefore(upTo.minusDays(1)))
        .filter(i -> i.netDueDate().isAfter(upTo.minusDays(CASE_DAYS)))
        .forEach(
            i -> {
              LocalDate asOf = i.netDueDate().plusDays(1);
              ItemHistory then = i.before(asOf);
              if (then.recordedOn().isBefore(asOf)
                  && then.cleared().isEmpty()
                  && then.notices().isEmpty()) {
                Debtor debtor = opened.get(i.debtor());
                cases.add(
                    new PortfolioGuard.Case(new DebtorAccount(debtor, List.of(open(then))), asOf));
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

  /** Those who could be steered, as if they were. */
  private Map<DebtorRef, Debtor> opened(PaymentHistory history) {
    Map<DebtorRef, Debtor> opened = new HashMap<>();
    history
        .debtors()
        .filter(d -> !d.naturalPerson() && !d.keyAccount())
        .forEach(
            d ->
                openedCode(d.dunning().procedure())
                    .ifPresent(
                        code ->
                            opened.put(d.ref(), d.with(DebtorDunning.under(code), d.version()))));
    return opened;
  }

  private Optional<DunningProcedureCode> openedCode(DunningProcedureCode code) {
    if (context.procedures().isOpened(code)) {
      return Optional.of(code);
    }
    return context.procedures().formerOf().entrySet().stream()
        .filter(pair -> pair.getValue().equals(code))
        .map(Map.Entry::getKey)
        .min(Comparator.comparing(DunningProcedureCode::toString));
  }

  private static OpenItem open(ItemHistory item) {
    return new OpenItem(
        item.ref(),
        item.debtor(),
        item.ref().nativeKey(),
        DocumentKind.INVOICE,
        item.amount(),
        item.documentDate(),
        item.documentDate(),
        item.netDueDate(),
        Optional.empty(),
        "",
        false,
        new DunningState(
            DunningLevel.NONE, Optional.empty(), Optional.empty(), Optional.empty(), false),
        new RecordVersion(""));
  }
}
