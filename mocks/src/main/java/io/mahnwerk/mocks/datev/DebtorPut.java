package io.mahnwerk.mocks.datev;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;

/**
 * Replaces a debtor by what a PUT carries: what the object does not say again is lost, and the ids
 * that tie it to its addressee must be said again.
 */
final class DebtorPut {
  private final DebtorCards cards;
  private final Set<String> individual = new HashSet<>();

  DebtorPut(DebtorCards cards) {
    this.cards = cards;
  }

  /** Whether a debtor belongs to the whole office, until this client changes it. */
  synchronized boolean isOrganization(String account) {
    return Integer.parseInt(account) % 2 == 0 && !individual.contains(account);
  }

  /**
   * Answers whether the debtor was the office's and is this client's from here on.
   *
   * @throws ConnectRefusal for what Rechnungswesen does not take
   */
  synchronized boolean replace(String technical, JsonNode body) {
    String account = ConnectAccount.person(technical);
    DebtorCard before =
        cards
            .find(account)
            .orElseThrow(() -> ConnectRefusal.notFound("There is no debitor " + technical + "."));
    if (!body.path("account_number").isMissingNode() && !body.path("account_number").isNull()) {
      throw ConnectRefusal.content("'account_number' must remain empty; 'id' names the account.");
    }
    same(body, "id", technical);
    same(body, "addressee_id", DebtorView.id("addressee", account));
    same(body, "business_partner_relation_id", DebtorView.id("relation", account));
    cards.replace(read(before, body));
    boolean wasOrganization = isOrganization(account);
    individual.add(account);
    return wasOrganization;
  }

  private static void same(JsonNode body, String name, String expected) {
    if (!body.path(name).asText().equals(expected)) {
      throw ConnectRefusal.content("'" + name + "' is missing or not that of the debitor.");
    }
  }

  /** Columns that the interface knows come from the body, the others stay. */
  private static DebtorCard read(DebtorCard before, JsonNode body) {
    JsonNode person = body.path("natural_person");
    boolean natural = body.path("legal_entity_type").asText().equals("natural_person");
    DebtorCard card =
        before
            .with(DebtorColumns.KIND, natural ? "1" : "2")
            .with(DebtorColumns.COMPANY, text(body.path("legal_person"), "legal_name", 40))
            .with(DebtorColumns.SURNAME, text(person, "surname", 30))
            .with(DebtorColumns.FIRST_NAME, text(person, "firstname", 30))
            .with(DebtorColumns.CUSTOMER_NUMBER, text(body, "business_partner_number", 15))
            .with(DebtorColumns.VAT_COUNTRY, text(body, "eu_vat_id_country_code", 2))
            .with(DebtorColumns.VAT_ID, text(body, "eu_vat_id_number", 13));
    JsonNode address = body.path("addresses").path(0);
    card =
        card.with(DebtorColumns.STREET, text(address, "street", 36))
            .with(DebtorColumns.POSTAL_CODE, text(address, "postal_code", 10))
            .with(DebtorColumns.PLACE, text(address, "city", 30))
            .with(DebtorColumns.COUNTRY, text(address, "country_code", 2))
            .with(DebtorColumns.PHONE, communication(body, "phone"))
            .with(DebtorColumns.EMAIL, communication(body, "email"));
    return accounting(card, body.path("accounting_information"));
  }

  private static DebtorCard accounting(DebtorCard card, JsonNode accounting) {
    String procedure = accounting.path("dunning_procedure").asText("not_specified");
    int dunning = procedure.isEmpty() ? -1 : DebtorView.PROCEDURES.indexOf(procedure);
    if (dunning < 0) {
      throw ConnectRefusal.content("'" + procedure + "' is no dunning_procedure.");
    }
    boolean own =
        accounting.path("dunning_period_calculation").asText().equals("calculate_dunning_period");
    DebtorCard read =
        card.with(DebtorColumns.DUNNING, dunning == 0 ? "" : Integer.toString(dunning))
            .with(DebtorColumns.OWN_PERIODS, own ? "1" : "")
            .with(DebtorColumns.BLOCKED_UNTIL, day(accounting.path("temp_dunning_block")))
            .with(DebtorColumns.TERMS, accounting.path("term_of_payment_id").asText())
            .with(
                DebtorColumns.ONE_TIME,
                accounting.path("is_various_account").asBoolean() ? "1" : "")
            .with(
                DebtorColumns.DIRECT_DEBIT,
                accounting.path("direct_debit").asText().startsWith("sepa") ? "7" : "");
    for (int period = 0; period < DebtorView.PERIODS; period++) {
      String days = accounting.path("dunning_period" + (period + 1)).asText();
      read = read.with(DebtorColumns.FIRST_PERIOD + period, days);
    }
    read = read.with(DebtorColumns.LAST_PERIOD, accounting.path("dunning_final_deadline").asText());
    if (!read.periodsAscend()) {
      throw ConnectRefusal.content("The dunning periods must ascend.");
    }
    return fields(read, accounting.path("individual_fields"));
  }

  private static DebtorCard fields(DebtorCard card, JsonNode given) {
    DebtorCard read = card;
    for (int field = 1; field <= DebtorView.FIELDS; field++) {
      read = read.with(DebtorColumns.FIRST_FIELD + field - 1, "");
    }
    for (JsonNode field : given) {
      int position = field.path("position").asInt();
      if (position < 1 || position > DebtorView.FIELDS) {
        throw ConnectRefusal.content("There is no individual field " + position + ".");
      }
      read = read.with(DebtorColumns.FIRST_FIELD + position - 1, text(field, "content", 40));
    }
    return read;
  }

  private static String day(JsonNode time) {
    try {
      return time.isTextual() ? DatevDate.row(ConnectTime.read(time.asText())) : "";
    } catch (IllegalArgumentException malformed) {
      throw ConnectRefusal.content("temp_dunning_block: " + malformed.getMessage() + ".");
    }
  }

  private static String communication(JsonNode body, String type) {
    for (JsonNode one : body.path("communications")) {
      if (one.path("communication_type").asText().equals(type)) {
        return text(one, "communication_data_content", 60);
      }
    }
    return "";
  }

  private static String text(JsonNode node, String name, int most) {
    String text = node.path(name).asText();
    if (text.length() > most) {
      throw ConnectRefusal.content("'" + name + "' has more than " + most + " characters.");
    }
    return text;
  }
}
