package io.mahnwerk.mocks.dynamics;

import static io.mahnwerk.mocks.dynamics.FinTransaction.yesOrNo;

import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.mocks.ledger.LedgerTracks;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The public entities of Finance that are simulated, cut down to what receivables need. */
record FinSets(List<SimulatedLedger> books) {
  private static final String COMPANY = "dataAreaId";

  List<FinSet<?>> all() {
    return List.of(customers(), transactions(), disputes(), parameters());
  }

  private record Customer(SimulatedLedger ledger, Debtor debtor, LedgerTracks.Stamp row) {
    String company() {
      return ledger.companyCode().value();
    }

    String account() {
      return debtor.ref().number();
    }

    String person(boolean first) {
      int gap = Math.max(0, debtor.name().indexOf(' '));
      String part = first ? debtor.name().substring(0, gap) : debtor.name().substring(gap);
      return debtor.naturalPerson() ? part.strip() : "";
    }
  }

  private FinSet<Customer> customers() {
    List<Field<Customer>> fields =
        List.of(
            Field.text(COMPANY, 4, Customer::company),
            Field.text("CustomerAccount", 20, Customer::account),
            Field.text(
                "PartyType", 20, c -> c.debtor().naturalPerson() ? "Person" : "Organization"),
            Field.text(
                "OrganizationName", 100, c -> c.debtor().naturalPerson() ? "" : c.debtor().name()),
            Field.text("PersonFirstName", 25, c -> c.person(true)),
            Field.text("PersonLastName", 25, c -> c.person(false)),
            Field.text("CustomerGroupId", 10, c -> "10"),
            Field.text("AddressCountryRegionISOCode", 2, c -> c.debtor().country()),
            Field.text("PaymentTerms", 10, c -> c.debtor().paymentTerms()),
            Field.text(
                "PaymentMethod",
                10,
                c -> c.debtor().directDebit() ? BcSetup.DIRECT_DEBIT : BcSetup.TRANSFER),
            Field.member(
                "OnHoldStatus", c -> c.debtor().dunning().block().isPresent() ? "All" : "No"),
            Field.member("CollectionLetterCode", c -> "None"));
    EntityType<Customer> type =
        new EntityType<>(
            "CustomerV3",
            Field.text("key", 0, (Customer c) -> c.company() + "/" + c.account()),
            fields);
    return new FinSet<>(
        EntitySet.readOnly(
            "CustomersV3",
            type,
            filter -> books.stream().flatMap(FinSets::customersOf).toList(),
            c -> Rows.etag(c.row().version())),
        List.of(COMPANY, "CustomerAccount"));
  }

  private static Stream<Customer> customersOf(SimulatedLedger ledger) {
    return ledger.tracked(
        tracks ->
            ledger.debtors().stream()
                .map(
                    d ->
                        new Customer(
                            ledger, d.debtor(), tracks.ofDebtor(d.debtor().ref().number())))
                .toList()
                .stream());
  }

  private FinSet<FinTransaction> transactions() {
    List<Field<FinTransaction>> fields =
        List.of(
            Field.text(COMPANY, 4, FinTransaction::company),
            Field.big("SourceKey", FinTransaction::recId),
            Field.text("AccountNum", 20, FinTransaction::customer),
            Field.text("Invoice", 20, FinTransaction::invoice),
            Field.text("Voucher", 20, t -> FinKeys.voucher(t.recId())),
            Field.noon("TransDate", t -> Optional.of(t.posted())),
            Field.noon("DocumentDate", t -> Optional.of(t.documentDate())),
            Field.noon("DueDate", t -> Optional.of(t.due())),
            Field.noon("Closed", FinTransaction::closed),
            Field.noon("LastSettleDate", FinTransaction::lastSettled),
            Field.text("LastSettleVoucher", 20, t -> FinKeys.voucher(t.settledBy())),
            Field.text("LastSettleAccountNum", 20, t -> t.settledBy() == 0 ? "" : t.customer()),
            Field.text("LastSettleCompany", 4, t -> t.settledBy() == 0 ? "" : t.company()),
            Field.amount("AmountCur", FinTransaction::amount),
            Field.amount("SettleAmountCur", FinTransaction::settled),
            Field.text("CurrencyCode", 3, FinTransaction::currency),
            Field.member("TransType", FinTransaction::type),
            Field.text("PaymMode", 10, FinTransaction::paymentMethod),
            Field.text("PostingProfile", 10, t -> "GEN"),
            Field.member("CollectionLetter", FinTransaction::getsLetters),
            Field.member("CollectionLetterCode", FinTransaction::letter),
            Field.member("CustAutomationExclude", FinTransaction::excluded),
            Field.member("Correct", t -> yesOrNo(t.correction())),
            Field.big("ReasonRefRecId", FinTransaction::reason));
    EntityType<FinTransaction> type =
        new EntityType<>("CustTransBiEntity", Field.text("key", 0, FinTransaction::key), fields);
    return new FinSet<>(
        EntitySet.readOnly(
            "CustTransBiEntities",
            type,
            filter ->
                books.stream()
                    .flatMap(ledger -> new FinTransactions(ledger).matching(filter))
                    .toList(),
            FinTransaction::etag),
        List.of(COMPANY, "SourceKey"));
  }

  private FinSet<FinDispute> disputes() {
    List<Field<FinDispute>> fields =
        List.of(
            Field.text(COMPANY, 4, FinDispute::company).open(),
            Field.big("SysRecId", FinDispute::recId),
            Field.big("CustTrans", (FinDispute d) -> FinKeys.recId(d.item().key())).open(),
            Field.member("Status", (FinDispute d) -> d.content().status()).open(),
            Field.noon("StatusChangedDate", d -> Optional.of(d.content().since())),
            Field.noon("FollowUpDate", (FinDispute d) -> d.content().followUp()).open(),
            Field.text("ReasonCode", 10, (FinDispute d) -> d.content().reason()).open(),
            Field.text("ReasonComment", 60, d -> ""),
            Field.text("Note", 1000, (FinDispute d) -> d.content().note()).open(),
            Field.amount("AmountCur", d -> d.item().amount().amount()),
            Field.text(
                "TransactionCurrency", 3, d -> d.item().amount().currency().getCurrencyCode()));
    EntityType<FinDispute> type =
        new EntityType<>("CustDispute", Field.text("key", 0, FinDispute::key), fields);
    FinDisputes rows = new FinDisputes(books);
    return new FinSet<>(
        EntitySet.readOnly("CustDisputes", type, rows::matching, FinDispute::etag).taking(rows),
        List.of(COMPANY, "SysRecId"));
  }

  private FinSet<SimulatedLedger> parameters() {
    List<Field<SimulatedLedger>> fields =
        List.of(
            Field.text(COMPANY, 4, ledger -> ledger.companyCode().value()),
            Field.member("CollectionLetterDisputedTransactionsExcluded", ledger -> "Yes"),
            Field.member("CollectionLetterGenerationLevel", ledger -> "Transaction"));
    EntityType<SimulatedLedger> type = new EntityType<>("CustomerParameters", COMPANY, fields);
    return new FinSet<>(
        EntitySet.readOnly("CustomerParameters", type, filter -> books, ledger -> ""),
        List.of(COMPANY));
  }
}
