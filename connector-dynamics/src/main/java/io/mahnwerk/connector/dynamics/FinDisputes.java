package io.mahnwerk.connector.dynamics;

import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.odata.ODataFilter;
import io.mahnwerk.core.odata.ODataRecord;
import io.mahnwerk.core.odata.v4.V4Query;
import io.mahnwerk.core.odata.v4.V4Service;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The disputes of transactions, as far as they are read at all.
 *
 * @param read whether the user may read them
 */
record FinDisputes(V4Service service, List<CompanyCode> companies, boolean read) {
  static final String SET = "CustDisputes";
  static final String OF = "dispute/";
  static final String ETAG = "@odata.etag";
  static final String STATUS = "Status";
  static final String FOLLOW_UP = "FollowUpDate";
  static final String REASON = "ReasonCode";
  static final String KEY = "SysRecId";
  static final String TRANSACTION = "CustTrans";
  private static final List<String> FIELDS =
      List.of(FinTransactions.COMPANY, KEY, TRANSACTION, STATUS, FOLLOW_UP, REASON);
  private static final int FEW = 40;

  /** By the transaction's company and record id; a transaction has one dispute at most. */
  Map<String, ODataRecord> of(List<ODataRecord> transactions) {
    List<Long> keys = keys(transactions);
    if (!read || keys.isEmpty()) {
      return Map.of();
    }
    Map<String, ODataRecord> byTransaction = new HashMap<>();
    records(FinTransactions.within(companies).and(among(keys)))
        .forEach(found -> byTransaction.put(FinTransactions.id(found, TRANSACTION), found));
    return byTransaction;
  }

  private static List<Long> keys(List<ODataRecord> transactions) {
    return transactions.stream()
        .map(found -> found.text(FinTransactions.KEY))
        .filter(key -> key.matches("\\d{1,18}"))
        .map(Long::valueOf)
        .toList();
  }

  /** A page's transactions come in the order of their ids, so that a range says it shortly. */
  private static ODataFilter among(List<Long> keys) {
    return keys.size() <= FEW
        ? ODataFilter.any(keys, key -> ODataFilter.eq(TRANSACTION, key))
        : ODataFilter.ge(TRANSACTION, Collections.min(keys))
            .and(ODataFilter.le(TRANSACTION, Collections.max(keys)));
  }

  /** The transactions whose dispute carries that reason code, some at a time. */
  Stream<List<OpenItemRef>> withReason(String reason, ConnectionId connection) {
    if (!read) {
      return Stream.empty();
    }
    ODataFilter ours = FinTransactions.within(companies).and(ODataFilter.eq(REASON, reason));
    List<OpenItemRef> refs =
        records(ours)
            .map(
                found ->
                    new OpenItemRef(
                        connection,
                        new CompanyCode(found.required(FinTransactions.COMPANY)),
                        found.required(TRANSACTION)))
            .toList();
    return FinTransactions.chunks(refs);
  }

  private Stream<ODataRecord> records(ODataFilter filter) {
    return service.records(new V4Query(SET, FIELDS, Optional.of(filter), List.of()));
  }

  /** Asks for one dispute; throws when that fails. */
  void look() {
    Optional<ODataFilter> ours = Optional.of(FinTransactions.within(companies));
    service.page(new V4Query(SET, FIELDS, ours, List.of()).first(1));
  }
}
