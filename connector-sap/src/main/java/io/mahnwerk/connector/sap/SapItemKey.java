package io.mahnwerk.connector.sap;

import io.mahnwerk.core.model.OpenItemRef;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An item's key within its company code; written {@code 2026/1800000001/001}. */
record SapItemKey(String fiscalYear, String document, String item)
    implements Comparable<SapItemKey> {
  static final List<String> PROPERTIES =
      List.of("FiscalYear", "AccountingDocument", "AccountingDocumentItem");
  private static final Pattern FORM = Pattern.compile("([0-9]{4})/([^/]{1,10})/([0-9]{1,3})");

  /** Empty for a key that this connector did not make. */
  static Optional<SapItemKey> parse(OpenItemRef ref) {
    Matcher parts = FORM.matcher(ref.nativeKey());
    return parts.matches()
        ? Optional.of(new SapItemKey(parts.group(1), parts.group(2), parts.group(3)))
        : Optional.empty();
  }

  String nativeKey() {
    return fiscalYear + "/" + document + "/" + item;
  }

  @Override
  public int compareTo(SapItemKey other) {
    return nativeKey().compareTo(other.nativeKey());
  }
}
