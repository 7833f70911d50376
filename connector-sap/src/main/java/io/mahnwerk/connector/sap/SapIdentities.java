package io.mahnwerk.connector.sap;

import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.odata.ODataFilter;
import io.mahnwerk.core.odata.ODataQuery;
import io.mahnwerk.core.odata.ODataRecord;
import io.mahnwerk.core.spi.DebtorIdentity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads VAT id, name and address of customers. The address is the first of the business partner;
 * where SAP does not show which partner that is, of the one with the customer's number.
 */
record SapIdentities(SapServices services, SapPartners partners) {
  private static final int LONGEST_FILTER = 2000;
  private static final String CUSTOMER = "Customer";

  List<DebtorIdentity> of(Collection<DebtorRef> debtors) {
    List<String> numbers = debtors.stream().map(DebtorRef::number).distinct().sorted().toList();
    Map<String, ODataRecord> customers = new HashMap<>();
    Map<String, ODataRecord> places = new HashMap<>();
    Map<String, String> byPartner = new TreeMap<>();
    for (ODataFilter choice : ODataFilter.choices(CUSTOMER, numbers, LONGEST_FILTER)) {
      read(SapFields.IDENTITIES, choice).forEach(r -> customers.put(r.text(CUSTOMER), r));
      if (partners.areShown()) {
        byPartner.putAll(partners.of(choice));
      }
    }
    if (!partners.areShown()) {
      numbers.forEach(number -> byPartner.put(number, number));
    }
    partners
        .addresses(SapFields.ADDRESSES, byPartner.keySet())
        .forEach(r -> places.putIfAbsent(byPartner.get(r.text("BusinessPartner")), r));
    List<DebtorIdentity> identities = new ArrayList<>();
    for (DebtorRef debtor : debtors) {
      ODataRecord customer = customers.get(debtor.number());
      if (customer != null) {
        identities.add(identity(debtor, customer, places.get(debtor.number())));
      }
    }
    return identities;
  }

  private static DebtorIdentity identity(
      DebtorRef debtor,
      ODataRecord customer,
      @org.jspecify.annotations.Nullable ODataRecord place) {
    return new DebtorIdentity(
        debtor,
        customer.text("VATRegistration"),
        customer.text("CustomerName"),
        place == null || place.text("PostalCode").isEmpty()
            ? ""
            : place.text("PostalCode")
                + " "
                + place.text("StreetName")
                + " "
                + place.text("HouseNumber"));
  }

  private List<ODataRecord> read(SapFields fields, ODataFilter choice) {
    return services
        .customers()
        .all(
            ODataQuery.of(fields.entitySet())
                .select(services.present(fields))
                .filter(choice)
                .orderBy(List.of(fields.needed().get(0))));
  }
}
