package io.mahnwerk.scoring.proposal;

import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.DocumentKind;
import io.mahnwerk.core.model.ItemHistory;
import io.mahnwerk.core.model.Money;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.scoring.pilot.Intraclass.Counted;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes the proposals for one debtor after the other. Nothing of it is executed or written
 * anywhere; the same facts always give the same proposals.
 */
public final class ProposalDesk {
  private static final int LEAST_ITEMS = 5;
  private static final int LEAST_NOTICES = 3;
  private static final double RAISED = 0.05;
  private static final double HIGH = 0.2;
  private static final double OFTEN = 0.2;
  private static final int EARLY_ARREARS = 14;
  private static final int MANY = 3;

  private final Population population;
  private final HandOver handOver;
  private final List<TaggedNotice> tags;

  /**
   * @param highestLevel the last level of each debtor's procedure is asked for here
   */
  public ProposalDesk(
      Population population, HandOver.HighestLevel highestLevel, List<TaggedNotice> tags) {
    this.population = population;
    this.handOver = new HandOver(population.asOf(), highestLevel);
    this.tags = List.copyOf(tags);
  }

  /**
   * @param items everything that is recorded of the debtor's items
   */
  public List<Proposal> of(DebtorAccount account, List<ItemHistory> items) {
    PastBehaviour past = new PastBehaviour(items, population.asOf());
    List<Proposal> proposals = new ArrayList<>();
    proposals.add(risk(account, past.defaulted()));
    boolean dunned = account.items().stream().anyMatch(this::isOverdue);
    if (dunned) {
      proposals.add(tone(account, past));
      instalments(account, past).ifPresent(proposals::add);
      deferral(account, past).ifPresent(proposals::add);
      proposals.addAll(handOver.of(account, items));
    }
    proposals.addAll(new TagAnswers(account.debtor().ref(), tags, population.asOf()).of(items));
    return proposals;
  }

  private Proposal risk(DebtorAccount account, Counted past) {
    if (account.debtor().naturalPerson()) {
      return proposal(
          account, ProposalKind.DEFAULT_RISK, Proposal.UNKNOWN, ProposalReason.NATURAL_PERSON);
    } else if (past.seen() < LEAST_ITEMS) {
      return proposal(
          account,
          ProposalKind.DEFAULT_RISK,
          Proposal.UNKNOWN,
          ProposalReason.RISK_UNKNOWN,
          past.seen());
    }
    Share share = population.risk(past);
    String choice = share.value() >= HIGH ? "high" : share.value() >= RAISED ? "raised" : "low";
    return new Proposal(
        account.debtor().ref(),
        ProposalKind.DEFAULT_RISK,
        choice,
        ProposalReason.RISK_SEEN,
        texts(past.hits(), past.seen()),
        Optional.of(share),
        Optional.empty());
  }

  private Proposal tone(DebtorAccount account, PastBehaviour past) {
    Counted complained = past.complained();
    if (complained.seen() < LEAST_NOTICES) {
      return proposal(
          account,
          ProposalKind.TONE,
          Proposal.UNKNOWN,
          ProposalReason.TONE_UNKNOWN,
          complained.seen());
    } else if (complained.hits() > 1 && complained.hits() >= OFTEN * complained.seen()) {
      return proposal(
          account,
          ProposalKind.TONE,
          "friendly",
          ProposalReason.COMPLAINS,
          complained.hits(),
          complained.seen());
    }
    Counted first = past.answered(true);
    Counted later = past.answered(false);
    boolean firm = of(later).isAbove(of(first));
    return proposal(
        account,
        ProposalKind.TONE,
        firm ? "firm" : "friendly",
        ProposalReason.ANSWERS_LATER_LEVELS,
        first.hits(),
        first.seen(),
        later.hits(),
        later.seen());
  }

  private Optional<Proposal> instalments(DebtorAccount account, PastBehaviour past) {
    List<OpenItem> overdue = account.items().stream().filter(this::isOverdue).toList();
    double usually = past.usuallyOverdue();
    boolean early = overdue.stream().allMatch(item -> item.dunning().level().value() <= 1);
    boolean oneCurrency =
        overdue.stream().map(item -> item.openAmount().currency()).distinct().count() == 1;
    if (!early || !oneCurrency || overdue.size() < MANY || overdue.size() < 2 * usually) {
      return Optional.empty();
    }
    Money sum = overdue.stream().map(OpenItem::openAmount).reduce(Money::plus).orElseThrow();
    return Optional.of(
        proposal(
            account,
            ProposalKind.INSTALMENT_PLAN,
            "offer",
            ProposalReason.MANY_OPEN,
            overdue.size(),
            sum,
            String.format(Locale.ROOT, "%.1f", usually)));
  }

  private Optional<Proposal> deferral(DebtorAccount account, PastBehaviour past) {
    Counted soon = past.paidSoonAfterAll();
    boolean fresh =
        account.items().stream()
            .filter(this::isOverdue)
            .allMatch(item -> item.arrears(population.asOf()) <= EARLY_ARREARS);
    boolean reliable = soon.seen() >= LEAST_ITEMS && of(soon).low() >= 0.7;
    if (!fresh || !reliable || past.complained().hits() > 0) {
      return Optional.empty();
    }
    return Optional.of(
        proposal(
            account,
            ProposalKind.DEFERRAL,
            "30",
            ProposalReason.PAYS_IN_FULL_LATER,
            soon.hits(),
            soon.seen()));
  }

  private boolean isOverdue(OpenItem item) {
    LocalDate today = population.asOf();
    return item.kind() == DocumentKind.INVOICE
        && item.netDueDate().isBefore(today)
        && !item.openAmount().isCredit()
        && !item.openAmount().isZero()
        && !item.dunning().isBlockedByClerk();
  }

  private static Share of(Counted counted) {
    return Share.of(counted.hits(), counted.seen(), 0.5, 1);
  }

  static Proposal proposal(
      DebtorAccount account,
      ProposalKind kind,
      String choice,
      ProposalReason reason,
      Object... of) {
    return new Proposal(
        account.debtor().ref(),
        kind,
        choice,
        reason,
        texts(of),
        Optional.empty(),
        Optional.empty());
  }

  static List<String> texts(Object... values) {
    return Stream.of(values).map(Object::toString).toList();
  }
}
