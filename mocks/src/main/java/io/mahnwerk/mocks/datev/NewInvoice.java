package io.mahnwerk.mocks.datev;

import io.mahnwerk.core.model.DocumentKind;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.Money;
import io.mahnwerk.mocks.ledger.LedgerItem;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * An invoice that a file brings to be booked.
 *
 * @param due empty where the terms of the debtor tell
 */
record NewInvoice(
    String account, String document, Money amount, LocalDate date, Optional<LocalDate> due) {
  private static final int DUE_DAYS = Integer.parseInt(TermsExport.DAYS);

  String key() {
    return account + "/" + document;
  }

  LedgerItem booked(LocalDate today) {
    return new LedgerItem(
        key(),
        account,
        document,
        DocumentKind.INVOICE,
        amount,
        date,
        date,
        due.orElseGet(() -> date.plusDays(DUE_DAYS)),
        DunningLevel.NONE,
        Optional.empty(),
        "",
        Map.of(),
        Optional.empty(),
        today,
        today);
  }
}
