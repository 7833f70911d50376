package io.mahnwerk.scoring.learned;

import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.scoring.features.DebtorFacts;
import io.mahnwerk.scoring.features.KnownFacts;
import java.time.LocalDate;
import java.util.List;

/** As if every debtor had come today. */
record NoHistory(KnownFacts facts) implements KnownFacts {
  @Override
  public DebtorFacts asOf(Debtor debtor, LocalDate day) {
    return facts.asOf(debtor, day).withoutHistory();
  }

  @Override
  public List<LocalDate> notices(DebtorRef debtor, OpenItemRef item, LocalDate day) {
    return List.of();
  }
}
