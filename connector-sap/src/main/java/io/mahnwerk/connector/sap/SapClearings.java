package io.mahnwerk.connector.sap;

import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.odata.ODataFilter;
import io.mahnwerk.core.odata.ODataRecord;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tells how items were cleared. An item names its clearing document but not that document's type,
 * and only a type that is no payment matters; so the documents of those few types are read from the
 * range of numbers that a page's clearing documents span.
 */
record SapClearings(SapServices services, SapDocumentTypes types) {
  private static final List<String> SELECT =
      List.of(
          "FiscalYear", "AccountingDocument", "AccountingDocumentItem", "AccountingDocumentType");

  /** The types of those clearing documents that are no payments, by year and number. */
  Map<String, String> typesOf(CompanyCode companyCode, List<ODataRecord> lines) {
    Map<String, TreeMap<String, String>> byYear = new TreeMap<>();
    for (ODataRecord line : lines) {
      String document = line.text("ClearingAccountingDocument");
      if (!document.isEmpty()) {
        byYear
            .computeIfAbsent(line.text("ClearingDocFiscalYear"), year -> new TreeMap<>())
            .put(document, "");
      }
    }
    Map<String, String> found = new TreeMap<>();
    if (types.telling().isEmpty() || !services.shows(SapFields.ITEMS, "AccountingDocumentType")) {
      return found;
    }
    byYear.forEach(
        (year, documents) ->
            found.putAll(read(companyCode, year, documents.firstKey(), documents.lastKey())));
    return found;
  }

  static String documentOf(ODataRecord line) {
    return key(line.text("ClearingDocFiscalYear"), line.text("ClearingAccountingDocument"));
  }

  private Map<String, String> read(CompanyCode code, String year, String first, String last) {
    ODataFilter filter =
        ODataFilter.eq("CompanyCode", code.value())
            .and(ODataFilter.eq("FiscalYear", year))
            .and(ODataFilter.in("AccountingDocumentType", List.copyOf(types.telling())))
            .and(ODataFilter.ge("AccountingDocument", first))
            .and(ODataFilter.le("AccountingDocument", last));
    Map<String, String> found = new TreeMap<>();
    for (ODataRecord line : services.itemPages(SELECT).all(filter)) {
      found.put(
          key(line.text("FiscalYear"), line.text("AccountingDocument")),
          line.text("AccountingDocumentType"));
    }
    return found;
  }

  private static String key(String year, String document) {
    return year + "/" + document;
  }
}
