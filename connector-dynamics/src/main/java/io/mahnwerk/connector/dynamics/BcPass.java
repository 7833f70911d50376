package io.mahnwerk.connector.dynamics;

import io.mahnwerk.core.odata.ODataFilter;
import io.mahnwerk.core.odata.ODataPage;
import io.mahnwerk.core.odata.ODataRecord;
import io.mahnwerk.core.spi.ReceivablesReader.Change;
import io.mahnwerk.core.spi.ReceivablesReader.Page;
import io.mahnwerk.core.spi.ReceivablesReader.UnreadableRecord;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the pages of a pass, each phase of each company in turn. */
record BcPass(BcReceivablesReader.Scope scope, BcLedger ledger) {
  private static final int YEARS_OF_HISTORY = 2;

  /** A payment may be posted with a date that lies so far back. */
  private static final int MONTHS_DATED_BACK = 2;

  Page page(BcCursor at) {
    return switch (at.phase()) {
      case CUSTOMERS -> customers(at);
      case OPEN -> entries(at, ledger.entries().open());
      case CLOSED -> entries(at, ledger.entries().closedSince(closedFrom(at)));
      case CHANGED -> entries(at, BcEntries.modifiedSince(at.since()));
      case SUGGESTED -> suggested(at);
    };
  }

  private Page customers(BcCursor at) {
    ODataPage page = ledger.customers().page(at.companyCode(), at.link());
    BcCustomers.Found found = ledger.customers().map(at.companyCode(), page.records());
    BcCursor next = page.next().map(at::at).orElseGet(() -> at.nextPhase(scope.companies()));
    return page(found.debtors(), found.unreadable(), next);
  }

  private Page entries(BcCursor at, ODataFilter filter) {
    ODataPage page = ledger.entries().page(at.companyCode(), filter, at.link());
    BcEntries.Found found = ledger.entries().map(at.companyCode(), page.records());
    return page(found.changes(), found.unreadable(), next(at, page));
  }

  /** A suggestion changes without its entry; few do between two passes. */
  private Page suggested(BcCursor at) {
    List<Change> changes = new ArrayList<>();
    List<UnreadableRecord> unreadable = new ArrayList<>();
    ledger
        .entries()
        .suggested(at.companyCode(), BcEntries.modifiedSince(at.since()))
        .forEach(
            found -> {
              changes.addAll(found.changes());
              unreadable.addAll(found.unreadable());
            });
    return page(changes, unreadable, at.nextPhase(scope.companies()));
  }

  private LocalDate closedFrom(BcCursor at) {
    if (at.wasLoaded()) {
      return day(at.since()).minusMonths(MONTHS_DATED_BACK);
    }
    return scope.historyFrom().orElseGet(() -> day(at.started()).minusYears(YEARS_OF_HISTORY));
  }

  private static LocalDate day(String instant) {
    return LocalDate.ofInstant(Instant.parse(instant), ZoneOffset.UTC);
  }

  private BcCursor next(BcCursor at, ODataPage page) {
    Optional<Instant> newest =
        page.records().stream()
            .map(BcPass::modified)
            .flatMap(Optional::stream)
            .max(Instant::compareTo);
    BcCursor seen = newest.map(at::having).orElse(at);
    return page.next().map(seen::at).orElseGet(() -> seen.nextPhase(scope.companies()));
  }

  /** A record without a readable time of change is read like the others and moves nothing. */
  private static Optional<Instant> modified(ODataRecord found) {
    try {
      return Optional.of(Instant.parse(found.text(BcField.MODIFIED.name(BcWay.EXTENSION))));
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }

  private static Page page(List<Change> changes, List<UnreadableRecord> unreadable, BcCursor next) {
    return new Page(changes, unreadable, next.toSyncCursor(), next.endsPass());
  }
}
