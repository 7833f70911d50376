package io.mahnwerk.app.propose;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.app.cycle.ConnectionSession;
import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.DunningProcedure;
import io.mahnwerk.core.model.DunningProcedures;
import io.mahnwerk.core.store.ReceivablesStore;
import io.mahnwerk.scoring.proposal.Population;
import io.mahnwerk.scoring.proposal.Proposal;
import io.mahnwerk.scoring.proposal.ProposalDesk;
import io.mahnwerk.scoring.proposal.ReactionCounts;
import io.mahnwerk.scoring.proposal.TaggedNotice;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The proposals for the debtors of one connection, from its store. Carries out nothing and calls no
 * ledger but for its procedures.
 */
public final class ProposalBook {
  private final ConnectionSession session;
  private final Population population;
  private final ProposalDesk desk;

  /**
   * @param population what {@link #population} answered for this connection
   */
  public ProposalBook(ConnectionSession session, Population population, List<TaggedNotice> tagged) {
    DunningProcedures procedures = session.connector().procedures();
    this.session = session;
    this.population = population;
    this.desk =
        new ProposalDesk(
            population,
            debtor ->
                procedures
                    .findFormer(debtor.dunning().procedure())
                    .map(DunningProcedure::highestLevel),
            tagged);
  }

  /**
   * What is usual among all debtors, which takes a look at all of them.
   *
   * @throws CommandFailure where the connection has read nothing yet
   */
  public static Population population(ConnectionSession session) {
    session.requireThatItWasRead();
    ReceivablesStore store = session.store();
    Population population = new Population(session.today());
    try (Stream<DebtorAccount> accounts = store.accounts().all(session.id())) {
      accounts.forEach(account -> population.add(store.histories().of(account.debtor().ref())));
    }
    return population;
  }

  /** For every debtor that has open items, one debtor after the other. */
  public void forEach(Consumer<Proposal> taker) {
    try (Stream<DebtorAccount> accounts = session.store().accounts().all(session.id())) {
      accounts
          .filter(account -> !account.items().isEmpty())
          .forEach(account -> of(account).forEach(taker));
    }
  }

  /** For one debtor. */
  public List<Proposal> of(DebtorAccount account) {
    return desk.of(account, session.store().histories().of(account.debtor().ref()));
  }

  /** How all debtors together answered first notices. */
  public ReactionCounts reactions() {
    return population.reactions();
  }

  /** How one debtor did. */
  public ReactionCounts reactions(DebtorAccount account) {
    return population.reactions(session.store().histories().of(account.debtor().ref()));
  }
}
