package io.mahnwerk.app.receipt;

import io.mahnwerk.app.UnusableReceipt;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.scoring.features.DebtorFacts;
import io.mahnwerk.scoring.features.KnownFacts;
import java.time.LocalDate;
import java.util.List;

/** Answers from a receipt; a question that was not asked at the time is refused. */
record KeptFacts(ReceiptFacts.Asked asked) implements KnownFacts {
  @Override
  public DebtorFacts asOf(Debtor debtor, LocalDate day) {
    return asked.known().stream()
        .filter(k -> k.debtor().equals(debtor.ref()))
        .map(ReceiptFacts.Known::facts)
        .findFirst()
        .orElseThrow(() -> notKept(new Sentence("debtor %s", "Debitor %s"), debtor.ref()));
  }

  @Override
  public List<LocalDate> notices(DebtorRef debtor, OpenItemRef item, LocalDate day) {
    return asked.noticed().stream()
        .filter(n -> n.item().equals(item))
        .map(ReceiptFacts.Noticed::days)
        .findFirst()
        .orElseThrow(() -> notKept(new Sentence("item %s", "Posten %s"), item));
  }

  private static UnusableReceipt notKept(Sentence what, Object ref) {
    return new UnusableReceipt(
        new Sentence("holds nothing about %s", "enthält nichts über %s").with(what.naming(ref)));
  }
}
