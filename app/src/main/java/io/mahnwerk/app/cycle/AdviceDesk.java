package io.mahnwerk.app.cycle;

import io.mahnwerk.app.gate.AdviceGate;
import io.mahnwerk.app.model.ClearedCounts;
import io.mahnwerk.app.receipt.ReceiptWriter;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.Decision;
import io.mahnwerk.core.model.DunningTimes;
import io.mahnwerk.core.model.FactorSource;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.Recommendation;
import io.mahnwerk.core.store.Advice;
import io.mahnwerk.core.store.Histories;
import io.mahnwerk.core.store.ReceiptBasis;
import io.mahnwerk.core.store.ReceivablesStore;
import io.mahnwerk.scoring.AdviceContext;
import io.mahnwerk.scoring.AdvicePolicy;
import io.mahnwerk.scoring.Advisor;
import io.mahnwerk.scoring.PaymentModel;
import io.mahnwerk.scoring.SegmentRules;
import io.mahnwerk.scoring.drift.DriftReference;
import io.mahnwerk.scoring.drift.DriftReport;
import io.mahnwerk.scoring.drift.DriftWatch;
import io.mahnwerk.scoring.features.DayCalendar;
import io.mahnwerk.scoring.features.KnownFacts;
import io.mahnwerk.scoring.features.PaymentHistory;
import io.mahnwerk.scoring.learned.LearnedPaymentModel;
import io.mahnwerk.scoring.learned.PacedTraining;
import io.mahnwerk.scoring.learned.TrainedModel;
import io.mahnwerk.scoring.learned.TrainingSettings;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Advises the debtors of one connection of whom something changed, from a payment history that
 * follows the store. Not safe for use by several threads.
 */
public final class AdviceDesk {
  private final ConnectionId connection;
  private final ReceivablesStore store;
  private final AdviceContext context;
  private final SegmentRules rules;
  private final NoticeGaps gaps;
  private final PaymentHistory history;
  private final Map<DebtorRef, Long> lastFacts = new HashMap<>();
  private final PilotDesk pilot;
  private AdvicePolicy policy = AdvicePolicy.former();
  private AdviceGate gate = AdviceGate.OPEN;
  private Optional<ReceiptWriter> receipts = Optional.empty();
  private Optional<PaymentModel> model = Optional.empty();
  private Optional<Reason> distrusted = Optional.empty();
  private Optional<ClearedCounts> cleared = Optional.empty();
  private Optional<PaceGuard> pace = Optional.empty();
  private int leastCleared;
  private boolean explains;

  public AdviceDesk(
      ConnectionId connection, ReceivablesStore store, AdviceContext context, SegmentRules rules) {
    this(connection, store, context, rules, List.of());
  }

  /**
   * @param factors figures from outside of the ledger that models may use
   */
  public AdviceDesk(
      ConnectionId connection,
      ReceivablesStore store,
      AdviceContext context,
      SegmentRules rules,
      List<FactorSource> factors) {
    this.rules = rules;
    this.connection = connection;
    this.store = store;
    this.context = context;
    this.gaps = new NoticeGaps(context.procedures(), context.runs());
    this.history = new PaymentHistory(new DayCalendar(context.calendar()), factors);
    this.pilot = new PilotDesk(connection, store);
  }

  /** Reads the whole history once; from then on each advice adds what changed. */
  public void load() {
    try (Stream<DebtorAccount> accounts = store.accounts().all(connection)) {
      accounts.forEach(account -> remember(account.debtor()));
    }
    store
        .enrichments()
        .forEach(
            connection, told -> history.record(told.debtor(), told.recordedOn(), told.values()));
  }

  /** Trains on facts recorded before the day; empty when there is too little to learn from. */
  public Optional<TrainedModel> train(TrainingSettings settings, LocalDate upTo) {
    return new PacedTraining(context, rules, settings).train(history, upTo);
  }

  /** What is known of all debtors; follows the store with each advice. */
  public PaymentHistory history() {
    return history;
  }

  /**
   * From the next model on, advice says why, and all that it rests on is kept so that it can be
   * computed again. Call it before a model is followed.
   *
   * @param region whose holidays the context's calendar follows
   */
  public void keepReceipts(String region) {
    explain();
    receipts = Optional.of(new ReceiptWriter(context, region, rules, history));
  }

  /** From the next model on, advice says why, and what it rests on is not kept. */
  public void explain() {
    explains = true;
    receipts = Optional.empty();
  }

  /** From now on the model advises where it has good reason to overrule the segment's rule. */
  public void follow(TrainedModel trained) {
    KnownFacts facts = receipts.map(ReceiptWriter::facts).orElse(history);
    LearnedPaymentModel learned =
        new LearnedPaymentModel(trained, facts, context.calendar(), rules);
    policy = AdvicePolicy.modelWithPrior(learned, rules);
    model = Optional.of(learned);
  }

  /** From now on a pilot draws nothing, for as long as nothing can be written. */
  void restPilot() {
    pilot.rest();
  }

  /** The same, and how far the present is from what the model was trained on. */
  public DriftReport follow(TrainedModel trained, DriftReference reference, LocalDate today) {
    follow(trained);
    LearnedPaymentModel plain =
        new LearnedPaymentModel(trained, history, context.calendar(), rules);
    return new DriftWatch(history, context, plain).report(reference, today);
  }

  /** From now on the model foresees but chooses no day, for this reason. */
  public void distrust(Reason reason) {
    distrusted = Optional.of(reason);
  }

  /**
   * Days are chosen only where so many paid items of the debtor's country and of its items'
   * currencies are known.
   */
  public void chooseOnlyFrom(int leastClearedItems) {
    leastCleared = leastClearedItems;
  }

  /** From now on former days hold where steered debtors are seen to pay later than others. */
  void guardedBy(PaceGuard guard) {
    pace = Optional.of(guard);
  }

  /** From now on the gate decides which advice counts. */
  public void guardedBy(AdviceGate newGate) {
    gate = newGate;
  }

  /** Advice for every debtor whose inputs changed or whose review day has come. */
  public List<Advice> advise(LocalDate today) {
    gate.look(today);
    pilot.look(today);
    pace.filter(guard -> model.isPresent()).ifPresent(guard -> lookAtPace(guard, today));
    Advisor plain = new Advisor(context, pilot.over(policy));
    Advisor advisor = model.isPresent() && explains ? plain.explaining() : plain;
    List<DebtorAccount> changed;
    try (Stream<DebtorAccount> accounts = store.accounts().changed(connection, today)) {
      changed = accounts.toList();
    }
    changed.forEach(account -> remember(account.debtor()));
    cleared = Optional.of(history).filter(h -> leastCleared > 0).map(ClearedCounts::new);
    OwnDays days = OwnDays.of(connection, store, today);
    List<Advice> free =
        changed.stream().map(account -> advise(advisor, account, days, today)).toList();
    List<Advice> passed = gate.pass(free, today);
    pilot.keep(passed);
    return IntStream.range(0, passed.size())
        .mapToObj(i -> reviewed(passed.get(i), free.get(i).basis(), today))
        .toList();
  }

  /** Why this cycle stopped the connection's pilot; empty where it did not. */
  Optional<PilotStop> stoppedThePilotFor() {
    return pilot.stoppedFor();
  }

  private Advice advise(Advisor advisor, DebtorAccount account, OwnDays days, LocalDate today) {
    receipts.ifPresent(ReceiptWriter::begin);
    Optional<Reason> fallBack = fallBack(account);
    Advisor asked = fallBack.map(this::keepingFormerDays).orElse(advisor);
    DebtorAccount dated = days.shownIn(account);
    List<Recommendation> advised = asked.advise(dated, today);
    ReceiptBasis basis =
        receipts
            .map(
                writer ->
                    writer.basis(
                        new ReceiptWriter.Advised(dated, today, fallBack, advised), model, asked))
            .orElse(ReceiptBasis.NONE);
    return new Advice(account, advised, Optional.empty(), basis);
  }

  private void lookAtPace(PaceGuard guard, LocalDate today) {
    guard.look(history, today);
    if (!guard.justStopped().isEmpty()) {
      store.accounts().adviseAll(connection);
    }
  }

  private Optional<Reason> fallBack(DebtorAccount account) {
    return model.isEmpty()
        ? Optional.empty()
        : distrusted
            .or(() -> pace.flatMap(guard -> guard.stops(account.debtor().ref().companyCode())))
            .or(() -> cleared.flatMap(c -> c.tooFew(account, leastCleared)));
  }

  private Advisor keepingFormerDays(Reason why) {
    return new Advisor(context, AdvicePolicy.former(why, model.orElseThrow()));
  }

  private Advice reviewed(Advice advice, ReceiptBasis basis, LocalDate today) {
    List<Recommendation> recommendations = advice.recommendations();
    return new Advice(
        advice.account(),
        recommendations,
        reviewOn(context, advice.account(), recommendations, today),
        basis);
  }

  /**
   * The next day on which a case must be looked at although nothing changes: a wait that ends or an
   * item that comes near its first native run.
   */
  public static Optional<LocalDate> reviewOn(
      AdviceContext context,
      DebtorAccount account,
      List<Recommendation> recommendations,
      LocalDate today) {
    DunningTimes times = new DunningTimes(context.procedures(), context.runs());
    int lead = context.settings().leadBusinessDays();
    Stream<LocalDate> waits =
        recommendations.stream()
            .map(Recommendation::decision)
            .filter(Decision.WaitUntil.class::isInstance)
            .map(wait -> ((Decision.WaitUntil) wait).review());
    Stream<LocalDate> nearing =
        account.items().stream()
            .flatMap(item -> times.firstNativeRun(item, account.debtor()).stream())
            .map(run -> context.calendar().plusBusinessDays(run, -lead));
    return Stream.concat(waits, nearing)
        .filter(day -> day.isAfter(today))
        .min(LocalDate::compareTo);
  }

  private void remember(Debtor debtor) {
    history.record(debtor);
    long known = lastFacts.getOrDefault(debtor.ref(), 0L);
    Histories.Changed changed = store.histories().changedOf(debtor.ref(), known);
    changed.items().forEach(item -> history.record(gaps.filled(item, debtor)));
    lastFacts.put(debtor.ref(), changed.lastFact());
  }
}
