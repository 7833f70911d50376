package io.mahnwerk.connector.sap;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Builds a line item as its service shows it: an open invoice unless told otherwise. */
record ItemJson(Map<String, String> properties) {
  static ItemJson invoice(String document) {
    Map<String, String> properties = new TreeMap<>();
    properties.put("CompanyCode", "\"1010\"");
    properties.put("FiscalYear", "\"2026\"");
    properties.put("AccountingDocument", "\"" + document + "\"");
    properties.put("AccountingDocumentItem", "\"001\"");
    properties.put("Customer", "\"0010100001\"");
    properties.put("AccountingDocumentType", "\"DR\"");
    properties.put("PostingKey", "\"01\"");
    properties.put("DebitCreditCode", "\"S\"");
    properties.put("TransactionCurrency", "\"EUR\"");
    properties.put("AmountInTransactionCurrency", "\"1190.000\"");
    properties.put("DocumentDate", "\"/Date(1767225600000)/\"");
    properties.put("PostingDate", "\"/Date(1767225600000)/\"");
    properties.put("NetDueDate", "\"/Date(1769817600000)/\"");
    properties.put("IsCleared", "false");
    return new ItemJson(properties);
  }

  ItemJson with(String property, String text) {
    return withRaw(property, "\"" + text + "\"");
  }

  ItemJson withRaw(String property, String json) {
    Map<String, String> changed = new TreeMap<>(properties);
    changed.put(property, json);
    return new ItemJson(changed);
  }

  ItemJson block(String reason) {
    return with("DunningBlockingReason", reason);
  }

  ItemJson mark(String text) {
    return with("Reference2IDByBusinessPartner", text);
  }

  ItemJson clearedBy(String document) {
    return withRaw("IsCleared", "true")
        .with("ClearingDate", "/Date(1769904000000)/")
        .with("ClearingAccountingDocument", document)
        .with("ClearingDocFiscalYear", "2026");
  }

  @Override
  public String toString() {
    return properties.entrySet().stream()
        .map(entry -> "\"" + entry.getKey() + "\":" + entry.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }
}
