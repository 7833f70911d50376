package io.mahnwerk.connector.dynamics;

import java.util.Arrays;
import java.util.List;

/** The fields of a customer (table 18), as each way names them. */
enum BcCustomerField {
  NUMBER("number", "No"),
  NAME("name", "Name"),
  TERMS("reminderTermsCode", "Reminder_Terms_Code"),
  COUNTRY("countryRegionCode", "Country_Region_Code"),
  PARTNER_TYPE("partnerType", "Partner_Type"),
  PAYMENT_TERMS("paymentTermsCode", "Payment_Terms_Code"),
  PAYMENT_METHOD("paymentMethodCode", "Payment_Method_Code"),
  DIRECT_DEBIT("directDebit", ""),
  BLOCKED("blocked", "Blocked"),
  PRIVACY("privacyBlocked", "Privacy_Blocked"),
  POSTING_GROUP("customerPostingGroup", "Customer_Posting_Group"),
  PRICE_GROUP("", "Customer_Price_Group"),
  KEY_ACCOUNT("keyAccount", "");

  private final String extension;
  private final String page;

  BcCustomerField(String extension, String page) {
    this.extension = extension;
    this.page = page;
  }

  /** Its name on that way; blank where it cannot be read there. */
  String name(BcWay way) {
    return way == BcWay.EXTENSION ? extension : page;
  }

  static List<String> names(BcWay way) {
    return Arrays.stream(values()).map(field -> field.name(way)).filter(n -> !n.isEmpty()).toList();
  }
}
