package io.mahnwerk.mocks.dynamics;

import io.mahnwerk.mocks.ledger.LedgerItem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/** The local currency is the euro, whose code is blank; others have a fixed rate. */
final class Currencies {
  static final String LOCAL = "EUR";
  private static final Map<String, BigDecimal> RATES =
      Map.of(
          "JPY", new BigDecimal("0.00625"),
          "CHF", new BigDecimal("1.05"),
          "USD", new BigDecimal("0.92"),
          "GBP", new BigDecimal("1.17"));

  private Currencies() {}

  static String code(LedgerItem item) {
    String own = item.traits().ownCurrency();
    String code = own.isBlank() ? item.amount().currency().getCurrencyCode() : own;
    return code.equals(LOCAL) ? "" : code;
  }

  static BigDecimal local(String code, BigDecimal amount) {
    return code.isEmpty()
        ? amount
        : amount
            .multiply(RATES.getOrDefault(code, BigDecimal.ONE))
            .setScale(2, RoundingMode.HALF_UP);
  }
}
