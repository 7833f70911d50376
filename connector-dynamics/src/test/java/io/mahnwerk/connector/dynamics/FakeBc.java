package io.mahnwerk.connector.dynamics;

import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.spi.ConnectorContext;
import io.mahnwerk.core.spi.ErpConnector;
import io.mahnwerk.mocks.kit.LoopbackServer;
import io.mahnwerk.mocks.kit.LoopbackServer.Answer;
import io.mahnwerk.mocks.kit.LoopbackServer.Asked;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Predicate;

/** Answers each request by the rule stated last that fits, and notes what it saw. */
final class FakeBc implements AutoCloseable {
  static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
  static final ConnectionId CONNECTION = new ConnectionId("bc");
  static final CompanyCode COMPANY = new CompanyCode("CRONUS DE");
  static final String KEY = "Schluessel-123";
  private static final String ID = "11111111-2222-3333-4444-555555555555";
  private static final Reply NONE = Reply.of(0, "");

  private final LoopbackServer server = new LoopbackServer(this::answer);
  private final List<Function<Asked, Reply>> rules = new CopyOnWriteArrayList<>();
  private final List<Asked> seen = new CopyOnWriteArrayList<>();

  record Reply(int status, String body) {
    static Reply of(int status, String body) {
      return new Reply(status, body);
    }

    static Reply feed(String... records) {
      return of(200, "{\"value\":[" + String.join(",", records) + "]}");
    }

    static Reply error(int status, String code) {
      String message = "Not so.  CorrelationId:  0a1b2c3d.";
      return of(
          status, "{\"error\":{\"code\":\"%s\",\"message\":\"%s\"}}".formatted(code, message));
    }
  }

  FakeBc() {
    on("companies", Reply.feed("{\"id\":\"" + ID + "\",\"name\":\"CRONUS DE\"}"));
  }

  /** With our extension installed, its steering on. */
  static FakeBc withExtension() {
    return new FakeBc()
        .on("mahnwerk/dunning/v1.0/$metadata", Reply.of(200, BcDocuments.extension()))
        .on("extensionInfo", Reply.feed(BcDocuments.info(true)))
        .on("ledgerEntries", Reply.feed())
        .on("detailedLedgerEntries", Reply.feed())
        .on("dunningCustomers", Reply.feed())
        .on("openReminders", Reply.feed())
        .on("reminderTerms", Reply.feed())
        .on("reminderLevels", Reply.feed())
        .on("dunningSuggestions", Reply.feed());
  }

  /** With pages 25, 21 and 444 published and no extension. */
  static FakeBc stock() {
    return new FakeBc()
        .on("ODataV4/$metadata", Reply.of(200, BcDocuments.pages()))
        .on("CustomerLedgerEntries", Reply.feed())
        .on("CustomerCard", Reply.feed())
        .on("ReminderEntries", Reply.feed());
  }

  FakeBc on(String what, Reply reply) {
    return when(request -> request.asks(what), request -> reply);
  }

  FakeBc when(Predicate<Asked> condition, Function<Asked, Reply> reply) {
    rules.add(0, request -> condition.test(request) ? reply.apply(request) : NONE);
    return this;
  }

  List<Asked> seen(String what) {
    return seen.stream().filter(request -> request.asks(what)).toList();
  }

  List<Asked> changes() {
    return seen.stream().filter(request -> !request.method().equals("GET")).toList();
  }

  String root() {
    return server.address() + "/BC";
  }

  Map<String, String> settings() {
    return new TreeMap<>(
        Map.of(
            "url",
            root(),
            "companies",
            COMPANY.value(),
            "sign-in",
            "basic",
            "user",
            "MAHNWERK",
            "web-service-key",
            KEY,
            "local-currency",
            "EUR"));
  }

  ErpConnector connect(String... more) {
    Map<String, String> settings = new HashMap<>(settings());
    for (int i = 0; i < more.length; i += 2) {
      settings.put(more[i], more[i + 1]);
    }
    return new DynamicsConnectorProvider().open(context(settings));
  }

  static ConnectorContext context(Map<String, String> settings) {
    Clock clock = Clock.fixed(Instant.parse("2026-03-01T23:30:00Z"), ZoneOffset.UTC);
    return new ConnectorContext(CONNECTION, settings, clock);
  }

  static OpenItemRef item(int number) {
    return new OpenItemRef(CONNECTION, COMPANY, Integer.toString(number));
  }

  static DebtorRef customer(String number) {
    return new DebtorRef(CONNECTION, COMPANY, number);
  }

  private Answer answer(Asked request) {
    seen.add(request);
    Reply reply =
        rules.stream()
            .map(rule -> rule.apply(request))
            .filter(given -> given != NONE)
            .findFirst()
            .orElseGet(() -> Reply.error(404, "BadRequest_NotFound"));
    return Answer.of(reply.status(), reply.body());
  }

  @Override
  public void close() {
    server.close();
  }
}
