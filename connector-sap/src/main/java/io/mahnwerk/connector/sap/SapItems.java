package io.mahnwerk.connector.sap;

import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.odata.KeysetPages;
import io.mahnwerk.core.odata.ODataFilter;
import io.mahnwerk.core.odata.ODataRecord;
import io.mahnwerk.core.odata.ODataRecord.UnreadableField;
import io.mahnwerk.core.spi.ReceivablesReader.Change;
import io.mahnwerk.core.spi.ReceivablesReader.UnreadableRecord;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads customer line items: a page of them, some by their keys, or those that are marked. */
record SapItems(
    SapServices services,
    SapOpenItemMapper mapper,
    SapClearings clearings,
    SapBlockedAccounts accounts) {
  private static final int LONGEST_FILTER = 2000;
  private static final List<String> DATES_OF_CHANGE =
      List.of(
          "LastChangeDate",
          "AccountingDocumentCreationDate",
          "ClearingDate",
          "ClearingCreationDate");

  /** Items that were read, beside those that cannot be. */
  record Found(List<Change> changes, List<UnreadableRecord> unreadable) {}

  private KeysetPages pages() {
    return services.itemPages(services.present(mapper.fields()));
  }

  KeysetPages.Slice page(ODataFilter filter, List<String> after) {
    return pages().after(filter, after);
  }

  static ODataFilter of(CompanyCode companyCode) {
    return ODataFilter.eq("FinancialAccountType", "D")
        .and(ODataFilter.eq("CompanyCode", companyCode.value()));
  }

  static ODataFilter open(CompanyCode companyCode) {
    return of(companyCode).and(ODataFilter.eq("IsCleared", false));
  }

  static ODataFilter cleared(CompanyCode companyCode, LocalDate from) {
    return of(companyCode)
        .and(ODataFilter.eq("IsCleared", true))
        .and(ODataFilter.ge("ClearingDate", from));
  }

  /** All dates SAP keeps of a change are days, so a day is always read to its end again. */
  ODataFilter changed(CompanyCode companyCode, LocalDate from) {
    List<String> dates = services.live(mapper.fields()).present(DATES_OF_CHANGE);
    ODataFilter dated = ODataFilter.any(dates, date -> ODataFilter.ge(date, from));
    return of(companyCode)
        .and(
            mapper.marks().mayHoldByAccount(companyCode) && showsOurDate()
                ? ODataFilter.any(List.of(dated, carryingOurDate()), filter -> filter)
                : dated);
  }

  private boolean showsOurDate() {
    return services.shows(mapper.fields(), mapper.marks().field().property());
  }

  /** A change of the account's block, which holds them, does not change the items. */
  private ODataFilter carryingOurDate() {
    return ODataFilter.eq("IsCleared", false)
        .and(ODataFilter.startsWith(mapper.marks().field().property(), SapMarks.PREFIX));
  }

  /** All open items of these customers, beside those that cannot be read. */
  Found openOf(CompanyCode companyCode, List<String> customers) {
    Found all = new Found(new ArrayList<>(), new ArrayList<>());
    for (ODataFilter choice : ODataFilter.choices("Customer", customers, LONGEST_FILTER)) {
      Found found = map(companyCode, pages().all(open(companyCode).and(choice)));
      all.changes().addAll(found.changes());
      all.unreadable().addAll(found.unreadable());
    }
    return all;
  }

  /** Whether SAP dates both what is new and what is changed; else every open item is read anew. */
  boolean tellsChanges() {
    return services
        .live(mapper.fields())
        .missing(List.of("LastChangeDate", "AccountingDocumentCreationDate"))
        .isEmpty();
  }

  /** Items with our reason code or a text that starts like our dates, page by page. */
  Stream<Found> marked(CompanyCode companyCode) {
    SapMarks marks = mapper.marks();
    List<ODataFilter> ways = new ArrayList<>();
    ways.add(ODataFilter.eq("DunningBlockingReason", marks.reasonCode()));
    if (showsOurDate()) {
      ways.add(ODataFilter.startsWith(marks.field().property(), SapMarks.PREFIX));
    }
    ODataFilter ours = ODataFilter.any(ways, filter -> filter);
    return pages()
        .slices(of(companyCode).and(ours))
        .map(slice -> map(companyCode, slice.records()));
  }

  /** The items as they stand; those that SAP does not show are left out. */
  Found find(Collection<OpenItemRef> refs) {
    Map<CompanyCode, Map<String, Set<String>>> documents = new TreeMap<>();
    Set<String> asked = new HashSet<>();
    for (OpenItemRef ref : refs) {
      SapItemKey.parse(ref)
          .ifPresent(
              key ->
                  documents
                      .computeIfAbsent(ref.companyCode(), code -> new TreeMap<>())
                      .computeIfAbsent(key.fiscalYear(), year -> new TreeSet<>())
                      .add(key.document()));
      asked.add(ref.companyCode() + "/" + ref.nativeKey());
    }
    Found all = new Found(new ArrayList<>(), new ArrayList<>());
    documents.forEach(
        (code, byYear) ->
            byYear.forEach((year, numbers) -> add(all, code, linesOf(code, year, numbers), asked)));
    return all;
  }

  Found map(CompanyCode companyCode, List<ODataRecord> lines) {
    List<ODataRecord> ended =
        lines.stream().filter(line -> line.text("IsCleared").equals("true")).toList();
    Map<String, String> types = ended.isEmpty() ? Map.of() : clearings.typesOf(companyCode, ended);
    Set<String> blocked = accounts.holding(companyCode, lines);
    Found found = new Found(new ArrayList<>(), new ArrayList<>());
    for (ODataRecord line : lines) {
      String type = types.getOrDefault(SapClearings.documentOf(line), "");
      try {
        found.changes().add(mapper.change(line, type, blocked));
      } catch (UnreadableField bad) {
        found
            .unreadable()
            .add(
                new UnreadableRecord(
                    SapOpenItemMapper.nativeKey(line),
                    bad.field(),
                    String.valueOf(bad.getMessage())));
      }
    }
    return found;
  }

  private void add(Found all, CompanyCode code, List<ODataRecord> lines, Set<String> asked) {
    List<ODataRecord> wanted =
        lines.stream()
            .filter(line -> asked.contains(code + "/" + SapOpenItemMapper.nativeKey(line)))
            .toList();
    Found found = map(code, wanted);
    all.changes().addAll(found.changes());
    all.unreadable().addAll(found.unreadable());
  }

  private List<ODataRecord> linesOf(CompanyCode code, String year, Set<String> documents) {
    ODataFilter base = of(code).and(ODataFilter.eq("FiscalYear", year));
    List<ODataRecord> lines = new ArrayList<>();
    for (ODataFilter choice :
        ODataFilter.choices("AccountingDocument", List.copyOf(documents), LONGEST_FILTER)) {
      lines.addAll(pages().all(base.and(choice)));
    }
    return lines;
  }
}
