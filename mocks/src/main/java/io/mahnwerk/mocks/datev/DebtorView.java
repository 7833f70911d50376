package io.mahnwerk.mocks.datev;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A debtor as DATEVconnect shows it. */
final class DebtorView {
  static final Map<String, ConnectFilter.Type> FILTERS =
      Map.of(
          "account_number", ConnectFilter.Type.NUMBER,
          "business_partner_number", ConnectFilter.Type.TEXT,
          "caption", ConnectFilter.Type.TEXT,
          "date_last_modification", ConnectFilter.Type.DAY);

  /** The column Mahnung by its number; 5 is not given out. */
  static final List<String> PROCEDURES =
      List.of(
          "not_specified",
          "first_dun",
          "second_dun",
          "first_and_second_dun",
          "third_dun",
          "",
          "second_and_third_dun",
          "first_second_and_third_dun",
          "",
          "no_dun");

  static final int PERIODS = 3;
  static final int FIELDS = 10;
  static final List<Integer> NAMES =
      List.of(DebtorColumns.COMPANY, DebtorColumns.SURNAME, DebtorColumns.FIRST_NAME);

  private DebtorView() {}

  /**
   * @param organization whether the debtor belongs to the whole office yet
   * @param whole with addresses, communications and individual fields
   */
  static ObjectNode json(DebtorCard card, boolean organization, boolean whole) {
    String account = card.value(DebtorColumns.ACCOUNT);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", Integer.toString(ConnectAccount.ofPerson(account)));
    json.put("account_number", ConnectAccount.ofPerson(account));
    json.put("addressee_id", id("addressee", account));
    json.put("business_partner_relation_id", id("relation", account));
    put(json, "business_partner_number", card.value(DebtorColumns.CUSTOMER_NUMBER));
    json.put("is_organization_business_partner", organization);
    json.put("is_business_partner_active", true);
    put(json, "eu_vat_id_country_code", card.value(DebtorColumns.VAT_COUNTRY));
    put(json, "eu_vat_id_number", card.value(DebtorColumns.VAT_ID));
    names(json, card);
    json.set("accounting_information", accounting(card, whole));
    if (whole) {
      addresses(json.putArray("addresses"), card);
      communication(json.putArray("communications"), "phone", card.value(DebtorColumns.PHONE));
      communication(json.withArray("communications"), "email", card.value(DebtorColumns.EMAIL));
    }
    return json;
  }

  static String id(String of, String account) {
    return UUID.nameUUIDFromBytes((of + account).getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static void names(ObjectNode json, DebtorCard card) {
    if (card.value(DebtorColumns.KIND).equals("1")) {
      json.put("legal_entity_type", "natural_person");
      ObjectNode person = json.putObject("natural_person");
      put(person, "surname", card.value(DebtorColumns.SURNAME));
      put(person, "firstname", card.value(DebtorColumns.FIRST_NAME));
      json.put(
          "caption",
          (card.value(DebtorColumns.FIRST_NAME) + " " + card.value(DebtorColumns.SURNAME)).strip());
    } else {
      json.put("legal_entity_type", "legal_person");
      put(json.putObject("legal_person"), "legal_name", card.value(DebtorColumns.COMPANY));
      put(json, "caption", card.value(DebtorColumns.COMPANY));
    }
  }

  private static ObjectNode accounting(DebtorCard card, boolean whole) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    String dunning = card.value(DebtorColumns.DUNNING);
    json.put(
        "dunning_procedure", PROCEDURES.get(dunning.isEmpty() ? 0 : Integer.parseInt(dunning)));
    boolean own = card.value(DebtorColumns.OWN_PERIODS).equals("1");
    json.put("dunning_period_calculation", own ? "calculate_dunning_period" : "not_specified");
    for (int period = 0; period < PERIODS; period++) {
      number(
          json, "dunning_period" + (period + 1), card.value(DebtorColumns.FIRST_PERIOD + period));
    }
    number(json, "dunning_final_deadline", card.value(DebtorColumns.LAST_PERIOD));
    String until = card.value(DebtorColumns.BLOCKED_UNTIL);
    if (!until.isEmpty()) {
      json.put("temp_dunning_block", ConnectTime.write(DatevDate.ofRow(until)));
    }
    boolean collected = card.value(DebtorColumns.DIRECT_DEBIT).equals("7");
    json.put("direct_debit", collected ? "sepa_direct_debit" : "not_specified");
    json.put("is_various_account", card.value(DebtorColumns.ONE_TIME).equals("1"));
    json.put("is_insolvent", false);
    number(json, "term_of_payment_id", card.value(DebtorColumns.TERMS));
    if (whole) {
      fields(json, card);
    }
    return json;
  }

  private static void fields(ObjectNode json, DebtorCard card) {
    ArrayNode fields = JsonNodeFactory.instance.arrayNode();
    for (int field = 1; field <= FIELDS; field++) {
      String content = card.value(DebtorColumns.FIRST_FIELD + field - 1);
      if (!content.isEmpty()) {
        fields.addObject().put("position", field).put("content", content);
      }
    }
    if (!fields.isEmpty()) {
      json.set("individual_fields", fields);
    }
  }

  private static void addresses(ArrayNode addresses, DebtorCard card) {
    ObjectNode address = addresses.addObject();
    address.put("id", id("address", card.value(DebtorColumns.ACCOUNT)));
    address.put("address_type", "street_address");
    put(address, "street", card.value(DebtorColumns.STREET));
    put(address, "postal_code", card.value(DebtorColumns.POSTAL_CODE));
    put(address, "city", card.value(DebtorColumns.PLACE));
    put(address, "country_code", card.value(DebtorColumns.COUNTRY));
    address.putObject("address_usage_type").put("is_correspondence_address", true);
  }

  private static void communication(ArrayNode all, String type, String content) {
    if (!content.isEmpty()) {
      all.addObject().put("communication_type", type).put("communication_data_content", content);
    }
  }

  private static void put(ObjectNode json, String name, String value) {
    if (!value.isEmpty()) {
      json.put(name, value);
    }
  }

  private static void number(ObjectNode json, String name, String value) {
    if (!value.isEmpty()) {
      json.put(name, Integer.parseInt(value));
    }
  }
}
