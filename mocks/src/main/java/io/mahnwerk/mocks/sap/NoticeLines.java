package io.mahnwerk.mocks.sap;

import static io.mahnwerk.mocks.sap.Property.date;
import static io.mahnwerk.mocks.sap.Property.text;

import io.mahnwerk.mocks.ledger.LedgerItem;
import io.mahnwerk.mocks.ledger.SentLine;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What stood on notices, a row for each item, as a view over MHNK and MHND. */
final class NoticeLines {
  private final SimulatedLedger ledger;

  NoticeLines(SimulatedLedger ledger) {
    this.ledger = ledger;
  }

  EntitySet<SentLine> set() {
    List<Property<SentLine>> properties =
        List.of(
            date("DunningDate", line -> Optional.of(line.sentOn())),
            text("CompanyCode", 4, line -> ledger.companyCode().value()),
            text("Customer", 10, line -> item(line).debtor()),
            text("FiscalYear", 4, line -> ItemKey.of(line.item()).year()),
            text("AccountingDocument", 10, line -> ItemKey.of(line.item()).document()),
            text("AccountingDocumentItem", 3, line -> ItemKey.of(line.item()).item()),
            text("DunningLevel", 1, line -> line.level().toString()));
    return new EntitySet<>(
        "NoticeLines",
        new EntityType<>(
            "ZMW",
            "NoticeLine",
            List.of("CompanyCode", "FiscalYear", "AccountingDocument", "AccountingDocumentItem"),
            properties),
        filter -> ledger.sentLines(),
        Comparator.comparing(SentLine::sentOn).thenComparing(SentLine::item));
  }

  private LedgerItem item(SentLine line) {
    return ledger.item(line.item());
  }
}
