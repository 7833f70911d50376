package io.mahnwerk.connector.dynamics;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.failure.FailureKind;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.DunningState;
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
import java.util.HashMap;
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
  static final String TRANSACTIONS = FinTransactions.SET;

  private static final String COMPANY = FinTransactions.COMPANY;
  private static final Sentence ENTITIES = new Sentence("Data entities", "Datenentitäten");
  private final FinSettings settings;
  private final V4Service service;
  private final FinDisputes disputes;
  private final FinLetterFlag letters;
  private final FinTransactions transactions;
  private final FinMapper mapper;

  FinReader(FinSettings settings, V4Service service) {
    this.settings = settings;
    this.service = service;
    this.disputes = new FinDisputes(service, settings.companies(), settings.disputes().areRead());
    this.letters = new FinLetterFlag(service);
    this.transactions =
        new FinTransactions(
            service, settings.companies(), settings.historyFrom(), disputes, letters);
    this.mapper =
        new FinMapper(settings.connection(), settings.directDebitMethods(), settings.marks());
  }

  @Override
  public Page read(SyncCursor after) {
    String position = after.value();
    if (position.isEmpty()) {
      return page(CUSTOMERS, first(CUSTOMERS).toString());
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
    return transactions
        .find(items)
        .flatMap(found -> mapped(found, mapper::change).stream())
        .toList();
  }

  /** The transactions as they stand, for somebody who is about to change their disputes. */
  Map<OpenItemRef, DynPlanner.Seen> look(Collection<OpenItemRef> items) {
    Map<OpenItemRef, DynPlanner.Seen> seen = new HashMap<>();
    transactions
        .find(items)
        .forEach(
            found ->
                mapped(found, mapper::change)
                    .ifPresent(
                        change ->
                            seen.put(
                                DynPlanner.item(change).ref(),
                                new DynPlanner.Seen(found, change))));
    return seen;
  }

  /** Asks for one dispute where they are read; throws when that fails. */
  void lookAtDisputes() {
    if (settings.disputes().areRead()) {
      disputes.look();
    }
  }

  /** Whether transactions show that they are left out of letters; throws when asking fails. */
  boolean showsLetterFlag() {
    return letters.isShown();
  }

  @Override
  public List<Debtor> rereadDebtors(Collection<DebtorRef> debtors) {
    List<Debtor> found = new ArrayList<>();
    debtors.stream()
        .collect(Collectors.groupingBy(DebtorRef::companyCode))
        .forEach(
            (company, refs) ->
                FinTransactions.chunks(refs)
                    .map(
                        some ->
                            ODataFilter.any(
                                some, ref -> ODataFilter.eq("CustomerAccount", ref.number())))
                    .map(any -> FinTransactions.within(List.of(company)).and(any))
                    .flatMap(filter -> service.records(customers(filter)))
                    .forEach(one -> mapped(one, mapper::debtor).ifPresent(found::add)));
    return found;
  }

  @Override
  public Stream<Change> ourMarks() {
    return disputes
        .withReason(settings.disputeReason(), settings.connection())
        .flatMap(refs -> reread(refs).stream())
        .filter(FinReader::isOurs);
  }

  private static boolean isOurs(Change change) {
    if (change instanceof Change.DebtorSeen) {
      return false;
    }
    DunningState state = DynPlanner.item(change).dunning();
    return state.isHeldByUs() || state.mark().isPresent();
  }

  /** Asks for one transaction of a legal entity; throws when that fails. */
  Finding look(CompanyCode company) {
    Optional<ODataFilter> ours = Optional.of(ODataFilter.eq(COMPANY, company.value()));
    V4Query one = new V4Query(TRANSACTIONS, FinTransactions.FIELDS, ours, List.of()).first(1);
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
    ODataPage page = set.equals(TRANSACTIONS) ? transactions.page(link) : service.page(link);
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
            () ->
                last ? SyncCursor.START : new SyncCursor(TRANSACTIONS + " " + first(TRANSACTIONS)));
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

  private URI first(String set) {
    return set.equals(TRANSACTIONS)
        ? transactions.first()
        : service.address(customers(FinTransactions.within(settings.companies())));
  }

  private static V4Query customers(ODataFilter filter) {
    return new V4Query(CUSTOMERS, FinMapper.CUSTOMER_FIELDS, Optional.of(filter), List.of());
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
