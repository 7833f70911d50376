package io.mahnwerk.connector.dynamics;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.failure.FailureKind;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.odata.ODataFilter;
import io.mahnwerk.core.odata.ODataPage;
import io.mahnwerk.core.odata.ODataRecord;
import io.mahnwerk.core.spi.ReceivablesReader;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads entries and customers of Business Central. With our extension a pass after the first reads
 * what changed by {@code systemModifiedAt}, with an overlap. Page 25 shows no time of change, so
 * without the extension each pass reads all open entries and the ones closed of late. Customers are
 * read in full each time: a reminder that was made and not issued changes none of them.
 */
final class BcReceivablesReader implements ReceivablesReader {
  private static final Logger LOG = LoggerFactory.getLogger(BcReceivablesReader.class);
  private static final int YEARS_OF_HISTORY = 2;

  /** A payment may be posted with a date that lies so far back. */
  private static final int MONTHS_DATED_BACK = 2;

  private final Scope scope;
  private final BcLedger ledger;

  /**
   * What is read.
   *
   * @param historyFrom first closing date of the first pass; empty for two years back
   */
  record Scope(
      ConnectionId connection,
      List<CompanyCode> companies,
      Clock clock,
      Optional<LocalDate> historyFrom) {}

  BcReceivablesReader(Scope scope, BcLedger ledger) {
    this.scope = scope;
    this.ledger = ledger;
  }

  @Override
  public Page read(SyncCursor after) {
    BcCursor at = position(after).within(scope.companies(), scope.clock().instant());
    BcCursor from = at.link().isEmpty() || ledger.services().isOurs(at.link()) ? at : at.at("");
    Page page;
    try {
      page = page(from);
    } catch (ConnectorException failed) {
      if (from.link().isEmpty() || !isGone(failed)) {
        throw failed;
      }
      // A link that is not known any more: the phase is read again from its beginning.
      page = page(from.at(""));
    }
    LOG.debug(
        "Connection {}: read {} of {}, {} changes, {} unreadable",
        scope.connection(),
        at.phase(),
        at.company(),
        page.changes().size(),
        page.unreadable().size());
    return page;
  }

  private static boolean isGone(ConnectorException failed) {
    return failed.kind() == FailureKind.INVALID_REQUEST || failed.kind() == FailureKind.NOT_FOUND;
  }

  @Override
  public List<Change> reread(Collection<OpenItemRef> refs) {
    return readable(ledger.entries().find(refs));
  }

  @Override
  public List<Debtor> rereadDebtors(Collection<DebtorRef> refs) {
    return ledger.customers().find(refs);
  }

  @Override
  public Stream<Change> ourMarks() {
    return scope.companies().stream()
        .flatMap(ledger.entries()::marked)
        .flatMap(found -> readable(found).stream())
        .filter(BcReceivablesReader::isOurs);
  }

  private BcCursor position(SyncCursor after) {
    try {
      return BcCursor.parse(after, ledger.way());
    } catch (IllegalArgumentException notOurs) {
      throw new ConnectorException(
          FailureKind.INVALID_REQUEST,
          scope.connection(),
          new Sentence(
              "the stored reading position is not one of this connector; read from the start.",
              "die gemerkte Leseposition stammt nicht von diesem Konnektor; lesen Sie von vorn."),
          notOurs);
    }
  }

  private Page page(BcCursor at) {
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
    if (at.isLoaded()) {
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
            .map(BcReceivablesReader::modified)
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

  /** These answers have no place for bad records, which also come with the pages of a pass. */
  private List<Change> readable(BcEntries.Found found) {
    for (UnreadableRecord bad : found.unreadable()) {
      LOG.warn(
          "Connection {}: entry {} is left out, {} {}",
          scope.connection(),
          bad.nativeKey(),
          bad.field(),
          bad.reason());
    }
    return found.changes();
  }

  private static Page page(List<Change> changes, List<UnreadableRecord> unreadable, BcCursor next) {
    return new Page(changes, unreadable, next.toSyncCursor(), next.endsPass());
  }

  private static boolean isOurs(Change change) {
    return Optional.of(change)
        .flatMap(state())
        .map(state -> state.isHeldByUs() || state.mark().isPresent())
        .orElse(false);
  }

  private static Function<Change, Optional<DunningState>> state() {
    return change -> {
      if (change instanceof Change.Open open) {
        return Optional.of(open.item().dunning());
      }
      return change instanceof Change.Cleared cleared
          ? Optional.of(cleared.item().dunning())
          : Optional.empty();
    };
  }
}
