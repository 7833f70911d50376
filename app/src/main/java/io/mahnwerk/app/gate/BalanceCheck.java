package io.mahnwerk.app.gate;

import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.Money;
import io.mahnwerk.core.spi.LedgerFigures;
import io.mahnwerk.core.spi.LedgerFigures.Balance;
import io.mahnwerk.core.store.Balances;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Holds the store's balances against the ledger's own, to the cent, in each currency by itself. */
public record BalanceCheck(LedgerFigures ledger, Balances store) {

  /** The two amounts of one currency; they differ. */
  public record Difference(Money inLedger, Money inStore) {
    public Money amount() {
      return inStore.minus(inLedger);
    }
  }

  /**
   * The debtors whose balances differ, sorted, each with its currencies.
   *
   * @throws io.mahnwerk.core.failure.ConnectorException when the ledger cannot be read
   */
  public Map<DebtorRef, List<Difference>> differences(Collection<DebtorRef> debtors) {
    Map<DebtorRef, Map<Currency, Money>> stated = new HashMap<>();
    for (Balance balance : ledger.balances(debtors)) {
      amounts(stated, balance.debtor())
          .merge(balance.amount().currency(), balance.amount(), Money::plus);
    }
    Map<DebtorRef, Map<Currency, Money>> kept = new HashMap<>();
    store
        .of(debtors)
        .forEach(
            (debtor, sums) -> sums.forEach(sum -> amounts(kept, debtor).put(sum.currency(), sum)));
    Map<DebtorRef, List<Difference>> differences = new TreeMap<>();
    for (DebtorRef debtor : debtors) {
      List<Difference> found =
          differences(stated.getOrDefault(debtor, Map.of()), kept.getOrDefault(debtor, Map.of()));
      if (!found.isEmpty()) {
        differences.put(debtor, found);
      }
    }
    return differences;
  }

  private static List<Difference> differences(
      Map<Currency, Money> stated, Map<Currency, Money> kept) {
    List<Currency> currencies = new ArrayList<>(stated.keySet());
    kept.keySet().stream().filter(c -> !stated.containsKey(c)).forEach(currencies::add);
    return currencies.stream()
        .sorted(Comparator.comparing(Currency::getCurrencyCode))
        .map(
            currency ->
                new Difference(
                    stated.getOrDefault(currency, Money.zero(currency)),
                    kept.getOrDefault(currency, Money.zero(currency))))
        .filter(difference -> !difference.amount().isZero())
        .toList();
  }

  private static Map<Currency, Money> amounts(
      Map<DebtorRef, Map<Currency, Money>> byDebtor, DebtorRef debtor) {
    return byDebtor.computeIfAbsent(
        debtor, ref -> new TreeMap<>(Comparator.comparing(Currency::getCurrencyCode)));
  }
}
