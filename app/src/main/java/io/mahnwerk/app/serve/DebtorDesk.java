package io.mahnwerk.app.serve;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.app.Mahnwerk;
import io.mahnwerk.app.config.ConnectionsFile;
import io.mahnwerk.app.cycle.ComplaintDesk;
import io.mahnwerk.app.cycle.ConnectionSession;
import io.mahnwerk.app.propose.ProposalBook;
import io.mahnwerk.app.propose.TagFile;
import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.store.StoreCounts;
import io.mahnwerk.scoring.proposal.Population;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * What the pages show of the debtors of all connections of a home. What is usual among all debtors
 * is kept until a day or a cycle changes it.
 */
final class DebtorDesk {
  private final Mahnwerk shared;
  private final Map<ConnectionId, Usual> usual = new ConcurrentHashMap<>();

  DebtorDesk(Mahnwerk shared) {
    this.shared = shared;
  }

  private record Usual(LocalDate day, StoreCounts counts, Population population) {}

  /** Which debtor a page is about. */
  record Asked(String connection, String companyCode, String number) {}

  Locale locale() {
    return shared.locale();
  }

  /** Throws {@link CommandFailure} where the home has no usable file of connections. */
  List<ProposalList> all() {
    return ConnectionsFile.in(shared.home(), System.getenv()).names().stream()
        .map(this::of)
        .toList();
  }

  /** One debtor; throws {@link CommandFailure} where it is not known. */
  DebtorView debtor(Asked asked) {
    return at(
        asked.connection(),
        session -> DebtorView.of(session, book(session), account(session, asked)));
  }

  /** Records a complaint about an open item, and says what it counts for. */
  Sentence complain(Asked asked, String document, String day) {
    return at(
        asked.connection(),
        session -> {
          DebtorAccount account = account(session, asked);
          return new ComplaintDesk(session).record(account, document, day);
        });
  }

  /** Takes a complaint about an open item back. */
  Sentence takeBack(Asked asked, String document, String day) {
    return at(
        asked.connection(),
        session -> new ComplaintDesk(session).takeBack(account(session, asked), document, day));
  }

  private ProposalList of(ConnectionId connection) {
    try {
      return at(connection.value(), session -> ProposalList.of(connection.value(), book(session)));
    } catch (CommandFailure failed) {
      return ProposalList.none(connection.value(), failed.sentence());
    } catch (ConnectorException failed) {
      return ProposalList.none(connection.value(), failed.sentence());
    }
  }

  private ProposalBook book(ConnectionSession session) {
    Usual known = usual.get(session.id());
    Optional<StoreCounts> counts =
        Optional.of(session)
            .filter(ConnectionSession::hasStore)
            .map(s -> s.store().counts(session.id()));
    if (known == null
        || !known.day().equals(session.today())
        || !counts.equals(Optional.of(known.counts()))) {
      Population population = ProposalBook.population(session);
      known = new Usual(session.today(), counts.orElseThrow(), population);
      usual.put(session.id(), known);
    }
    return new ProposalBook(session, known.population(), TagFile.of(session, Optional.empty()));
  }

  private static DebtorAccount account(ConnectionSession session, Asked asked) {
    Optional<DebtorAccount> found =
        asked.companyCode().isBlank() || asked.number().isBlank() || !session.hasStore()
            ? Optional.empty()
            : session
                .store()
                .accounts()
                .find(
                    new DebtorRef(
                        session.id(), new CompanyCode(asked.companyCode()), asked.number()));
    return found.orElseThrow(
        () ->
            new CommandFailure(
                new Sentence(
                        "Connection '%s' knows no debtor '%s' in company code '%s'; leading zeros"
                            + " count.",
                        "Verbindung '%s' kennt keinen Debitor '%s' im Buchungskreis '%s'; führende"
                            + " Nullen zählen.")
                    .with(
                        Sentence.same(asked.connection()),
                        Sentence.same(asked.number()),
                        Sentence.same(asked.companyCode()))));
  }

  private <T> T at(String connection, Function<ConnectionSession, T> work) {
    AtomicReference<T> answer = new AtomicReference<>();
    ConnectionSession.on(
        shared,
        connection,
        session -> {
          answer.set(work.apply(session));
          return 0;
        });
    return answer.get();
  }
}
