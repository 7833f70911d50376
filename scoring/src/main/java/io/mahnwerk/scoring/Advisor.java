package io.mahnwerk.scoring;

import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.Decision;
import io.mahnwerk.core.model.DunningProcedureCode;
import io.mahnwerk.core.model.ModelProvenance;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.model.Recommendation;
import io.mahnwerk.scoring.pilot.PilotMoment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Advises the day of each item's next notice. Guarantees, for every policy: no day before the first
 * run on which the ledger could send the notice; no day but the former one where a hard rule binds;
 * nothing for debtors that are not switched on; a wait never reaches further than the longest hold
 * after the day of advice, or the former day where that is later; no notice before a promised
 * payment can have arrived. The same account, day and policy always give the same advice.
 */
public final class Advisor {
  private final AdviceContext context;
  private final AdvicePolicy policy;
  private final boolean explains;

  public Advisor(AdviceContext context, AdvicePolicy policy) {
    this(context, policy, false);
  }

  private Advisor(AdviceContext context, AdvicePolicy policy, boolean explains) {
    this.context = context;
    this.policy = policy;
    this.explains = explains;
  }

  /** The same advice, which also says why a day other than the former one was chosen. */
  public Advisor explaining() {
    return new Advisor(context, policy, true);
  }

  /**
   * One recommendation for each open invoice below the highest level that reaches its first native
   * run within the lead or has passed it. Empty for a debtor that is neither steered nor, with
   * delay only, held back.
   *
   * @param asOf facts recorded before this day count; the advised days lie after it, save today's
   *     run for an item whose former day it is or that was held to it
   */
  public List<Recommendation> advise(DebtorAccount account, LocalDate asOf) {
    DunningProcedureCode code = account.debtor().dunning().procedure();
    boolean steered = context.procedures().isOpened(code);
    if (!steered && !context.settings().delayOnly()) {
      return List.of();
    }
    return asked(account, asOf).map(this::advise).orElseGet(() -> unknown(account, asOf, code));
  }

  /**
   * A small change of what is known that would have led to another day for the item than the
   * advised one: a sooner last payment, or less that is open. Empty where none is found, and where
   * the item keeps its former day, chance chose its day or a hard rule binds it. Each change is put
   * through the whole choice again, which takes up to five times as long as the advice.
   */
  public Optional<Reason> counterfactual(DebtorAccount account, LocalDate asOf, OpenItemRef item) {
    return asked(account, asOf).flatMap(asked -> counterfactual(asked, item));
  }

  private Optional<Reason> counterfactual(AccountCase account, OpenItemRef item) {
    List<DueItem> free = free(account, new HardRules(account));
    List<OpenItemRef> refs = free.stream().map(due -> due.item().ref()).toList();
    int at = refs.indexOf(item);
    if (at < 0) {
      return Optional.empty();
    }
    Choice choice = policy.choose(account, free).get(at);
    return new Explanation(policy.explained(), account, free).counterfactual(at, choice);
  }

  /** Empty where the ledger tells nothing of the debtor's procedure. */
  private Optional<AccountCase> asked(DebtorAccount account, LocalDate asOf) {
    DunningProcedureCode code = account.debtor().dunning().procedure();
    return context
        .procedures()
        .find(code)
        .flatMap(
            own ->
                context
                    .procedures()
                    .findFormer(code)
                    .map(former -> new AccountCase(account, asOf, own, former, context)));
  }

  /**
   * The days among which an open item's next notice could be chosen on this day if it alone were
   * due, former day included; empty where nothing is advised.
   */
  public List<LocalDate> candidates(DebtorAccount account, OpenItem item, LocalDate asOf) {
    return asked(account, asOf)
        .filter(asked -> asked.hasNextLevel(item))
        .map(asked -> candidates(asked, asked.due(item)))
        .orElse(List.of());
  }

  private static List<LocalDate> candidates(AccountCase asked, DueItem due) {
    Candidates candidates = Candidates.of(asked, List.of(due));
    return IntStream.range(0, candidates.size())
        .filter(c -> candidates.allows(due, c))
        .mapToObj(candidates::day)
        .toList();
  }

  /**
   * What a model expects of the item's payment where the recommendation is followed; empty where
   * the debtor's procedure is not known or the item is not in the account.
   *
   * @param model any, such as one that the recommendation does not rest on
   */
  public Optional<Forecast> forecast(
      PaymentModel model, DebtorAccount account, Recommendation advice) {
    Optional<AccountCase> asked = asked(account, advice.decidedOn());
    Optional<OpenItem> item =
        account.items().stream().filter(i -> i.ref().equals(advice.item())).findFirst();
    if (asked.isEmpty() || item.isEmpty()) {
      return Optional.empty();
    }
    Optional<LocalDate> day =
        advice
            .decision()
            .match(
                dun -> Optional.of(dun.day()), wait -> Optional.empty(), leave -> Optional.empty());
    AccountOutlook outlook = model.outlook(account, advice.decidedOn());
    DueItem due = asked.get().due(item.get());
    return Optional.of(new ItemValue(asked.get(), due, outlook).forecast(day));
  }

  /** What a pilot's draws for the debtor rest on; empty where none is in play. */
  public Optional<PilotMoment> pilot(DebtorAccount account) {
    return policy.pilot(account);
  }

  private List<Recommendation> advise(AccountCase account) {
    HardRules rules = new HardRules(account);
    List<Recommendation> advice = new ArrayList<>();
    near(account).forEach(due -> ruled(account, due, rules).ifPresent(advice::add));
    List<DueItem> free = free(account, rules);
    if (!free.isEmpty()) {
      advice.addAll(chosen(account, free));
    }
    return List.copyOf(advice);
  }

  /** The open invoices about whose next notice something is said today. */
  private static Stream<DueItem> near(AccountCase account) {
    return account.account().items().stream()
        .filter(HardRules::isReceivable)
        .filter(account::hasNextLevel)
        .map(account::due)
        .filter(account::isNear);
  }

  /** Those of which no hard rule takes the choice away. */
  private static List<DueItem> free(AccountCase account, HardRules rules) {
    return near(account).filter(due -> rules.leaveTheChoice(due.item())).toList();
  }

  /** What a hard rule says of an item; empty where the choice is free. */
  private Optional<Recommendation> ruled(AccountCase account, DueItem due, HardRules rules) {
    OpenItem item = due.item();
    return rules
        .leaves(item)
        .map(why -> ruled(account, due, Optional.empty(), why))
        .or(
            () ->
                rules
                    .binds(item)
                    .map(why -> ruled(account, due, Optional.of(due.formerDay()), why)))
        .or(() -> rules.promisedUntil(item).map(run -> promised(account, due, run)));
  }

  private List<Recommendation> chosen(AccountCase account, List<DueItem> items) {
    List<Choice> plain = policy.choose(account, items);
    List<Choice> choices =
        explains ? new Explanation(policy.explained(), account, items).of(plain) : plain;
    ModelProvenance provenance = policy.provenance();
    List<Recommendation> advice = new ArrayList<>();
    for (int i = 0; i < choices.size(); i++) {
      DueItem due = items.get(i);
      Choice choice = choices.get(i);
      advice.add(
          new Recommendation(
              due.item().ref(),
              account.asOf(),
              due.level(),
              decision(account, due, choice.day()),
              due.formerDay(),
              choice.forecast().probability(),
              choice.forecast().low(),
              choice.forecast().high(),
              choice.forecast().expected(),
              choice.reasons(),
              provenance));
    }
    return advice;
  }

  private static Decision decision(AccountCase account, DueItem due, Optional<LocalDate> day) {
    LocalDate limit = account.waitsUntil(due);
    return day.filter(d -> !d.isAfter(limit))
        .<Decision>map(Decision.DunOn::new)
        .orElse(new Decision.WaitUntil(limit));
  }

  /** Not before the run, and never before the former day, since no policy chose an earlier one. */
  private Recommendation promised(AccountCase account, DueItem due, LocalDate run) {
    Optional<LocalDate> day = Optional.of(run.isAfter(due.formerDay()) ? run : due.formerDay());
    LocalDate payment = due.item().promise().orElseThrow().promisedFor();
    Reason reason = Reason.of(ReasonCode.PROMISED, payment, run);
    return ruled(account, due, day, decision(account, due, day), reason);
  }

  /** On the day, or for the clerk to decide; a model still says what it expects. */
  private Recommendation ruled(
      AccountCase account, DueItem due, Optional<LocalDate> day, Reason reason) {
    Decision decision = day.<Decision>map(Decision.DunOn::new).orElse(new Decision.LeaveToClerk());
    return ruled(account, due, day, decision, reason);
  }

  private Recommendation ruled(
      AccountCase account, DueItem due, Optional<LocalDate> day, Decision decision, Reason reason) {
    Forecast forecast =
        policy
            .model()
            .map(m -> m.outlook(account.account(), account.asOf()))
            .map(outlook -> new ItemValue(account, due, outlook).forecast(day))
            .orElse(Forecast.UNKNOWN);
    return new Recommendation(
        due.item().ref(),
        account.asOf(),
        due.level(),
        decision,
        due.formerDay(),
        forecast.probability(),
        forecast.low(),
        forecast.high(),
        forecast.expected(),
        List.of(reason),
        policy
            .model()
            .map(PaymentModel::provenance)
            .map(p -> new ModelProvenance(p.model(), p.features(), p.trainedUpTo(), "hard"))
            .orElse(ModelProvenance.ruleOnly("hard")));
  }

  /** Without the procedure's days there is no former day; the day of advice stands for it. */
  private static List<Recommendation> unknown(
      DebtorAccount account, LocalDate asOf, DunningProcedureCode code) {
    Forecast unknown = Forecast.UNKNOWN;
    return account.items().stream()
        .filter(HardRules::isReceivable)
        .filter(i -> i.netDueDate().isBefore(asOf) && i.dunning().level().value() < 9)
        .map(
            i ->
                new Recommendation(
                    i.ref(),
                    asOf,
                    i.dunning().level().next(),
                    new Decision.LeaveToClerk(),
                    asOf,
                    unknown.probability(),
                    unknown.low(),
                    unknown.high(),
                    unknown.expected(),
                    List.of(Reason.of(ReasonCode.PROCEDURE_UNKNOWN, code)),
                    ModelProvenance.ruleOnly("hard")))
        .toList();
  }
}
