package io.mahnwerk.scoring.proposal;

import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.ItemHistory;
import io.mahnwerk.scoring.pilot.Intraclass.Counted;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** What of the user's tags a debtor answered surely more often than all others together. */
record TagAnswers(DebtorRef debtor, List<TaggedNotice> tags, LocalDate asOf) {

  List<Proposal> of(List<ItemHistory> items) {
    List<Proposal> proposals = new ArrayList<>();
    best(items, TaggedNotice::channel, ProposalKind.CHANNEL).ifPresent(proposals::add);
    best(items, TaggedNotice::tone, ProposalKind.TONE).ifPresent(proposals::add);
    best(items, TaggedNotice::subject, ProposalKind.SUBJECT_LINE).ifPresent(proposals::add);
    return proposals;
  }

  private Optional<Proposal> best(
      List<ItemHistory> items, Function<TaggedNotice, String> tag, ProposalKind kind) {
    Map<String, Counted> answers = answers(items, tag);
    for (Map.Entry<String, Counted> one : answers.entrySet()) {
      Counted others =
          answers.entrySet().stream()
              .filter(entry -> !entry.getKey().equals(one.getKey()))
              .map(Map.Entry::getValue)
              .reduce(new Counted(0, 0), TagAnswers::plus);
      Counted own = one.getValue();
      if (others.seen() > 0 && share(own).isAbove(share(others))) {
        return Optional.of(
            new Proposal(
                debtor,
                kind,
                one.getKey(),
                ProposalReason.ANSWERS_TAG,
                ProposalDesk.texts(own.hits(), own.seen(), one.getKey()),
                Optional.of(share(own)),
                Optional.empty()));
      }
    }
    return Optional.empty();
  }

  private Map<String, Counted> answers(
      List<ItemHistory> items, Function<TaggedNotice, String> tag) {
    PastBehaviour past = new PastBehaviour(items, asOf);
    Map<String, Counted> answers = new TreeMap<>();
    for (TaggedNotice notice : tags) {
      boolean ripe = notice.day().plusDays(14).isBefore(asOf);
      if (notice.debtor().equals(debtor) && ripe && !tag.apply(notice).isBlank()) {
        List<ItemHistory> letter =
            items.stream()
                .filter(i -> i.notices().stream().anyMatch(n -> n.dunnedOn().equals(notice.day())))
                .toList();
        boolean answered = letter.stream().anyMatch(i -> past.isAnswered(notice.day(), i));
        if (!letter.isEmpty()) {
          answers.merge(tag.apply(notice), new Counted(answered ? 1 : 0, 1), TagAnswers::plus);
        }
      }
    }
    return answers;
  }

  private static Counted plus(Counted one, Counted other) {
    return new Counted(one.hits() + other.hits(), one.seen() + other.seen());
  }

  private static Share share(Counted counted) {
    return Share.of(counted.hits(), counted.seen(), 0.5, 1);
  }
}
