package io.mahnwerk.core.model;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A receivables item as its ledger states it.
 *
 * @param openAmount what is still open in document currency; negative for a credit
 * @param settles the invoice a credit memo or residual item refers to
 * @param specialLedger the ledger's key of what is dunned by rules of its own, such as a special
 *     G/L key or a dunning area; blank for a normal item
 * @param directDebit whether the ledger collects the item itself
 * @param dispute empty also where the ledger does not show disputes
 * @param promise empty also where the ledger does not show promises
 */
public record OpenItem(
    OpenItemRef ref,
    DebtorRef debtor,
    String documentNumber,
    DocumentKind kind,
    Money openAmount,
    LocalDate documentDate,
    LocalDate postingDate,
    LocalDate netDueDate,
    Optional<OpenItemRef> settles,
    String specialLedger,
    boolean directDebit,
    DunningState dunning,
    Optional<Dispute> dispute,
    Optional<PromiseToPay> promise,
    RecordVersion version) {

  /** An item that nobody disputes and for which nobody promised anything. */
  public OpenItem(
      OpenItemRef ref,
      DebtorRef debtor,
      String documentNumber,
      DocumentKind kind,
      Money openAmount,
      LocalDate documentDate,
      LocalDate postingDate,
      LocalDate netDueDate,
      Optional<OpenItemRef> settles,
      String specialLedger,
      boolean directDebit,
      DunningState dunning,
      RecordVersion version) {
    this(
        ref,
        debtor,
        documentNumber,
        kind,
        openAmount,
        documentDate,
        postingDate,
        netDueDate,
        settles,
        specialLedger,
        directDebit,
        dunning,
        Optional.empty(),
        Optional.empty(),
        version);
  }

  /** Days between the due date and the given day; negative before it is due. */
  public int arrears(LocalDate onDay) {
    return Math.toIntExact(ChronoUnit.DAYS.between(netDueDate, onDay));
  }

  public OpenItem with(DunningState state, RecordVersion newVersion) {
    return with(openAmount, state, dispute, promise, newVersion);
  }

  public OpenItem with(Money newOpenAmount) {
    return with(newOpenAmount, dunning, dispute, promise, version);
  }

  public OpenItem with(Optional<Dispute> newDispute, Optional<PromiseToPay> newPromise) {
    return with(openAmount, dunning, newDispute, newPromise, version);
  }

  private OpenItem with(
      Money newOpenAmount,
      DunningState state,
      Optional<Dispute> newDispute,
      Optional<PromiseToPay> newPromise,
      RecordVersion newVersion) {
    return new OpenItem(
        ref,
        debtor,
        documentNumber,
        kind,
        newOpenAmount,
        documentDate,
        postingDate,
        netDueDate,
        settles,
        specialLedger,
        directDebit,
        state,
        newDispute,
        newPromise,
        newVersion);
  }
}
