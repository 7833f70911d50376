package io.mahnwerk.app.receipt;

import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.scoring.features.DebtorFacts;
import io.mahnwerk.scoring.features.KnownFacts;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Hands questions about the past on and takes the answers down, so that the same advice can be
 * given again from the answers alone. Not safe for use by several threads.
 */
final class RecordedFacts implements KnownFacts {
  private final KnownFacts facts;
  private final Map<DebtorRef, DebtorFacts> known = new LinkedHashMap<>();
  private final Map<OpenItemRef, List<LocalDate>> noticed = new LinkedHashMap<>();

  RecordedFacts(KnownFacts facts) {
    this.facts = facts;
  }

  /** Begins with an empty record. */
  void begin() {
    known.clear();
    noticed.clear();
  }

  ReceiptFacts.Asked asked() {
    return new ReceiptFacts.Asked(
        known.entrySet().stream()
            .map(e -> new ReceiptFacts.Known(e.getKey(), e.getValue()))
            .toList(),
        noticed.entrySet().stream()
            .map(e -> new ReceiptFacts.Noticed(e.getKey(), e.getValue()))
            .toList());
  }

  @Override
  public DebtorFacts asOf(Debtor debtor, LocalDate day) {
    return known.computeIfAbsent(debtor.ref(), ref -> facts.asOf(debtor, day));
  }

  @Override
  public List<LocalDate> notices(DebtorRef debtor, OpenItemRef item, LocalDate day) {
    return noticed.computeIfAbsent(item, ref -> facts.notices(debtor, item, day));
  }
}
