package io.mahnwerk.app.model;

import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.ItemHistory;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.scoring.features.PaymentHistory;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How many paid items are known of each country and currency. */
public final class ClearedCounts {
  private final Map<String, Integer> byCountry = new HashMap<>();
  private final Map<String, Integer> byCurrency = new HashMap<>();

  public ClearedCounts(PaymentHistory history) {
    Map<DebtorRef, String> countries = new HashMap<>();
    history.debtors().forEach(debtor -> countries.put(debtor.ref(), debtor.country()));
    history
        .items()
        .filter(ClearedCounts::isPaid)
        .forEach(
            item -> {
              byCountry.merge(countries.getOrDefault(item.debtor(), ""), 1, Integer::sum);
              byCurrency.merge(item.amount().currency().getCurrencyCode(), 1, Integer::sum);
            });
  }

  /**
   * Why no day may be chosen for the debtor: its country, or the currency of one of its open items,
   * has fewer paid items than that. A debtor whose country is not kept is judged by currency alone.
   */
  public Optional<Reason> tooFew(DebtorAccount account, int least) {
    Debtor debtor = account.debtor();
    Optional<Reason> country =
        Optional.of(debtor.country())
            .filter(c -> !c.isBlank() && byCountry.getOrDefault(c, 0) < least)
            .map(c -> reason(byCountry.getOrDefault(c, 0), c, least));
    return country.or(
        () ->
            account.items().stream()
                .map(OpenItem::openAmount)
                .map(money -> money.currency().getCurrencyCode())
                .filter(c -> byCurrency.getOrDefault(c, 0) < least)
                .findFirst()
                .map(c -> reason(byCurrency.getOrDefault(c, 0), c, least)));
  }

  private static Reason reason(int count, String where, int least) {
    return Reason.of(ReasonCode.FEW_CLEARED, count, where, least);
  }

  private static boolean isPaid(ItemHistory item) {
    return item.cleared().filter(c -> c.clearing().kind() == Clearing.Kind.PAYMENT).isPresent();
  }
}
