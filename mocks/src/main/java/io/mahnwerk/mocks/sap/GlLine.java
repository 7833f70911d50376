package io.mahnwerk.mocks.sap;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A line of the general ledger, or the sum of several that agree in what is shown of them.
 *
 * @param id opaque, as for every analytical view
 * @param accountType D on a customer's account, S on a general ledger account
 * @param customer blank on a general ledger account
 * @param clearingDocument blank while open
 */
record GlLine(
    String id,
    String glAccount,
    String accountType,
    String customer,
    String document,
    String year,
    LocalDate postingDate,
    String clearingDocument,
    String currency,
    BigDecimal amount) {

  GlLine plus(GlLine other) {
    return new GlLine(
        id,
        glAccount,
        accountType,
        customer,
        document,
        year,
        postingDate,
        clearingDocument,
        currency,
        amount.add(other.amount));
  }
}
