package io.mahnwerk.app.serve;

import io.mahnwerk.app.propose.ProposalBook;
import io.mahnwerk.app.propose.ProposalText;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.scoring.proposal.Proposal;
import io.mahnwerk.scoring.proposal.ProposalKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a person might do on one connection, most pressing first.
 *
 * @param proposals those that propose something, no more than anybody reads
 * @param counts how often each thing is proposed, what is not known included
 * @param trouble why nothing can be shown, where it cannot
 */
record ProposalList(
    String connection, List<Proposal> proposals, List<Count> counts, Optional<Sentence> trouble) {
  /** More rows than anybody reads on one page; the command line lists them all. */
  static final int SHOWN = 200;

  private static final List<ProposalKind> PRESSING =
      List.of(
          ProposalKind.COURT_ORDER,
          ProposalKind.COLLECTION_AGENCY,
          ProposalKind.INSTALMENT_PLAN,
          ProposalKind.DEFERRAL,
          ProposalKind.DEFAULT_RISK,
          ProposalKind.TONE,
          ProposalKind.CHANNEL,
          ProposalKind.SUBJECT_LINE);

  /** What nobody needs to act on. */
  private static final Set<String> QUIET = Set.of(Proposal.UNKNOWN, "low", "friendly");

  private static final Comparator<Proposal> ORDER =
      Comparator.<Proposal>comparingInt(proposal -> PRESSING.indexOf(proposal.kind()))
          .thenComparing(proposal -> proposal.until().map(Object::toString).orElse("9999"))
          .thenComparing(Proposal::choice)
          .thenComparing(Proposal::debtor);

  ProposalList {
    proposals = List.copyOf(proposals);
    counts = List.copyOf(counts);
  }

  /**
   * How often one thing is proposed.
   *
   * @param choice which of several; empty where each document is a choice of its own
   */
  record Count(Sentence kind, Optional<Sentence> choice, int proposals) {}

  static ProposalList none(String connection, Sentence trouble) {
    return new ProposalList(connection, List.of(), List.of(), Optional.of(trouble));
  }

  static ProposalList of(String connection, ProposalBook book) {
    List<Proposal> pressing = new ArrayList<>();
    TreeMap<String, Count> counts = new TreeMap<>();
    book.forEach(
        proposal -> {
          counts.merge(
              PRESSING.indexOf(proposal.kind()) + "|" + counted(proposal),
              new Count(new ProposalText(proposal).kind(), counted(proposal), 1),
              (known, one) -> new Count(known.kind(), known.choice(), known.proposals() + 1));
          if (!QUIET.contains(proposal.choice())) {
            keep(pressing, proposal);
          }
        });
    pressing.sort(ORDER);
    return new ProposalList(
        connection,
        pressing.subList(0, Math.min(SHOWN, pressing.size())),
        List.copyOf(counts.values()),
        Optional.empty());
  }

  private static Optional<Sentence> counted(Proposal proposal) {
    return switch (proposal.kind()) {
      case COURT_ORDER, COLLECTION_AGENCY -> Optional.empty();
      default -> Optional.of(new ProposalText(proposal).choice());
    };
  }

  /** Never holds more than some times what is shown, however many debtors there are. */
  private static void keep(List<Proposal> pressing, Proposal proposal) {
    pressing.add(proposal);
    if (pressing.size() >= 10 * SHOWN) {
      pressing.sort(ORDER);
      pressing.subList(SHOWN, pressing.size()).clear();
    }
  }
}
