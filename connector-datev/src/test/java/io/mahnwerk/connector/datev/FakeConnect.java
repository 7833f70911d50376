package io.mahnwerk.connector.datev;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;

/** DATEVconnect as far as two debtors go, on a socket; keeps what it was asked. */
final class FakeConnect implements AutoCloseable {
  static final ObjectMapper JSON = new ObjectMapper();
  private static final String TOKEN = "/connect/token";
  private static final String ROOT = "/datev/api/accounting/v1";

  final List<Asked> asked = new CopyOnWriteArrayList<>();

  /** By what callers signed in, each way once. */
  final Set<String> signedInBy = new ConcurrentSkipListSet<>();

  /** What the token service was asked, one for each token. */
  final List<String> tokensAsked = new CopyOnWriteArrayList<>();

  private final HttpServer server;
  private volatile String refusal = "";
  private volatile String answerOfLists = "";
  private volatile String fields = "";
  private volatile int readsBefore;

  /**
   * @param path below the interface's root
   * @param query as it was sent, blank for none
   */
  record Asked(String method, String path, String query, String type, String body) {
    JsonNode json() throws IOException {
      return JSON.readTree(body);
    }
  }

  FakeConnect() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + ROOT;
  }

  /** Every change is answered by this body and status 400. */
  void refuse(String body) {
    refusal = body;
  }

  /** A list of changes is answered by this body and status 201. */
  void answerLists(String body) {
    answerOfLists = body;
  }

  /** After so many further readings of single debtors a person has put this into their dunning. */
  void changeAfter(int reads, String accounting) {
    readsBefore = reads;
    fields = accounting;
  }

  List<Asked> changes() {
    return asked.stream().filter(one -> one.method().equals("PUT")).toList();
  }

  String tokenUrl() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + TOKEN;
  }

  private void answer(HttpExchange call) throws IOException {
    String sign = String.valueOf(call.getRequestHeaders().getFirst("Authorization"));
    if (call.getRequestURI().getPath().equals(TOKEN)) {
      String asked = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      tokensAsked.add(sign + " " + asked);
      String token = "{\"access_token\":\"t-%d\",\"token_type\":\"Bearer\",\"expires_in\":3600}";
      send(call, 200, token.formatted(tokensAsked.size()));
      return;
    }
    signedInBy.add(sign);
    String path = call.getRequestURI().getPath().substring(ROOT.length());
    String type = String.valueOf(call.getRequestHeaders().getFirst("Content-Type"));
    String query = call.getRequestURI().getQuery();
    byte[] sent = call.getRequestBody().readAllBytes();
    asked.add(
        new Asked(
            call.getRequestMethod(),
            path,
            query == null ? "" : query,
            type,
            new String(sent, StandardCharsets.UTF_8)));
    boolean change = call.getRequestMethod().equals("PUT");
    if (change && path.endsWith("/debitors") && !answerOfLists.isEmpty()) {
      send(call, 201, answerOfLists);
      return;
    }
    String body = change ? refusal : read(path);
    send(call, change && refusal.isEmpty() ? 204 : change ? 400 : 200, body);
  }

  private static void send(HttpExchange call, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    call.getResponseHeaders().add("Content-Type", "application/json;charset=utf-8");
    call.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    call.getResponseBody().write(bytes);
    call.close();
  }

  private String read(String path) {
    if (path.endsWith("/fiscal-years")) {
      return "[{\"id\":\"20260101\",\"account_length\":4}]";
    }
    if (path.endsWith("/debitors")) {
      return "[" + debtor("10001", "") + "," + debtor("10002", "") + "]";
    }
    if (path.contains("/debitors/")) {
      String account = path.substring(path.lastIndexOf('/') + 1, path.lastIndexOf('/') + 6);
      return debtor(account, readsBefore-- > 0 ? "" : fields);
    }
    if (path.endsWith("/accounts-receivable")) {
      return "[" + item("10001") + "," + item("10002") + "]";
    }
    return "[]";
  }

  private static String debtor(String account, String dunning) {
    return """
        {"id":"%s0000","account_number":%s0000,"caption":"Muster","addressee_id":"a-%s",
         "business_partner_relation_id":"r-%s","legal_entity_type":"legal_person",
         "alternative_search_name":"bleibt","accounting_information":{"account_balance":100.10,
         %s"dunning_procedure":"not_specified","individual_fields":[{"position":1,"content":"Filiale"}]}}"""
        .formatted(account, account, account, account, dunning);
  }

  private static String item(String account) {
    return """
        {"id":1,"account_number":%s0000,"document_field1":"RE-1","date":"2026-05-20T00:00:00.000+02:00",
         "due_date":"2026-06-10T00:00:00.000+02:00","amount_debit":100.10,"amount_credit":0,
         "open_balance_of_item":100.10,"debit_credit_identifier":"S","is_cleared":false,
         "evidence_type":"invoice","dunning_level":"0","has_dunning_block":false,"currency_code":"EUR",
         "posting_description":"Rechnung"}"""
        .formatted(account);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
