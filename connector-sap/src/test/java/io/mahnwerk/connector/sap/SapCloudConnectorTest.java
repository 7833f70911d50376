package io.mahnwerk.connector.sap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mahnwerk.connector.sap.FakeSap.Reply;
import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.failure.FailureKind;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.RecordVersion;
import io.mahnwerk.core.spi.DunningInstruction;
import io.mahnwerk.core.spi.ErpConnector;
import io.mahnwerk.core.spi.IdempotencyKey;
import io.mahnwerk.core.spi.ReceivablesReader.SyncCursor;
import io.mahnwerk.core.spi.WriteOutcome;
import io.mahnwerk.mocks.kit.LoopbackServer.Asked;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every call goes through the connectivity service's proxy, which is a real one on this machine.
 */
@Timeout(60)
class SapCloudConnectorTest {
  private static final String SECRET = "Tunnel-Geheimnis-7";
  private static final DebtorRef CUSTOMER =
      new DebtorRef(new ConnectionId(FakeSap.CONNECTION), new CompanyCode("1010"), "0010100001");

  private final FakeSap sap = new FakeSap();
  private final AtomicInteger tokens = new AtomicInteger();
  private final LoopbackProxy proxy = new LoopbackProxy(sap.settings().get("url"), "p1");

  @BeforeEach
  void serve() {
    sap.on(SapServices.CUSTOMER_COMPANIES, Reply.feed())
        .when(
            request -> request.path().equals("/oauth/token"),
            request ->
                Reply.of(
                    200,
                    "{\"access_token\":\"%s\",\"expires_in\":3600}"
                        .formatted(isOfTheProxy(request) ? "p" + tokens.incrementAndGet() : "d1")));
  }

  @AfterEach
  void close() {
    proxy.close();
    sap.close();
  }

  @Test
  void readsThroughTheProxyAndTellsTheSystemNothingOfIt() {
    read(settings());

    assertThat(proxy.seen())
        .isNotEmpty()
        .allMatch(seen -> seen.address().toString().startsWith(LoopbackProxy.VIRTUAL + "/sap/"))
        .allMatch(seen -> seen.authorization().equals("Bearer p1"))
        .allMatch(seen -> seen.location().equals(LoopbackProxy.LOCATION));
    assertThat(sap.seen(SapServices.CUSTOMER_COMPANIES))
        .isNotEmpty()
        .allMatch(seen -> seen.headers().get("Authorization").startsWith("Basic "))
        .noneMatch(seen -> seen.headers().containsKey("Proxy-Authorization"));
    Asked fetch = sap.seen("token").get(0);
    assertThat(sap.seen("token")).hasSize(1);
    assertThat(fetch.body()).isEqualTo("grant_type=client_credentials");
  }

  @Test
  void fetchesAFreshTokenOnceWhenTheProxyRefusesOne() {
    proxy.accepts("p2");

    read(settings());

    assertThat(sap.seen("token")).hasSize(2);
  }

  @Test
  void namesTheBindingWhenTheProxyLetsNobodyThrough() {
    proxy.accepts("nobody");

    ConnectorException failure = failure(settings());

    assertThat(failure.kind()).isEqualTo(FailureKind.UNAUTHORIZED);
    assertThat(failure)
        .hasMessageContaining("the proxy 127.0.0.1:" + proxy.port() + " does not let us through")
        .hasMessageContaining("'connectivity-binding'")
        .hasMessageNotContaining(SECRET);
    assertThat(sap.documents()).isEmpty();
  }

  @Test
  void saysThatNothingListensAtTheProxy() {
    proxy.close();

    ConnectorException failure = failure(settings());

    assertThat(failure.kind()).isEqualTo(FailureKind.NOT_SENT);
    assertThat(failure)
        .hasMessageContaining("through the proxy 127.0.0.1:" + proxy.port())
        .hasMessageContaining("check setting 'connectivity-binding'");
  }

  @Test
  void staysOnTheWayWhenALinkNamesTheInnerHost() {
    String record = "{\"Customer\":\"0010100001\",\"CompanyCode\":\"1010\"}";
    sap.when(
            request -> request.asks(SapServices.CUSTOMER_COMPANIES),
            request ->
                request.query().contains("$skiptoken")
                    ? Reply.feed(record)
                    : Reply.of(
                        200,
                        "{\"d\":{\"results\":[],\"__next\":\"http://inner.corp:8000%s?$skiptoken=1\"}}"
                            .formatted(request.path())))
        .on(SapServices.CUSTOMER_DUNNING, Reply.feed(record))
        .on(SapServices.CUSTOMERS, Reply.feed("{\"Customer\":\"0010100001\"}"));

    try (ErpConnector connector = open(settings())) {
      assertThat(connector.receivables().rereadDebtors(List.of(CUSTOMER))).hasSize(1);
    }

    assertThat(proxy.seen())
        .filteredOn(seen -> String.valueOf(seen.address().getQuery()).contains("skiptoken"))
        .isNotEmpty()
        .allMatch(seen -> seen.address().getHost().equals("s4.virtual"));
  }

  @Test
  void writesThroughTheProxyWithTheTokenAgainstForgery() {
    String record = "{\"Customer\":\"0010100001\",\"DunningBlock\":\"\"}";
    sap.when(
            request -> request.path().endsWith("API_BUSINESS_PARTNER/"),
            request ->
                Reply.of(200, "{}").with("x-csrf-token", "c1").with("set-cookie", "S=1; path=/"))
        .when(
            request -> request.path().contains("A_CustomerDunning("),
            request ->
                request.method().equals("PATCH")
                    ? Reply.of(204, "")
                    : Reply.of(200, "{\"d\":" + record + "}"));

    sap.on(
            SapServices.CUSTOMER_COMPANIES,
            Reply.feed("{\"Customer\":\"0010100001\",\"CompanyCode\":\"1010\"}"))
        .on(SapServices.CUSTOMER_DUNNING, Reply.feed(record))
        .on(SapServices.CUSTOMERS, Reply.feed("{\"Customer\":\"0010100001\"}"));
    try (ErpConnector connector = open(settings())) {
      RecordVersion version =
          connector.receivables().rereadDebtors(List.of(CUSTOMER)).get(0).version();

      assertThat(hold(connector, version)).isInstanceOf(WriteOutcome.Pending.class);
    }
    Asked change = sap.changes().get(sap.changes().size() - 1);
    assertThat(change.headers()).containsEntry("x-csrf-token", "c1").containsEntry("Cookie", "S=1");
    assertThat(proxy.seen()).extracting(LoopbackProxy.Seen::method).contains("PATCH");
  }

  @ParameterizedTest
  @CsvSource({
    "Internet,'',does not go through the Cloud Connector",
    "OnPremise,potsdam,names location id 'potsdam' of the Cloud Connector"
  })
  void refusesADestinationThatGoesAnotherWay(String type, String location, String reason) {
    serveDestination(type, location);

    ConnectorException failure = failure(destination());

    assertThat(failure.kind()).isEqualTo(FailureKind.MISCONFIGURED);
    assertThat(failure).hasMessageContaining(reason).hasMessageNotContaining(SECRET);
  }

  @Test
  void signsInAsADestinationSaysThatGoesTheSameWay() {
    serveDestination("OnPremise", LoopbackProxy.LOCATION);

    read(destination());

    assertThat(sap.seen(SapServices.CUSTOMER_COMPANIES))
        .isNotEmpty()
        .allMatch(seen -> seen.headers().get("Authorization").startsWith("Basic "));
  }

  @Test
  void wantsTheAddressOfTheVirtualHost() {
    Map<String, String> settings = settings();
    settings.put("url", "https://s4.virtual:44300");

    assertThat(failure(settings))
        .hasMessageContaining("'url' must be the http:// address of a virtual host");
  }

  private static WriteOutcome hold(ErpConnector connector, RecordVersion version) {
    return connector
        .dunning()
        .apply(
            List.of(
                new DunningInstruction.Hold(
                    CUSTOMER, version, LocalDate.of(2026, 3, 9), new IdempotencyKey("k"))))
        .get(0);
  }

  private static boolean isOfTheProxy(Asked request) {
    byte[] client = ("tunnel:" + SECRET).getBytes(StandardCharsets.UTF_8);
    return ("Basic " + Base64.getEncoder().encodeToString(client))
        .equals(request.headers().get("Authorization"));
  }

  private void serveDestination(String type, String location) {
    sap.on(
        "S4",
        Reply.of(
            200,
            ("{\"destinationConfiguration\":{\"URL\":\"%s\",\"ProxyType\":\"%s\","
                    + "\"CloudConnectorLocationId\":\"%s\",\"Authentication\":"
                    + "\"BasicAuthentication\",\"User\":\"COMM\",\"Password\":\"%s\"}}")
                .formatted(LoopbackProxy.VIRTUAL, type, location, SECRET)));
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>(sap.settings());
    String real = sap.settings().get("url");
    settings.put("url", LoopbackProxy.VIRTUAL);
    settings.put("cloud-connector-location", LoopbackProxy.LOCATION);
    settings.put(
        "connectivity-binding",
        ("{\"connectivity\":[{\"credentials\":{\"clientid\":\"tunnel\",\"clientsecret\":\"%s\","
                + "\"token_service_url\":\"%s\",\"onpremise_proxy_host\":\"127.0.0.1\","
                + "\"onpremise_proxy_http_port\":\"%d\"}}]}")
            .formatted(SECRET, real, proxy.port()));
    return settings;
  }

  private Map<String, String> destination() {
    Map<String, String> settings = settings();
    String real = sap.settings().get("url");
    settings.keySet().removeAll(List.of("user", "password"));
    settings.put("sign-in", "btp-destination");
    settings.put("btp-destination", "S4");
    settings.put(
        "btp-binding",
        "{\"clientid\":\"bound\",\"clientsecret\":\"%s\",\"url\":\"%s\",\"uri\":\"%s\"}"
            .formatted(SECRET, real, real));
    return settings;
  }

  private static ErpConnector open(Map<String, String> settings) {
    return new SapConnectorProvider().open(FakeSap.context(settings));
  }

  private static void read(Map<String, String> settings) {
    try (ErpConnector connector = open(settings)) {
      connector.receivables().read(SyncCursor.START);
    }
  }

  private static ConnectorException failure(Map<String, String> settings) {
    ConnectorException failure =
        catchThrowableOfType(ConnectorException.class, () -> read(settings));
    assertThat(failure).as("reading failed").isNotNull();
    return failure;
  }
}
