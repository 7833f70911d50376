package io.mahnwerk.connector.sap;

import io.mahnwerk.core.odata.KeysetPages;
import io.mahnwerk.core.odata.ODataFilter;
import io.mahnwerk.core.odata.ODataRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The business partners behind customers, who are often numbered alike and need not be: addresses
 * are those of a partner. Every method throws {@link io.mahnwerk.core.failure.ConnectorException}
 * where SAP does not show what its metadata declare.
 */
record SapPartners(SapServices services) {
  private static final int LONGEST_FILTER = 2000;
  private static final String CUSTOMER = "Customer";
  private static final String PARTNER = "BusinessPartner";

  boolean areShown() {
    return services.declares(SapFields.PARTNERS);
  }

  /** Their customers' numbers, by the number of the partner. */
  Map<String, String> of(ODataFilter customers) {
    Map<String, String> byPartner = new TreeMap<>();
    services
        .customerPages(SapFields.PARTNERS)
        .all(customers)
        .forEach(found -> byPartner.put(found.text(PARTNER), found.text(CUSTOMER)));
    return byPartner;
  }

  /** The addresses of these partners, found by one number after the other. */
  List<ODataRecord> addresses(SapFields fields, Collection<String> partners) {
    List<ODataRecord> all = new ArrayList<>();
    ODataFilter.choices(PARTNER, List.copyOf(partners), LONGEST_FILTER)
        .forEach(choice -> all.addAll(pages(fields).all(choice)));
    return all;
  }

  /** The addresses of all partners between these two numbers. */
  List<ODataRecord> addressesBetween(SapFields fields, String first, String last) {
    return pages(fields).all(ODataFilter.ge(PARTNER, first).and(ODataFilter.le(PARTNER, last)));
  }

  private KeysetPages pages(SapFields fields) {
    return new KeysetPages(
        services.customers(),
        fields.entitySet(),
        services.present(fields),
        List.of(PARTNER, "AddressID"),
        services.pageSize());
  }
}
