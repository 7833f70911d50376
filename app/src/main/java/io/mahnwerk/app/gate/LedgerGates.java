package io.mahnwerk.app.gate;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.model.BusinessCalendar;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.model.Recommendation;
import io.mahnwerk.core.spi.Capability;
import io.mahnwerk.core.spi.ErpConnector;
import io.mahnwerk.core.store.Advice;
import io.mahnwerk.core.store.Balances;
import io.mahnwerk.core.store.ClosedGates.Closed;
import io.mahnwerk.core.store.ReceivablesStore;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Holds recommendations back to the former day while bank statements are not posted, while the
 * store disagrees with the ledger about a balance, or while the ledger's own figures cannot be
 * read; and lets an item wait that an unapplied payment or credit fits. What a ledger does not show
 * is not looked at.
 */
public final class LedgerGates implements AdviceGate {
  private final ConnectionId connection;
  private final ErpConnector connector;
  private final ReceivablesStore store;
  private final Rules rules;
  private final DebtorGates debtorGates;
  private final Map<CompanyCode, Reason> refused = new TreeMap<>();
  private Predicate<CompanyCode> steered = code -> false;
  private Optional<SteeringGate> steering = Optional.empty();

  /**
   * The user's limits.
   *
   * @param bankPostingDays how many business days the last bank posting may be old
   * @param longestWaitDays how long after an unapplied document was posted its items wait
   */
  public record Rules(BusinessCalendar calendar, int bankPostingDays, int longestWaitDays) {}

  public LedgerGates(
      ConnectionId connection, ErpConnector connector, ReceivablesStore store, Rules rules) {
    this.connection = connection;
    this.connector = connector;
    this.store = store;
    this.rules = rules;
    this.debtorGates = new DebtorGates(connector, store);
  }

  /** Also holds back whoever was dunned on another account of its own. */
  public LedgerGates withPartners(PartnerCap cap) {
    debtorGates.share(cap);
    return this;
  }

  /** Also decides whether these company codes may be steered. */
  public LedgerGates withSteering(SteeringGate gate, Predicate<CompanyCode> wanted) {
    steering = Optional.of(gate);
    steered = wanted;
    return this;
  }

  /**
   * Whether a company code may be steered, as of the last look. One in which steering has begun
   * goes on to be held to its former days when it must stop.
   */
  public boolean admits(CompanyCode company) {
    return !refused.containsKey(company);
  }

  /** The company codes that were to be steered and must not be, each with the reason. */
  public Map<CompanyCode, Reason> refused() {
    return Map.copyOf(refused);
  }

  @Override
  public void look(LocalDate today) {
    debtorGates.begin();
    debtorGates.recogniseDunned(connection, today);
    refused.clear();
    steering.ifPresent(gate -> compareRuns(gate, today));
    Map<CompanyCode, Optional<Reason>> reasons = new HashMap<>();
    for (CompanyCode code : store.accounts().countByProcedure(connection).keySet()) {
      Optional<Reason> drifted = steeringStopped(code, today);
      reasons.put(
          code,
          (shows(Capability.SHOWS_BANK_POSTING)
                  ? bankPosting(code, today)
                  : Optional.<Reason>empty())
              .or(() -> drifted));
    }
    store.inTransaction(
        () -> {
          reasons.forEach((code, why) -> store.gates().set(connection, code, why, today));
          return reasons;
        });
    store
        .balances()
        .eachSome(connection, Balances.Scope.ADVISED, some -> debtorGates.look(some, today));
  }

  @Override
  public List<Advice> pass(List<Advice> advice, LocalDate today) {
    List<DebtorRef> advised =
        advice.stream()
            .filter(one -> !one.recommendations().isEmpty())
            .map(one -> one.account().debtor().ref())
            .toList();
    debtorGates.look(advised, today);
    Map<CompanyCode, Closed> companies = store.gates().companies(connection);
    Map<DebtorRef, Closed> debtors = store.gates().of(advised);
    return advice.stream().map(one -> pass(one, companies, debtors, today)).toList();
  }

  private Advice pass(
      Advice advice,
      Map<CompanyCode, Closed> companies,
      Map<DebtorRef, Closed> debtors,
      LocalDate today) {
    if (advice.recommendations().isEmpty()) {
      return advice;
    }
    DebtorRef debtor = advice.account().debtor().ref();
    Optional<Reason> closed =
        Optional.ofNullable(companies.get(debtor.companyCode()))
            .or(() -> Optional.ofNullable(debtors.get(debtor)))
            .map(Closed::reason);
    UnappliedMoney money = UnappliedMoney.in(advice.account());
    List<Recommendation> passed =
        advice.recommendations().stream()
            .map(one -> pass(one, money.paying(one.item()), closed, today))
            .toList();
    return new Advice(advice.account(), passed, advice.reviewOn());
  }

  private Recommendation pass(
      Recommendation advice, List<OpenItem> paying, Optional<Reason> closed, LocalDate today) {
    if (HeldBack.isLeftToClerk(advice)) {
      return advice;
    }
    Optional<LocalDate> waitsUntil =
        paying.stream()
            .map(money -> money.postingDate().plusDays(rules.longestWaitDays()))
            .max(LocalDate::compareTo)
            .filter(day -> day.isAfter(today));
    if (waitsUntil.isPresent()) {
      return HeldBack.until(advice, waitsUntil.get(), probablyPaid(paying));
    }
    return closed.map(why -> HeldBack.toFormerDay(advice, why)).orElse(advice);
  }

  static Reason probablyPaid(List<OpenItem> paying) {
    return Reason.of(
        ReasonCode.PROBABLY_PAID,
        paying.stream().map(OpenItem::documentNumber).collect(Collectors.joining(", ")));
  }

  private void compareRuns(SteeringGate gate, LocalDate today) {
    store.inTransaction(
        () -> {
          store
              .nativeRuns()
              .compareBefore(connection, today, gate.comparesLevels(), connector.turnaround());
          return gate;
        });
  }

  /** Why steering that has begun must stop; notes it where it must not even begin. */
  private Optional<Reason> steeringStopped(CompanyCode code, LocalDate today) {
    if (steering.isEmpty() || !steered.test(code)) {
      return Optional.empty();
    }
    Optional<Reason> why = steering.get().refuses(code);
    boolean begun = store.gates().hasSteered(connection, code);
    if (why.isEmpty()) {
      store.inTransaction(
          () -> {
            store.gates().steer(connection, code, today);
            return code;
          });
    } else if (!begun) {
      refused.put(code, why.get());
      return Optional.empty();
    }
    return why;
  }

  private Optional<Reason> bankPosting(CompanyCode code, LocalDate today) {
    Optional<LocalDate> last;
    try {
      last = connector.figures().lastBankPosting(code);
    } catch (ConnectorException failed) {
      return Optional.of(unreadable(failed));
    }
    if (last.isEmpty()) {
      return Optional.of(Reason.of(ReasonCode.NO_BANK_POSTING));
    }
    boolean old = rules.calendar().businessDaysBetween(last.get(), today) > rules.bankPostingDays();
    return old
        ? Optional.of(Reason.of(ReasonCode.BANK_POSTING_OLD, last.get(), rules.bankPostingDays()))
        : Optional.empty();
  }

  static Reason unreadable(ConnectorException failed) {
    return Reason.of(ReasonCode.FIGURES_UNREADABLE, failed.sentence().english());
  }

  private boolean shows(Capability capability) {
    return connector.capabilities().contains(capability);
  }
}
