package io.mahnwerk.connector.dynamics;

import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.odata.ODataFilter;
import io.mahnwerk.core.odata.ODataPage;
import io.mahnwerk.core.odata.ODataRecord;
import io.mahnwerk.core.odata.ODataRecord.UnreadableField;
import io.mahnwerk.core.odata.v4.V4Query;
import io.mahnwerk.core.odata.v4.V4Service;
import io.mahnwerk.core.spi.ReceivablesReader.Change;
import io.mahnwerk.core.spi.ReceivablesReader.UnreadableRecord;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Reads customer ledger entries: a page of them, some by their numbers, or those we marked.
 *
 * @param set the entity set's name
 */
record BcEntries(BcServices services, String set, BcEntryMapper mapper, BcComplements complements) {

  /** No date of ours lies before it, and no date at all is written as one long before it. */
  private static final LocalDate FIRST_DATE = LocalDate.of(1900, 1, 1);

  /** Entries that were read, beside those that cannot be. */
  record Found(List<Change> changes, List<UnreadableRecord> unreadable) {}

  BcWay way() {
    return mapper.marks().way();
  }

  BcServices.Api api() {
    return way() == BcWay.EXTENSION ? BcServices.Api.EXTENSION : BcServices.Api.PAGES;
  }

  private String name(BcField field) {
    return field.name(way());
  }

  ODataFilter open() {
    return ODataFilter.eq(name(BcField.OPEN), true);
  }

  ODataFilter closedSince(LocalDate day) {
    return ODataFilter.eq(name(BcField.OPEN), false)
        .and(ODataFilter.ge(name(BcField.CLOSED_ON), day));
  }

  static ODataFilter modifiedSince(String instant) {
    return ODataFilter.gt(BcField.MODIFIED.name(BcWay.EXTENSION), Instant.parse(instant));
  }

  /**
   * A page in bulk.
   *
   * @param link of a further page; blank for the first one
   */
  ODataPage page(CompanyCode company, ODataFilter filter, String link) {
    V4Service service = services.bulk(api(), company);
    return services.page(
        service, link.isEmpty() ? service.address(query(filter)).toString() : link);
  }

  private V4Query query(ODataFilter filter) {
    List<String> order = List.of(name(BcField.ENTRY_NUMBER));
    return way() == BcWay.EXTENSION
        ? new V4Query(set, List.of(), Optional.of(filter), order).expanding(BcField.SUGGESTION)
        : new V4Query(set, BcField.names(way()), Optional.of(filter), order);
  }

  /** The records as they stand in the database; those that are not shown are left out. */
  Map<CompanyCode, List<ODataRecord>> records(Collection<OpenItemRef> refs) {
    Map<CompanyCode, List<Integer>> numbers = new TreeMap<>();
    for (OpenItemRef ref : refs) {
      BcComplements.number(ref.nativeKey())
          .ifPresent(
              number ->
                  numbers
                      .computeIfAbsent(ref.companyCode(), company -> new ArrayList<>())
                      .add(number));
    }
    Map<CompanyCode, List<ODataRecord>> records = new TreeMap<>();
    numbers.forEach((company, some) -> records.put(company, records(company, some)));
    return records;
  }

  private List<ODataRecord> records(CompanyCode company, List<Integer> numbers) {
    List<Integer> distinct = numbers.stream().distinct().toList();
    return BcField.numbers(name(BcField.ENTRY_NUMBER), distinct).stream()
        .flatMap(some -> services.records(services.fresh(api(), company), query(some)))
        .toList();
  }

  /** The entries as they stand, for somebody who is about to change their marks. */
  Map<OpenItemRef, DynPlanner.Seen> look(Collection<OpenItemRef> refs) {
    Map<OpenItemRef, DynPlanner.Seen> seen = new HashMap<>();
    records(refs)
        .forEach(
            (company, records) -> {
              Map<String, ODataRecord> byKey = new HashMap<>();
              records.forEach(r -> byKey.put(BcEntryMapper.key(way(), r), r));
              for (Change change : map(company, records).changes()) {
                OpenItemRef ref = DynPlanner.item(change).ref();
                seen.put(ref, new DynPlanner.Seen(byKey.get(ref.nativeKey()), change));
              }
            });
    return seen;
  }

  Found find(Collection<OpenItemRef> refs) {
    Found all = new Found(new ArrayList<>(), new ArrayList<>());
    records(refs).forEach((company, records) -> add(all, map(company, records)));
    return all;
  }

  /** Entries with our mark, a page at a time. */
  Stream<Found> marked(CompanyCode company) {
    return way() == BcWay.EXTENSION
        ? suggested(company, ODataFilter.ge("dunningDate", FIRST_DATE))
        : pages(company, onHoldByUs());
  }

  private ODataFilter onHoldByUs() {
    BcMarks marks = mapper.marks();
    return marks
        .disputeCode()
        .map(code -> ODataFilter.eq(name(BcField.DISPUTE_STATUS), code))
        .orElseGet(() -> ODataFilter.eq(name(BcField.ON_HOLD), marks.onHoldCode()));
  }

  private Stream<Found> pages(CompanyCode company, ODataFilter filter) {
    return services
        .pages(services.fresh(api(), company), query(filter))
        .map(page -> map(company, page.records()));
  }

  /** The entries of some of our suggestions. */
  Stream<Found> suggested(CompanyCode company, ODataFilter suggestions) {
    V4Query query =
        new V4Query(
            BcSuggestions.SET,
            List.of("ledgerEntryNumber"),
            Optional.of(suggestions),
            List.of("ledgerEntryNumber"));
    List<Integer> numbers =
        services
            .records(services.fresh(api(), company), query)
            .map(found -> BcField.whole(found, "ledgerEntryNumber"))
            .toList();
    return BcField.numbers(name(BcField.ENTRY_NUMBER), numbers).stream()
        .map(
            some ->
                map(
                    company,
                    services.records(services.fresh(api(), company), query(some)).toList()));
  }

  Found map(CompanyCode company, List<ODataRecord> records) {
    Map<String, BcComplement> complement = complements.of(company, records);
    Found found = new Found(new ArrayList<>(), new ArrayList<>());
    for (ODataRecord entry : records) {
      String key = BcEntryMapper.key(way(), entry);
      try {
        found.changes().add(mapper.change(company, entry, complement.get(key)));
      } catch (UnreadableField bad) {
        found
            .unreadable()
            .add(new UnreadableRecord(key, bad.field(), String.valueOf(bad.getMessage())));
      }
    }
    return found;
  }

  private static void add(Found all, Found some) {
    all.changes().addAll(some.changes());
    all.unreadable().addAll(some.unreadable());
  }
}
