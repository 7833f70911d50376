package io.mahnwerk.core.spi;

import io.mahnwerk.core.model.DebtorRef;

/**
 * By what a debtor is recognised in other company codes and ledgers.
 *
 * @param vatId its VAT registration number; blank where none is kept
 * @param name as its ledger writes it
 * @param place postal code, street and house number; blank where unknown
 */
public record DebtorIdentity(DebtorRef debtor, String vatId, String name, String place) {}
