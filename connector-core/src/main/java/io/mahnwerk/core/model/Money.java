package io.mahnwerk.core.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * An exact amount at its currency's own scale. Never rounds: an amount that does not fit is refused
 * with an {@link ArithmeticException}, because it is a reading error and no matter of taste.
 */
public record Money(Currency currency, BigDecimal amount) implements Comparable<Money> {
  public Money {
    amount = amount.setScale(scaleOf(currency), RoundingMode.UNNECESSARY);
  }

  /** Throws {@link IllegalArgumentException} for an unknown currency or text that is no number. */
  public static Money of(String currencyCode, String amount) {
    return new Money(Currency.getInstance(currencyCode), new BigDecimal(amount));
  }

  public static Money zero(Currency currency) {
    return new Money(currency, BigDecimal.ZERO);
  }

  /** The amount counted in the currency's smallest unit; exact within the range of a long. */
  public static Money ofMinorUnits(Currency currency, long units) {
    return new Money(currency, BigDecimal.valueOf(units, scaleOf(currency)));
  }

  /** Throws {@link ArithmeticException} when the amount exceeds a long of minor units. */
  public long minorUnits() {
    return amount.unscaledValue().longValueExact();
  }

  public Money plus(Money other) {
    requireSameCurrency(other);
    return new Money(currency, amount.add(other.amount));
  }

  public Money minus(Money other) {
    return plus(other.negated());
  }

  public Money negated() {
    return new Money(currency, amount.negate());
  }

  public Money abs() {
    return new Money(currency, amount.abs());
  }

  public boolean isCredit() {
    return amount.signum() < 0;
  }

  public boolean isZero() {
    return amount.signum() == 0;
  }

  @Override
  public int compareTo(Money other) {
    requireSameCurrency(other);
    return amount.compareTo(other.amount);
  }

  @Override
  public String toString() {
    return amount.toPlainString() + " " + currency.getCurrencyCode();
  }

  private void requireSameCurrency(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException("Cannot combine " + currency + " with " + other.currency);
    }
  }

  /** Pseudo-currencies such as XAU have no scale of their own; two decimals are then kept. */
  private static int scaleOf(Currency currency) {
    return currency.getDefaultFractionDigits() < 0 ? 2 : currency.getDefaultFractionDigits();
  }
}
