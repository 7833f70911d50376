package io.mahnwerk.connector.sap;

import io.mahnwerk.core.http.ResilientHttp;
import io.mahnwerk.core.odata.KeysetPages;
import io.mahnwerk.core.odata.ODataService;
import java.net.URI;
import java.util.List;

/** The released services of one system that this connector calls. */
final class SapServices {
  static final String ITEM_SERVICE = "/sap/opu/odata/sap/API_OPLACCTGDOCITEMCUBE_SRV/";
  static final String CUSTOMER_SERVICE = "/sap/opu/odata/sap/API_BUSINESS_PARTNER/";
  static final String GL_SERVICE = "/sap/opu/odata/sap/API_GLACCOUNTLINEITEM/";
  static final String ITEMS = "A_OperationalAcctgDocItemCube";
  static final String CUSTOMERS = "A_Customer";
  static final String CUSTOMER_COMPANIES = "A_CustomerCompany";
  static final String CUSTOMER_DUNNING = "A_CustomerDunning";

  private final ResilientHttp http;
  private final ODataService items;
  private final ODataService customers;
  private final ODataService glLines;
  private final URI itemChange;
  private final int pageSize;

  SapServices(ResilientHttp http, SapSettings settings) {
    this.http = http;
    this.items = new ODataService(http, settings.address(ITEM_SERVICE), settings.parameters());
    this.customers =
        new ODataService(http, settings.address(CUSTOMER_SERVICE), settings.parameters());
    this.glLines = new ODataService(http, settings.address(GL_SERVICE), settings.parameters());
    this.itemChange = settings.itemChange();
    this.pageSize = settings.pageSize();
  }

  ResilientHttp http() {
    return http;
  }

  ODataService items() {
    return items;
  }

  ODataService customers() {
    return customers;
  }

  ODataService glLines() {
    return glLines;
  }

  URI itemChange() {
    return itemChange;
  }

  KeysetPages itemPages(List<String> select) {
    return new KeysetPages(items, ITEMS, select, SapItemKey.PROPERTIES, pageSize);
  }

  KeysetPages customerPages(String entitySet, List<String> select) {
    return new KeysetPages(customers, entitySet, select, List.of("Customer"), pageSize);
  }
}
