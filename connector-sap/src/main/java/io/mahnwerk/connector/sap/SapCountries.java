package io.mahnwerk.connector.sap;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.failure.FailureKind;
import io.mahnwerk.core.odata.ODataFilter;
import io.mahnwerk.core.odata.ODataRecord;
import io.mahnwerk.core.odata.ODataRecord.UnreadableField;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the countries of customers from the addresses of their business partners, where the system
 * shows both. A customer with addresses in several countries, or in none, has an unknown one; an
 * address whose validity is over does not count.
 *
 * @param today in SAP's own time zone
 */
record SapCountries(SapPartners partners, Supplier<LocalDate> today) {
  private static final Logger LOG = LoggerFactory.getLogger(SapCountries.class);
  private static final Pattern ISO = Pattern.compile("[A-Z]{2}");

  boolean areShown() {
    return partners.areShown() && partners.services().declares(SapFields.COUNTRIES);
  }

  /** By the customer's number; who is not in it has an unknown country. */
  Map<String, String> of(ODataFilter customers) {
    return asked(customers, false);
  }

  /** The same where the filter chooses all customers between two numbers. */
  Map<String, String> ofRange(ODataFilter customers) {
    return asked(customers, true);
  }

  private Map<String, String> asked(ODataFilter customers, boolean isRange) {
    if (!areShown()) {
      return Map.of();
    }
    try {
      TreeMap<String, String> byPartner = new TreeMap<>(partners.of(customers));
      return byPartner.isEmpty() ? Map.of() : countries(byPartner, addresses(byPartner, isRange));
    } catch (ConnectorException refused) {
      if (refused.kind() != FailureKind.FORBIDDEN) {
        throw refused;
      }
      LOG.warn("{} Countries of customers stay unknown.", refused.getMessage());
      return Map.of();
    }
  }

  /** Partners who are numbered as their customers are lie as near to each other. */
  private List<ODataRecord> addresses(TreeMap<String, String> byPartner, boolean isRange) {
    boolean alike = byPartner.entrySet().stream().allMatch(e -> e.getKey().equals(e.getValue()));
    return isRange && alike
        ? partners.addressesBetween(SapFields.COUNTRIES, byPartner.firstKey(), byPartner.lastKey())
        : partners.addresses(SapFields.COUNTRIES, byPartner.keySet());
  }

  private Map<String, String> countries(Map<String, String> byPartner, List<ODataRecord> places) {
    Map<String, Set<String>> seen = new HashMap<>();
    for (ODataRecord place : places) {
      String customer = byPartner.get(place.text("BusinessPartner"));
      String country = place.text("Country");
      if (customer != null && ISO.matcher(country).matches() && !isOver(place)) {
        seen.computeIfAbsent(customer, number -> new TreeSet<>()).add(country);
      }
    }
    Map<String, String> only = new HashMap<>();
    seen.forEach(
        (customer, all) -> {
          if (all.size() == 1) {
            only.put(customer, all.iterator().next());
          }
        });
    return only;
  }

  private boolean isOver(ODataRecord place) {
    try {
      return place.date("ValidityEndDate").filter(end -> end.isBefore(today.get())).isPresent();
    } catch (UnreadableField noDate) {
      return false;
    }
  }
}
