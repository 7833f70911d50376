package io.mahnwerk.connector.sap;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.failure.FailureKind;
import io.mahnwerk.core.http.ResilientHttp;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.odata.KeysetPages;
import io.mahnwerk.core.odata.ODataEntitySet;
import io.mahnwerk.core.odata.ODataPages;
import io.mahnwerk.core.odata.ODataService;
import io.mahnwerk.core.odata.v4.V4Collection;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The released services of one system that this connector calls. */
final class SapServices {
  static final String ITEM_SERVICE = "/sap/opu/odata/sap/API_OPLACCTGDOCITEMCUBE_SRV/";
  static final String CUSTOMER_SERVICE = "/sap/opu/odata/sap/API_BUSINESS_PARTNER/";
  static final String GL_SERVICE = "/sap/opu/odata/sap/API_GLACCOUNTLINEITEM/";
  static final String ITEMS = "A_OperationalAcctgDocItemCube";
  static final String CUSTOMERS = "A_Customer";
  static final String CUSTOMER_COMPANIES = "A_CustomerCompany";
  static final String CUSTOMER_DUNNING = "A_CustomerDunning";
  static final String PARTNERS = "A_BusinessPartner";
  static final String ADDRESSES = "A_BusinessPartnerAddress";

  private final ResilientHttp http;
  private final ODataService items;
  private final ODataService customers;
  private final ODataService glLines;
  private final Optional<V4Collection> ownItems;
  private final URI itemChange;
  private final int pageSize;
  private final SapMessages messages;

  SapServices(ResilientHttp http, SapSettings settings, SapOwnService own) {
    this.http = http;
    this.messages = new SapMessages(settings.connection());
    this.items = service(settings, ITEM_SERVICE);
    this.customers = service(settings, CUSTOMER_SERVICE);
    this.glLines = service(settings, GL_SERVICE);
    this.ownItems = own.items(settings.marking().marks());
    this.itemChange = settings.addresses().itemChange();
    this.pageSize = settings.reading().pageSize();
  }

  private ODataService service(SapSettings settings, String path) {
    return new ODataService(
        http,
        settings.addresses().address(path),
        settings.addresses().parameters(),
        answer -> messages.take(answer.header(SapMessages.HEADER)));
  }

  /** What SAP says beside its successes. */
  SapMessages messages() {
    return messages;
  }

  ResilientHttp http() {
    return http;
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

  int pageSize() {
    return pageSize;
  }

  KeysetPages itemPages(List<String> select) {
    ODataPages source = ownItems.<ODataPages>map(own -> own).orElse(items);
    return new KeysetPages(source, ITEMS, select, SapItemKey.PROPERTIES, pageSize);
  }

  KeysetPages customerPages(SapFields fields) {
    return new KeysetPages(
        customers, fields.entitySet(), present(fields), List.of("Customer"), pageSize);
  }

  /** What can be read of the wanted properties on this system. */
  List<String> present(SapFields fields) {
    return live(fields).present(fields.wanted());
  }

  boolean shows(SapFields fields, String property) {
    return live(fields).has(property);
  }

  /**
   * The entity set as this system declares it. Throws {@link ConnectorException} of kind NOT_FOUND
   * where it or something needed of it is missing: nothing may be decided without.
   */
  ODataEntitySet live(SapFields fields) {
    ODataEntitySet live =
        declared(fields)
            .orElseThrow(
                () ->
                    missing(
                        new Sentence(
                                "SAP has no entity set %s in its service.",
                                "SAP hat in seinem Service kein Entity Set %s.")
                            .with(Sentence.same(fields.entitySet()))));
    List<String> missing = live.missing(fields.needed());
    if (!missing.isEmpty()) {
      throw missing(
          new Sentence(
                  "entity set %s of SAP lacks %s, without which nothing is decided.",
                  "dem Entity Set %s von SAP fehlt %s; ohne das wird nichts entschieden.")
              .with(Sentence.same(fields.entitySet()), Sentence.same(String.join(", ", missing))));
    }
    return live;
  }

  /** Whether this system has the entity set with everything that is needed of it. */
  boolean declares(SapFields fields) {
    return declared(fields).filter(set -> set.missing(fields.needed()).isEmpty()).isPresent();
  }

  private Optional<ODataEntitySet> declared(SapFields fields) {
    boolean areItems = fields.entitySet().equals(ITEMS);
    if (areItems && ownItems.isPresent()) {
      return ownItems.get().declared(fields.wanted());
    }
    return (areItems ? items : customers).metadata().entitySet(fields.entitySet());
  }

  private ConnectorException missing(Sentence sentence) {
    return new ConnectorException(FailureKind.NOT_FOUND, http.connection(), sentence, null);
  }
}
