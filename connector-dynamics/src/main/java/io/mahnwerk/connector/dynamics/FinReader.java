package io.mahnwerk.connector.dynamics;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.failure.FailureKind;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.odata.ODataFilter;
import io.mahnwerk.core.odata.ODataPage;
import io.mahnwerk.core.odata.ODataRecord;
import io.mahnwerk.core.odata.ODataRecord.UnreadableField;
import io.mahnwerk.core.odata.v4.V4Query;
import io.mahnwerk.core.odata.v4.V4Service;
import io.mahnwerk.core.spi.ConnectionCheck.Finding;
import io.mahnwerk.core.spi.ReceivablesReader;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads the customers and transactions of the configured legal entities. The transactions' entity
 * shows no time of change, so each pass reads everything, and what was closed before the history
 * begins is left out.
 */
final class FinReader implements ReceivablesReader {
  static final String CUSTOMERS = "CustomersV3";
  static final String TRANSACTIONS = "CustTransBiEntities";

  private static final String COMPANY = "dataAreaId";
  private static final Sentence ENTITIES = new Sentence("Data entities", "Datenentitäten");
  private static final int MOST_KEYS = 40;

  private final FinSettings settings;
  private final V4Service service;
  private final FinMapper mapper;

  FinReader(FinSettings settings, V4Service service) {
    this.settings = settings;
    this.service = service;
    this.mapper = new FinMapper(settings.connection(), settings.directDebitMethods());
  }

  @Override
  public Page read(SyncCursor after) {
    String position = after.value();
    if (position.isEmpty()) {
      return page(CUSTOMERS, all(CUSTOMERS).toString());
    }
    String[] parts = position.split(" ", 2);
    if (parts.length != 2 || !List.of(CUSTOMERS, TRANSACTIONS).contains(parts[0])) {
      throw new ConnectorException(
          FailureKind.INVALID_REQUEST,
          settings.connection(),
          new Sentence(
              "the stored reading position is not one of this connector; read from the start.",
              "die gemerkte Leseposition stammt nicht von diesem Konnektor; lesen Sie von vorn."),
          null);
    }
    return page(parts[0], parts[1]);
  }

  @Override
  public List<Change> reread(Collection<OpenItemRef> items) {
    List<Change> changes = new ArrayList<>();
    perCompany(items, OpenItemRef::companyCode)
        .forEach(
            (company, refs) ->
                chunks(refs)
                    .map(some -> whole(some, "SourceKey", OpenItemRef::nativeKey))
                    .flatMap(filter -> records(TRANSACTIONS, within(company, filter)))
                    .forEach(found -> mapped(found, mapper::change).ifPresent(changes::add)));
    return changes;
  }

  @Override
  public List<Debtor> rereadDebtors(Collection<DebtorRef> debtors) {
    List<Debtor> found = new ArrayList<>();
    perCompany(debtors, DebtorRef::companyCode)
        .forEach(
            (company, refs) ->
                chunks(refs)
                    .map(
                        some ->
                            ODataFilter.any(
                                some, ref -> ODataFilter.eq("CustomerAccount", ref.number())))
                    .flatMap(filter -> records(CUSTOMERS, within(company, filter)))
                    .forEach(one -> mapped(one, mapper::debtor).ifPresent(found::add)));
    return found;
  }

  /** Finance carries no mark of ours. */
  @Override
  public Stream<Change> ourMarks() {
    return Stream.empty();
  }

  /** Asks for one transaction of a legal entity; throws when that fails. */
  Finding look(CompanyCode company) {
    V4Query one =
        new V4Query(
            TRANSACTIONS,
            FinMapper.TRANSACTION_FIELDS,
            Optional.of(ODataFilter.eq(COMPANY, company.value())),
            List.of(),
            1,
            Map.of(),
            List.of());
    boolean any = !service.page(one).records().isEmpty();
    return any
        ? Finding.ok(
            ENTITIES,
            new Sentence("%s shows transactions.", "%s zeigt Buchungen.")
                .with(Sentence.same(company.value())))
        : Finding.warning(
            ENTITIES,
            new Sentence("%s shows no transactions.", "%s zeigt keine Buchungen.")
                .with(Sentence.same(company.value())),
            new Sentence(
                "Check setting 'companies' and the user's legal entities.",
                "Prüfen Sie Einstellung 'companies' und die juristischen Personen des Benutzers."));
  }

  private Page page(String set, String link) {
    ODataPage page = service.page(link);
    List<Change> changes = new ArrayList<>();
    List<UnreadableRecord> unreadable = new ArrayList<>();
    for (ODataRecord found : page.records()) {
      try {
        change(set, found).ifPresent(changes::add);
      } catch (UnreadableField bad) {
        unreadable.add(
            new UnreadableRecord(
                FinMapper.key(set, found), bad.field(), String.valueOf(bad.getMessage())));
      }
    }
    Optional<SyncCursor> further = page.next().map(next -> new SyncCursor(set + " " + next));
    boolean last = further.isEmpty() && set.equals(TRANSACTIONS);
    SyncCursor next =
        further.orElseGet(
            () -> last ? SyncCursor.START : new SyncCursor(TRANSACTIONS + " " + all(TRANSACTIONS)));
    return new Page(changes, unreadable, next, last);
  }

  private Optional<Change> change(String set, ODataRecord found) {
    if (set.equals(CUSTOMERS)) {
      return Optional.of(new Change.DebtorSeen(mapper.debtor(found)));
    }
    Change change = mapper.change(found);
    boolean isOld =
        change instanceof Change.Cleared cleared
            && cleared.clearing().clearedOn().isBefore(settings.historyFrom());
    return isOld ? Optional.empty() : Optional.of(change);
  }

  private URI all(String set) {
    ODataFilter ours =
        ODataFilter.any(settings.companies(), code -> ODataFilter.eq(COMPANY, code.value()));
    return service.address(query(set, ours));
  }

  private static V4Query query(String set, ODataFilter filter) {
    List<String> fields =
        set.equals(CUSTOMERS) ? FinMapper.CUSTOMER_FIELDS : FinMapper.TRANSACTION_FIELDS;
    return new V4Query(set, fields, Optional.of(filter), List.of());
  }

  private Stream<ODataRecord> records(String set, ODataFilter filter) {
    return service.records(query(set, filter));
  }

  private static ODataFilter within(CompanyCode company, ODataFilter filter) {
    return ODataFilter.eq(COMPANY, company.value()).and(filter);
  }

  private static <T> ODataFilter whole(List<T> some, String property, Function<T, String> key) {
    return ODataFilter.any(some, one -> ODataFilter.eq(property, Long.parseLong(key.apply(one))));
  }

  private static <T> Map<CompanyCode, List<T>> perCompany(
      Collection<T> refs, Function<T, CompanyCode> company) {
    return refs.stream().collect(Collectors.groupingBy(company));
  }

  private static <T> Stream<List<T>> chunks(List<T> all) {
    return Stream.iterate(0, from -> from < all.size(), from -> from + MOST_KEYS)
        .map(from -> all.subList(from, Math.min(all.size(), from + MOST_KEYS)));
  }

  /** These answers have no place for bad records, which also come with the pages of a pass. */
  private static <R> Optional<R> mapped(ODataRecord found, Function<ODataRecord, R> mapping) {
    try {
      return Optional.of(mapping.apply(found));
    } catch (UnreadableField bad) {
      return Optional.empty();
    }
  }
}
