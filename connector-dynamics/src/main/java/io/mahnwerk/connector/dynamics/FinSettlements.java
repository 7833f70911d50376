package io.mahnwerk.connector.dynamics;

import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.odata.ODataFilter;
import io.mahnwerk.core.odata.ODataRecord;
import io.mahnwerk.core.odata.v4.V4Query;
import io.mahnwerk.core.odata.v4.V4Service;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The transactions that others were settled with last, found by voucher and account. Vouchers of
 * one number can hold several transactions, so the one of the opposite sign is taken.
 */
record FinSettlements(V4Service service) {
  static final String OF = "settledBy/";
  static final String VOUCHER = "LastSettleVoucher";
  static final String ACCOUNT = "LastSettleAccountNum";
  private static final String OWN_VOUCHER = "Voucher";
  private static final List<String> FIELDS =
      List.of(
          FinTransactions.COMPANY,
          FinTransactions.KEY,
          "AccountNum",
          OWN_VOUCHER,
          "Invoice",
          "TransType",
          "AmountCur",
          "Correct",
          "ReasonRefRecId");

  /** By the closed transaction's company and record id; what is not found is left out. */
  Map<String, ODataRecord> of(List<ODataRecord> transactions) {
    Map<String, ODataRecord> settledBy = new HashMap<>();
    transactions.stream()
        .filter(one -> !one.text(VOUCHER).isEmpty() && FinMapper.date(one, "Closed").isPresent())
        .collect(Collectors.groupingBy(one -> one.text(FinTransactions.COMPANY)))
        .forEach((company, closed) -> settledBy.putAll(of(company, closed)));
    return settledBy;
  }

  private Map<String, ODataRecord> of(String company, List<ODataRecord> closed) {
    List<String> vouchers = closed.stream().map(one -> one.text(VOUCHER)).distinct().toList();
    Map<String, List<ODataRecord>> byVoucher =
        FinTransactions.chunks(vouchers)
            .flatMap(
                some ->
                    service.records(
                        new V4Query(
                            FinTransactions.SET,
                            FIELDS,
                            Optional.of(
                                ODataFilter.eq(FinTransactions.COMPANY, company)
                                    .and(ODataFilter.in(OWN_VOUCHER, some))),
                            List.of())))
            .collect(Collectors.groupingBy(one -> one.text(OWN_VOUCHER)));
    Map<String, ODataRecord> settledBy = new HashMap<>();
    for (ODataRecord one : closed) {
      byVoucher.getOrDefault(one.text(VOUCHER), List.of()).stream()
          .filter(other -> isOpposite(one, other))
          .findFirst()
          .ifPresent(other -> settledBy.put(FinTransactions.id(one, FinTransactions.KEY), other));
    }
    return settledBy;
  }

  private static boolean isOpposite(ODataRecord one, ODataRecord other) {
    boolean sameAccount = one.text(ACCOUNT).equals(other.text("AccountNum"));
    return sameAccount && isCredit(one) != isCredit(other);
  }

  private static boolean isCredit(ODataRecord found) {
    return found.text("AmountCur").startsWith("-");
  }

  /**
   * What closed a transaction. A journal posts money that came in as well as write-offs; only the
   * latter name a reason. Where nothing is known, it counts as a payment.
   */
  static Clearing.Kind kind(ODataRecord closed) {
    if (closed.text(OF + "Correct").equals("Yes")) {
      return Clearing.Kind.REVERSAL;
    }
    String type = closed.text(OF + "TransType");
    if (type.isEmpty() || type.equals("Payment")) {
      return Clearing.Kind.PAYMENT;
    }
    if (!closed.text(OF + "Invoice").isEmpty()) {
      return Clearing.Kind.CREDIT;
    }
    String reason = closed.text(OF + "ReasonRefRecId");
    return reason.isEmpty() || reason.equals("0") ? Clearing.Kind.PAYMENT : Clearing.Kind.WRITE_OFF;
  }
}
