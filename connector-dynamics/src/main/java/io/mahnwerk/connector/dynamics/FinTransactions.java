package io.mahnwerk.connector.dynamics;

import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.odata.ODataFilter;
import io.mahnwerk.core.odata.ODataPage;
import io.mahnwerk.core.odata.ODataRecord;
import io.mahnwerk.core.odata.v4.V4Query;
import io.mahnwerk.core.odata.v4.V4Service;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The customer transactions of the configured legal entities, each with the dispute that stands of
 * it and, once closed, with the transaction that settled it last.
 *
 * @param historyFrom what was closed before this day is not read
 */
record FinTransactions(
    V4Service service,
    List<CompanyCode> companies,
    LocalDate historyFrom,
    FinDisputes disputes,
    FinLetterFlag letters) {
  static final String SET = "CustTransBiEntities";
  static final String COMPANY = "dataAreaId";
  static final String KEY = "SourceKey";
  static final List<String> FIELDS =
      List.of(
          COMPANY,
          KEY,
          "AccountNum",
          "Invoice",
          "Voucher",
          "TransDate",
          "DocumentDate",
          "DueDate",
          "Closed",
          "AmountCur",
          "SettleAmountCur",
          "CurrencyCode",
          "PaymMode",
          "CollectionLetterCode",
          "CustAutomationExclude",
          FinSettlements.VOUCHER,
          FinSettlements.ACCOUNT);

  /** Anything before this day stands for no date. */
  private static final LocalDate FIRST_DATE = LocalDate.of(1900, 1, 2);

  private static final int MOST_KEYS = 40;

  /** Where the first page of what is open or was closed in the history is found. */
  URI first() {
    ODataFilter open = ODataFilter.lt("Closed", start(FIRST_DATE));
    ODataFilter since = ODataFilter.gt("Closed", start(historyFrom));
    ODataFilter wanted = ODataFilter.any(List.of(open, since), one -> one);
    return service.address(
        new V4Query(SET, fields(), Optional.of(within(companies).and(wanted)), List.of()));
  }

  private List<String> fields() {
    return letters.isShown()
        ? Stream.concat(FIELDS.stream(), Stream.of(FinLetterFlag.FIELD)).toList()
        : FIELDS;
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  ODataPage page(String link) {
    ODataPage page = service.page(link);
    return new ODataPage(completed(page.records()), page.next());
  }

  /** Those that are there. */
  Stream<ODataRecord> find(Collection<OpenItemRef> items) {
    return items.stream()
        .collect(Collectors.groupingBy(OpenItemRef::companyCode))
        .entrySet()
        .stream()
        .flatMap(
            company ->
                chunks(company.getValue())
                    .flatMap(refs -> completed(find(company.getKey(), refs)).stream()));
  }

  private List<ODataRecord> find(CompanyCode company, List<OpenItemRef> refs) {
    ODataFilter any =
        ODataFilter.any(refs, ref -> ODataFilter.eq(KEY, Long.parseLong(ref.nativeKey())));
    ODataFilter filter = within(List.of(company)).and(any);
    return service.records(new V4Query(SET, fields(), Optional.of(filter), List.of())).toList();
  }

  private List<ODataRecord> completed(List<ODataRecord> found) {
    Map<String, ODataRecord> disputed = disputes.of(found);
    Map<String, ODataRecord> settled = new FinSettlements(service).of(found);
    return found.stream()
        .map(one -> with(one, FinDisputes.OF, disputed.get(id(one, KEY))))
        .map(one -> with(one, FinSettlements.OF, settled.get(id(one, KEY))))
        .toList();
  }

  /** Puts another record's properties beside those of the transaction, behind a name. */
  private static ODataRecord with(ODataRecord found, String name, @Nullable ODataRecord other) {
    if (other == null) {
      return found;
    }
    Map<String, String> all = new HashMap<>(found.properties());
    other.properties().forEach((key, value) -> all.put(name + key, value));
    other.etag().ifPresent(etag -> all.put(name + FinDisputes.ETAG, etag));
    return new ODataRecord(all, found.etag());
  }

  static ODataFilter within(List<CompanyCode> companies) {
    return ODataFilter.any(companies, code -> ODataFilter.eq(COMPANY, code.value()));
  }

  /** Record ids are unique in a database, yet every key of an entity names the company too. */
  static String id(ODataRecord found, String key) {
    return found.text(COMPANY) + "/" + found.text(key);
  }

  static <T> Stream<List<T>> chunks(List<T> all) {
    return Stream.iterate(0, from -> from < all.size(), from -> from + MOST_KEYS)
        .map(from -> all.subList(from, Math.min(all.size(), from + MOST_KEYS)));
  }
}
