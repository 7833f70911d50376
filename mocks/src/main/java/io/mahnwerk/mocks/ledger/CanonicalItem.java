package io.mahnwerk.mocks.ledger;

import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.Dispute;
import io.mahnwerk.core.model.DocumentKind;
import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.PromiseToPay;
import io.mahnwerk.core.model.RecordVersion;
import java.time.LocalDate;
import java.util.Optional;

/** An item of a ledger as a reader of it understands it. */
record CanonicalItem(SimulatedLedger ledger, LedgerItem item) {

  /**
   * @param debtor as the ledger takes it on that day
   */
  OpenItem on(LocalDate today, Debtor debtor) {
    ItemTraits traits = item.traits();
    return new OpenItem(
        ledger.itemRef(item.key()),
        ledger.debtorRef(item.debtor()),
        item.documentNumber(),
        traits.special().isBlank() ? item.kind() : DocumentKind.OTHER,
        item.amount(),
        item.documentDate(),
        item.postingDate(),
        item.netDueDate(),
        traits.settles().map(ledger::itemRef),
        traits.special(),
        traits.directDebit(),
        state(today, debtor),
        Optional.of(traits.dispute()).filter(word -> !word.isBlank()).map(Dispute::new),
        traits.promisedFor().map(PromiseToPay::new),
        version());
  }

  private DunningState state(LocalDate today, Debtor debtor) {
    MarkConvention marks = ledger.marks();
    return new DunningState(
        item.level(),
        item.lastDunnedOn(),
        marks.block(item, debtor, today),
        marks.mark(item),
        marks.markFieldTaken(item));
  }

  private RecordVersion version() {
    return new RecordVersion(
        String.join(
            "|",
            item.level().toString(),
            item.blockReason(),
            item.references().toString(),
            item.amount().toString(),
            item.traits().dispute(),
            item.traits().promisedFor().toString()));
  }
}
