package io.mahnwerk.mocks.datev;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import io.mahnwerk.mocks.web.WebAnswer;
import io.mahnwerk.mocks.web.WebRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The resources of DATEVconnect's accounting that dunning needs, for one client. */
final class ConnectRoutes {
  static final String ROOT = "/datev/api/accounting/v1";
  static final String JSON = "application/json;charset=utf-8";
  private static final String STREAM = "application/octet-stream";
  private static final String MERGE_PATCH = "application/merge-patch+json";
  private static final int MOST_IN_A_LIST = 500;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final SimulatedLedger ledger;
  private final Postings postings;
  private final DebtorCards cards;
  private final DebtorPut put;
  private final ConnectYears years;

  ConnectRoutes(SimulatedLedger ledger, Postings postings, DebtorCards cards) {
    this.ledger = ledger;
    this.postings = postings;
    this.cards = cards;
    this.put = new DebtorPut(cards);
    this.years = new ConnectYears(ledger);
  }

  /** By which the client is known to DATEVconnect. */
  String clientId() {
    return DebtorView.id("client", ledger.companyCode().value());
  }

  WebAnswer answer(WebRequest request) {
    try {
      if (!request.path().startsWith(ROOT + "/clients")) {
        throw ConnectRefusal.notFound("There is no resource " + request.path() + ".");
      }
      String[] parts = request.path().substring(ROOT.length() + 1).split("/");
      return request.reads() ? read(parts, request) : write(parts, request);
    } catch (ConnectRefusal refused) {
      return refusal(refused);
    }
  }

  private WebAnswer read(String[] parts, WebRequest request) {
    if (parts.length == 1) {
      ObjectNode client = MAPPER.createObjectNode().put("id", clientId());
      client.put("number", ledger.companyCode().value()).put("name", "Musterwerk GmbH");
      return ConnectList.of(request, Stream.of(client), ConnectFilter.of("", java.util.Map.of()));
    }
    requireClient(parts[1]);
    if (parts.length == 3) {
      return ConnectList.of(request, years.all(), ConnectFilter.of("", java.util.Map.of()));
    }
    LocalDate year = years.of(parts);
    return switch (parts[4]) {
      case "accounts-receivable" -> receivables(request, year);
      case "debitors" -> debitors(parts, request);
      case "terms-of-payment" -> ConnectList.of(request, Stream.of(terms()), noFilter(request));
      default -> throw ConnectRefusal.notFound("There is no resource " + request.path() + ".");
    };
  }

  private WebAnswer receivables(WebRequest request, LocalDate year) {
    boolean streamed = request.header("Accept").startsWith(STREAM);
    if (streamed && (!request.option("top").isBlank() || !request.option("skip").isBlank())) {
      throw ConnectRefusal.query("A stream has no pages.");
    }
    ConnectFilter filter = ConnectFilter.of(request.option("filter"), ReceivableView.FILTERS);
    if (streamed && filter.fields().contains("open_balance_of_item")) {
      throw ConnectRefusal.query("A stream knows of no open_balance_of_item.");
    }
    List<Posting> rows =
        postings.since(year).stream()
            .filter(posting -> posting.date().isBefore(year.plusYears(1)))
            .toList();
    ReceivableView view = new ReceivableView(postings, year);
    return ConnectList.of(
        request,
        IntStream.range(0, rows.size()).mapToObj(n -> view.json(rows.get(n), n + 1, streamed)),
        filter);
  }

  private WebAnswer debitors(String[] parts, WebRequest request) {
    boolean whole = request.option("expand").equals("all");
    if (parts.length == 6) {
      String account = ConnectAccount.person(parts[5]);
      return cards
          .find(account)
          .map(card -> DebtorView.json(card, put.isOrganization(account), whole))
          .map(json -> WebAnswer.of(200, JSON, json.toString()))
          .orElseThrow(() -> ConnectRefusal.notFound("There is no debitor " + parts[5] + "."));
    }
    Stream<ObjectNode> all =
        ledger.debtors().stream()
            .map(SimulatedLedger.LedgerDebtor::debtor)
            .map(cards::card)
            .map(
                card ->
                    DebtorView.json(
                        card, put.isOrganization(card.value(DebtorColumns.ACCOUNT)), whole));
    return ConnectList.of(
        request, all, ConnectFilter.of(request.option("filter"), DebtorView.FILTERS));
  }

  private WebAnswer write(String[] parts, WebRequest request) {
    if (!request.method().equals("PUT") || parts.length < 5 || !parts[4].equals("debitors")) {
      return WebAnswer.page(405, "Method Not Allowed");
    }
    requireClient(parts[1]);
    years.of(parts);
    JsonNode body = body(request);
    return parts.length == 6 ? putOne(parts[5], body) : putList(request, body);
  }

  private WebAnswer putOne(String id, JsonNode body) {
    if (!put.replace(id, body)) {
      return WebAnswer.empty(204);
    }
    ObjectNode warned = MAPPER.createObjectNode();
    warned
        .putArray("additional_messages")
        .addObject()
        .put("id", "REW10211")
        .put("description", "Der Geschäftspartner wurde für den Mandanten individualisiert.")
        .put("severity", "Warning");
    return WebAnswer.of(200, JSON, warned.toString());
  }

  private WebAnswer putList(WebRequest request, JsonNode body) {
    if (!request.header("Content-Type").startsWith(MERGE_PATCH)) {
      throw ConnectRefusal.content("A list needs the content type " + MERGE_PATCH + ".");
    }
    if (!body.isArray() || body.isEmpty() || body.size() > MOST_IN_A_LIST) {
      throw ConnectRefusal.content("A list has 1 to " + MOST_IN_A_LIST + " debitors.");
    }
    ObjectNode answer = MAPPER.createObjectNode();
    ArrayNode succeeded = answer.putArray("succeeded");
    ArrayNode failed = answer.putArray("failed");
    for (JsonNode one : body) {
      String id = one.path("id").asText();
      try {
        put.replace(id, one);
        succeeded.addObject().put("id", id);
      } catch (ConnectRefusal refused) {
        failed.addObject().put("id", id).set("error_message", error(refused));
      }
    }
    return WebAnswer.of(201, JSON, answer.toString());
  }

  private static ConnectFilter noFilter(WebRequest request) {
    return ConnectFilter.of(request.option("filter"), java.util.Map.of());
  }

  private void requireClient(String id) {
    if (!id.equals(clientId())) {
      throw ConnectRefusal.notFound("There is no client " + id + ".");
    }
  }

  private static ObjectNode terms() {
    ObjectNode terms = MAPPER.createObjectNode().put("id", TermsExport.NUMBER);
    terms.put("caption", TermsExport.CAPTION).put("due_type", "due_in_days");
    terms.putObject("due_in_days").put("due_in_days", Integer.parseInt(TermsExport.DAYS));
    return terms;
  }

  private static JsonNode body(WebRequest request) {
    try {
      return MAPPER.readTree(request.text());
    } catch (JsonProcessingException malformed) {
      throw ConnectRefusal.content("Missing or invalid request content body.");
    }
  }

  private static WebAnswer refusal(ConnectRefusal refused) {
    return WebAnswer.of(refused.status(), JSON, error(refused).toString());
  }

  private static ObjectNode error(ConnectRefusal refused) {
    ObjectNode error = MAPPER.createObjectNode().put("error", refused.error());
    error.put("error_description", String.valueOf(refused.getMessage()));
    error
        .putArray("additional_messages")
        .addObject()
        .put("id", refused.message())
        .put("severity", "Error");
    return error;
  }
}
