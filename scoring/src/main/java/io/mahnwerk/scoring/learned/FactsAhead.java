package io.mahnwerk.scoring.learned;

import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.ItemHistory;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.scoring.PlannedNotice;
import io.mahnwerk.scoring.features.DebtorFacts;
import io.mahnwerk.scoring.features.KnownFacts;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What will be known of one item's debtor if the item stays open and is sent these notices. Nothing
 * that was recorded on the day that is looked from, or later, comes in.
 */
record FactsAhead(KnownFacts facts, OpenItem item, LocalDate from, List<PlannedNotice> sent)
    implements KnownFacts {

  FactsAhead {
    sent = List.copyOf(sent);
  }

  @Override
  public DebtorFacts asOf(Debtor debtor, LocalDate day) {
    DebtorFacts known = facts.asOf(debtor, from);
    Stream<ItemHistory> ended = known.items().stream().filter(i -> i.cleared().isPresent());
    return known.with(Stream.concat(Stream.of(open()), ended).toList());
  }

  @Override
  public List<LocalDate> notices(DebtorRef debtor, OpenItemRef asked, LocalDate day) {
    return asked.equals(item.ref())
        ? sent.stream().map(PlannedNotice::day).filter(d -> d.isBefore(day)).toList()
        : facts.notices(debtor, asked, from);
  }

  private ItemHistory open() {
    return new ItemHistory(
        item.ref(),
        item.debtor(),
        item.openAmount(),
        item.documentDate(),
        item.netDueDate(),
        item.documentDate(),
        Optional.empty(),
        sent.stream()
            .map(n -> new ItemHistory.RecordedNotice(n.day(), n.level(), Optional.empty(), n.day()))
            .toList(),
        List.of());
  }
}
