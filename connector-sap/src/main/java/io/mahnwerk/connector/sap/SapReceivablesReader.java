package io.mahnwerk.connector.sap;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.failure.FailureKind;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.odata.KeysetPages.Slice;
import io.mahnwerk.core.odata.ODataFilter;
import io.mahnwerk.core.spi.ReceivablesReader;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads SAP's customer items and debtors. SAP dates its changes by the day, so every pass after the
 * first reads again from the day before the last pass began; debtors are read in full each time.
 */
final class SapReceivablesReader implements ReceivablesReader {
  private static final Logger LOG = LoggerFactory.getLogger(SapReceivablesReader.class);
  private static final int YEARS_OF_HISTORY = 2;
  private static final int MONTHS_DATED_BACK = 2;

  private final Scope scope;
  private final SapItems items;
  private final SapDebtors debtors;

  /**
   * What is read.
   *
   * @param today in SAP's own time zone
   * @param historyFrom first clearing date of the first pass; empty for two years back
   */
  record Scope(
      ConnectionId connection,
      List<CompanyCode> companies,
      Supplier<LocalDate> today,
      Optional<LocalDate> historyFrom) {}

  SapReceivablesReader(Scope scope, SapItems items, SapDebtors debtors) {
    this.scope = scope;
    this.items = items;
    this.debtors = debtors;
  }

  @Override
  public Page read(SyncCursor after) {
    SapCursor at = position(after).within(scope.companies(), scope.today().get());
    Page page = at.phase() == SapCursor.Phase.DEBTORS ? debtorPage(at) : itemPage(at);
    LOG.debug(
        "Connection {}: read {} of {}, {} changes, {} unreadable",
        scope.connection(),
        at.phase(),
        at.company(),
        page.changes().size(),
        page.unreadable().size());
    return page;
  }

  @Override
  public List<Change> reread(Collection<OpenItemRef> refs) {
    return readable(items.find(refs));
  }

  @Override
  public List<Debtor> rereadDebtors(Collection<DebtorRef> refs) {
    return debtors.find(refs);
  }

  @Override
  public Stream<Change> ourMarks() {
    Stream<Change> marked =
        scope.companies().stream()
            .flatMap(items::marked)
            .flatMap(found -> readable(found).stream())
            .filter(SapReceivablesReader::isOurs);
    return Stream.concat(marked, scope.companies().stream().flatMap(this::blockedDebtors));
  }

  private Stream<Change> blockedDebtors(CompanyCode code) {
    List<DebtorRef> refs =
        items.accounts().all(code).stream()
            .map(number -> new DebtorRef(scope.connection(), code, number))
            .toList();
    return refs.isEmpty()
        ? Stream.of()
        : debtors.find(refs).stream()
            .filter(debtor -> debtor.dunning().isBlockedByUs())
            .map(Change.DebtorSeen::new);
  }

  private SapCursor position(SyncCursor after) {
    try {
      return SapCursor.parse(after);
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

  private Page debtorPage(SapCursor at) {
    SapDebtors.Found found = debtors.page(at.companyCode(), at.after());
    return page(found.debtors(), found.unreadable(), next(at, found.slice()));
  }

  private Page itemPage(SapCursor at) {
    Slice slice = items.page(filter(at), at.after());
    SapItems.Found found = items.map(at.companyCode(), slice.records());
    return page(found.changes(), found.unreadable(), next(at, slice));
  }

  private ODataFilter filter(SapCursor at) {
    CompanyCode code = at.companyCode();
    return switch (at.phase()) {
      case OPEN -> SapItems.open(code);
      case CLEARED -> SapItems.cleared(code, at.wasLoaded() ? datedBack(at) : historyFrom(at));
      case CHANGED -> items.changed(code, overlap(at));
      case DEBTORS -> throw new IllegalStateException("Debtors are no items");
    };
  }

  /** Days are all that SAP tells, so the day before the last pass is read again. */
  private static LocalDate overlap(SapCursor at) {
    return LocalDate.parse(at.since()).minusDays(1);
  }

  /** Without dates of change, a clearing is found by its own day, which may lie in the past. */
  private static LocalDate datedBack(SapCursor at) {
    return overlap(at).minusMonths(MONTHS_DATED_BACK);
  }

  private LocalDate historyFrom(SapCursor at) {
    return scope
        .historyFrom()
        .orElseGet(() -> LocalDate.parse(at.started()).minusYears(YEARS_OF_HISTORY));
  }

  private SapCursor next(SapCursor at, Slice slice) {
    return slice
        .lastKey()
        .map(at::behind)
        .orElseGet(() -> at.nextPhase(scope.companies(), items.tellsChanges()));
  }

  /** These answers have no place for bad records, which also come with the pages of a pass. */
  private List<Change> readable(SapItems.Found found) {
    for (UnreadableRecord bad : found.unreadable()) {
      LOG.warn(
          "Connection {}: item {} is left out, {} {}",
          scope.connection(),
          bad.nativeKey(),
          bad.field(),
          bad.reason());
    }
    return found.changes();
  }

  private static Page page(
      List<Change> changes, List<UnreadableRecord> unreadable, SapCursor next) {
    return new Page(changes, unreadable, next.toSyncCursor(), next.endsPass());
  }

  private static boolean isOurs(Change change) {
    return state(change).map(SapMarks::isMarked).orElse(false);
  }

  private static Optional<DunningState> state(Change change) {
    if (change instanceof Change.Open open) {
      return Optional.of(open.item().dunning());
    }
    return change instanceof Change.Cleared cleared
        ? Optional.of(cleared.item().dunning())
        : Optional.empty();
  }
}
