package io.mahnwerk.core.model;

/**
 * A customer account in one company code, with no more of its master data than dunning needs.
 *
 * @param industry the ledger's industry key; blank where none is kept
 * @param country ISO 3166 alpha-2; blank where unknown
 * @param paymentTerms the ledger's key of the usual terms; blank where unknown
 * @param directDebit whether the ledger collects from this debtor itself
 * @param version the state that was read, for compare-and-set of debtor-level marks
 */
public record Debtor(
    DebtorRef ref,
    String name,
    boolean naturalPerson,
    boolean keyAccount,
    String industry,
    String country,
    String paymentTerms,
    boolean directDebit,
    DebtorDunning dunning,
    RecordVersion version) {

  public Debtor with(DebtorDunning newDunning, RecordVersion newVersion) {
    return new Debtor(
        ref,
        name,
        naturalPerson,
        keyAccount,
        industry,
        country,
        paymentTerms,
        directDebit,
        newDunning,
        newVersion);
  }
}
