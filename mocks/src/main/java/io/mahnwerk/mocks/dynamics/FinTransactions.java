package io.mahnwerk.mocks.dynamics;

import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.DocumentKind;
import io.mahnwerk.mocks.ledger.LedgerItem;
import io.mahnwerk.mocks.ledger.LedgerTracks;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The transactions of one legal entity: the ledger's items, and for each payment, credit note and
 * write-off a transaction of its own, which its settlement closed at once.
 */
record FinTransactions(SimulatedLedger ledger) {
  private static final String SALES = "Sales";
  private static final String PAYMENT = "Payment";
  private static final String JOURNAL = "Cust";
  private static final long WRITE_OFF_REASON = 5_637_144_577L;

  Stream<FinTransaction> matching(Filter<FinTransaction> filter) {
    return ledger.tracked(
        tracks -> {
          List<FinTransaction> rows = new ArrayList<>();
          items(filter).forEach(item -> add(rows, item, tracks));
          return rows.stream();
        });
  }

  private Stream<LedgerItem> items(Filter<FinTransaction> filter) {
    Optional<Set<Object>> keys = filter.values("SourceKey");
    return keys.map(
            some ->
                some.stream()
                    .map(key -> FinKeys.itemOf((Long) key))
                    .distinct()
                    .flatMap(key -> ledger.find(key).stream()))
        .orElseGet(() -> ledger.items().stream());
  }

  private void add(List<FinTransaction> rows, LedgerItem item, LedgerTracks tracks) {
    List<LedgerTracks.PartPayment> parts = tracks.partPayments(item.key());
    LedgerTracks.Stamp row = tracks.ofItem(item.key());
    rows.add(own(item, parts, row));
    item.clearing().ifPresent(clearing -> rows.add(closing(item, clearing, row)));
    for (int part = 0; part < parts.size(); part++) {
      rows.add(payment(item, parts.get(part), part + 2, row));
    }
  }

  private FinTransaction own(
      LedgerItem item, List<LedgerTracks.PartPayment> parts, LedgerTracks.Stamp row) {
    BigDecimal paid =
        parts.stream().map(part -> part.paid().amount()).reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal whole = item.amount().amount().add(paid);
    long lastPart = parts.isEmpty() ? 0 : FinKeys.settling(item.key(), parts.size() + 1);
    boolean hasNumber =
        item.kind() == DocumentKind.INVOICE || item.kind() == DocumentKind.CREDIT_MEMO;
    return new FinTransaction(
        ledger.companyCode().value(),
        FinKeys.recId(item.key()),
        item,
        false,
        type(item.kind()),
        hasNumber ? FinKeys.document(item.key()) : "",
        item.postingDate(),
        whole,
        item.isOpen() ? paid : whole,
        item.clearing().map(Clearing::clearedOn),
        item.isOpen() ? lastPart : FinKeys.settling(item.key(), 1),
        false,
        0,
        row);
  }

  private FinTransaction closing(LedgerItem item, Clearing clearing, LedgerTracks.Stamp row) {
    Clearing.Kind kind = clearing.kind();
    BigDecimal amount = item.amount().amount().negate();
    boolean isNote = kind == Clearing.Kind.CREDIT;
    return new FinTransaction(
        ledger.companyCode().value(),
        FinKeys.settling(item.key(), 1),
        item,
        true,
        closingType(item, kind),
        isNote ? "CN-" + FinKeys.document(item.key()) : "",
        clearing.clearedOn(),
        amount,
        amount,
        Optional.of(clearing.clearedOn()),
        FinKeys.recId(item.key()),
        kind == Clearing.Kind.REVERSAL,
        kind == Clearing.Kind.WRITE_OFF ? WRITE_OFF_REASON : 0,
        row);
  }

  private FinTransaction payment(
      LedgerItem item, LedgerTracks.PartPayment part, int slot, LedgerTracks.Stamp row) {
    BigDecimal amount = part.paid().amount().negate();
    return new FinTransaction(
        ledger.companyCode().value(),
        FinKeys.settling(item.key(), slot),
        item,
        true,
        PAYMENT,
        "",
        part.on(),
        amount,
        amount,
        Optional.of(part.on()),
        FinKeys.recId(item.key()),
        false,
        0,
        row);
  }

  private static String type(DocumentKind kind) {
    return switch (kind) {
      case INVOICE, CREDIT_MEMO -> SALES;
      case PAYMENT -> PAYMENT;
      case OTHER -> JOURNAL;
    };
  }

  private static String closingType(LedgerItem item, Clearing.Kind kind) {
    return switch (kind) {
      case PAYMENT -> PAYMENT;
      case CREDIT -> SALES;
      case REVERSAL -> type(item.kind());
      case WRITE_OFF -> JOURNAL;
    };
  }
}
