package io.mahnwerk.connector.dynamics;

import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.odata.ODataFilter;
import io.mahnwerk.core.odata.ODataRecord;
import io.mahnwerk.core.odata.v4.V4Query;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which invoice an open credit memo refers to. With the extension the entry names the invoice's
 * document; without it API v2.0 does, for credit memos that were posted in sales.
 *
 * @param entries the set of ledger entries
 */
record BcCredits(BcServices services, BcWay way, String entries) {
  private static final String MEMOS = "salesCreditMemos";

  /** The invoice's entry number by the credit's; a credit without an invoice is left out. */
  Map<String, String> of(CompanyCode company, List<ODataRecord> page) {
    List<ODataRecord> credits = page.stream().filter(this::isOpenCreditMemo).toList();
    Map<String, String> invoiceOf =
        way == BcWay.EXTENSION ? named(credits) : asked(company, credits);
    if (invoiceOf.isEmpty()) {
      return Map.of();
    }
    Map<String, String> keys = keys(company, new HashSet<>(invoiceOf.values()));
    Map<String, String> settled = new HashMap<>();
    for (ODataRecord credit : credits) {
      Optional.ofNullable(invoiceOf.get(credit.text(BcField.DOCUMENT_NUMBER.name(way))))
          .map(keys::get)
          .ifPresent(invoice -> settled.put(BcEntryMapper.key(way, credit), invoice));
    }
    return settled;
  }

  private boolean isOpenCreditMemo(ODataRecord entry) {
    return BcField.option(entry, BcField.DOCUMENT_TYPE.name(way)).equals("Credit Memo")
        && entry.text(BcField.OPEN.name(way)).equals("true");
  }

  private Map<String, String> named(List<ODataRecord> credits) {
    Map<String, String> invoices = new HashMap<>();
    for (ODataRecord credit : credits) {
      String invoice = credit.text(BcField.APPLIES_TO.name(way));
      if (!invoice.isEmpty()) {
        invoices.put(credit.text(BcField.DOCUMENT_NUMBER.name(way)), invoice);
      }
    }
    return invoices;
  }

  private Map<String, String> asked(CompanyCode company, List<ODataRecord> credits) {
    Map<String, String> invoices = new HashMap<>();
    List<String> numbers =
        credits.stream().map(credit -> credit.text(BcField.DOCUMENT_NUMBER.name(way))).toList();
    for (ODataFilter some : BcField.texts("number", numbers)) {
      V4Query query =
          new V4Query(MEMOS, List.of("number", "invoiceNumber"), Optional.of(some), List.of());
      services
          .records(services.bulk(BcServices.Api.STANDARD, company), query)
          .filter(memo -> !memo.text("invoiceNumber").isEmpty())
          .forEach(memo -> invoices.put(memo.text("number"), memo.text("invoiceNumber")));
    }
    return invoices;
  }

  private Map<String, String> keys(CompanyCode company, Set<String> documents) {
    BcServices.Api api = way == BcWay.EXTENSION ? BcServices.Api.EXTENSION : BcServices.Api.PAGES;
    String number = BcField.DOCUMENT_NUMBER.name(way);
    List<String> select =
        Stream.of(BcField.ENTRY_NUMBER, BcField.DOCUMENT_NUMBER, BcField.DOCUMENT_TYPE)
            .map(field -> field.name(way))
            .toList();
    Map<String, String> keys = new HashMap<>();
    for (ODataFilter some : BcField.texts(number, documents.stream().sorted().toList())) {
      services
          .records(
              services.bulk(api, company),
              new V4Query(entries, select, Optional.of(some), List.of()))
          .filter(e -> BcField.option(e, BcField.DOCUMENT_TYPE.name(way)).equals("Invoice"))
          .forEach(e -> keys.put(e.text(number), BcEntryMapper.key(way, e)));
    }
    return keys;
  }
}
