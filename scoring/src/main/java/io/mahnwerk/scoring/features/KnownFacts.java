package io.mahnwerk.scoring.features;

import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.OpenItemRef;
import java.time.LocalDate;
import java.util.List;

/** What is known of debtors as of a day; facts recorded on that day or later never count. */
public interface KnownFacts {
  /** What was known before the day, with the debtor's master data as the caller holds them. */
  DebtorFacts asOf(Debtor debtor, LocalDate day);

  /** The days of an item's notices that were recorded before the day, in order. */
  List<LocalDate> notices(DebtorRef debtor, OpenItemRef item, LocalDate day);
}
