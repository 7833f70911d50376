package io.mahnwerk.core.odata.v4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.failure.FailureKind;
import io.mahnwerk.core.http.Authorization;
import io.mahnwerk.core.http.HttpLimits;
import io.mahnwerk.core.http.NotedWaits;
import io.mahnwerk.core.http.Origin;
import io.mahnwerk.core.http.ResilientHttp;
import io.mahnwerk.core.http.ScriptedServer;
import io.mahnwerk.core.http.SettingHints;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.odata.ODataEntitySet;
import io.mahnwerk.core.odata.ODataFilter;
import io.mahnwerk.core.odata.ODataMetadata;
import io.mahnwerk.core.odata.ODataRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.olingo.client.api.ODataClient;
import org.apache.olingo.client.core.ODataClientFactory;
import org.apache.olingo.commons.api.format.ContentType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class V4ServiceTest {
  private static final String EXACT = "12345678901234567.89";
  private static final ODataClient OLINGO = ODataClientFactory.getClient();
  private static final V4Query QUERY =
      new V4Query("Items", List.of("Id", "Amount"), Optional.empty(), List.of("Id"));
  private static final String METADATA =
      """
      <edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">
        <edmx:Reference Uri="http://127.0.0.1:1/never-asked"/>
        <edmx:DataServices>
          <Schema Namespace="n" xmlns="http://docs.oasis-open.org/odata/ns/edm">
            <EntityType Name="Item"><Key><PropertyRef Name="Id"/></Key>
              <Property Name="Id" Type="Edm.String" MaxLength="10" Nullable="false"/>
              <Property Name="Amount" Type="Edm.Decimal" Precision="24" Scale="2"/></EntityType>
            <EntityContainer Name="c"><EntitySet Name="Items" EntityType="n.Item"/></EntityContainer>
          </Schema>
        </edmx:DataServices>
      </edmx:Edmx>
      """;

  private final ScriptedServer server = new ScriptedServer();
  private final NotedWaits waits = new NotedWaits();
  private final V4Service service = service();

  @AfterEach
  void close() {
    server.close();
    waits.shutdownNow();
  }

  @Test
  void keepsAmountsExactThatOlingoRounds() throws Exception {
    String asNumber = "{\"value\":[{\"Id\":\"1\",\"Amount\":" + EXACT + "}]}";
    String asText = asNumber.replace(EXACT, '"' + EXACT + '"');
    server.answering(200, asNumber).answering(200, asText);

    assertThat(service.records(QUERY).findFirst().orElseThrow().decimal("Amount"))
        .isEqualTo(new BigDecimal(EXACT));
    assertThat(service.records(QUERY).findFirst().orElseThrow().decimal("Amount"))
        .isEqualTo(new BigDecimal(EXACT));
    String theirs =
        OLINGO
            .getReader()
            .readEntitySet(
                new ByteArrayInputStream(asNumber.getBytes(StandardCharsets.UTF_8)),
                ContentType.JSON)
            .getEntities()
            .get(0)
            .getProperty("Amount")
            .getPrimitiveValue()
            .toValue()
            .toString();
    assertThat(new BigDecimal(theirs)).isNotEqualByComparingTo(EXACT);
  }

  @Test
  void readsFurtherPagesOnlyWhenTheyAreConsumedAndAtItsOwnAddress() {
    server
        .answering(200, page("http://inner.example/x/Items?$skiptoken=1", "1"))
        .answering(200, page("Items?$skiptoken=2&client=100", "2"))
        .answering(200, page("", "3"));

    Iterator<ODataRecord> records = service.records(QUERY).iterator();
    assertThat(records.next().text("Id")).isEqualTo("1");
    assertThat(server.seen()).hasSize(1);
    assertThat(records.next().text("Id")).isEqualTo("2");
    assertThat(records.next().text("Id")).isEqualTo("3");
    assertThat(records.hasNext()).isFalse();

    assertThat(server.seen())
        .extracting(seen -> seen.uri().toString())
        .containsExactly(
            "/v4/Items?%24select=Id%2CAmount&%24orderby=Id&client=100",
            "/v4/Items?$skiptoken=1&client=100", "/v4/Items?$skiptoken=2&client=100");
  }

  @Test
  void refusesLinksThatGoElsewhereOrInACircle() {
    server.answering(200, page("http://evil.example/Secrets?$skiptoken=1", "1"));
    assertThat(failure().kind()).isEqualTo(FailureKind.MALFORMED_RESPONSE);

    server
        .answering(200, page("Items?$skiptoken=1", "1"))
        .answering(200, page("Items?$skiptoken=1", "1"));
    assertThat(failure()).hasMessageContaining("go in a circle");
  }

  @Test
  void readsAFurtherPageAsItIsNamedAndOnItsOwnHostOnly() {
    server.answering(200, page("", "2"));

    assertThat(service.page("/elsewhere/Things?$skiptoken=a%2Fb").records()).hasSize(1);
    assertThat(server.seen().get(0).uri()).hasToString("/elsewhere/Things?$skiptoken=a%2Fb");
    for (String elsewhere : List.of("http://evil.example/Items?$skiptoken=1", "http://[no")) {
      ConnectorException refusal =
          catchThrowableOfType(ConnectorException.class, () -> service.page(elsewhere));
      assertThat(refusal.kind()).as(elsewhere).isEqualTo(FailureKind.MALFORMED_RESPONSE);
    }
    assertThat(server.seen()).hasSize(1);
  }

  @Test
  void readsTheRecordThatComesAlongWithAnother() {
    String expanded =
        "{\"value\":[{\"@odata.etag\":\"a\",\"Id\":\"1\",\"Mark\":{\"@odata.etag\":\"b\",\"Day\":"
            + EXACT
            + ",\"Day@odata.type\":\"x\",\"Deeper\":{\"Id\":\"9\"}},\"None\":null,\"List\":[{\"Id\":\"8\"}]}]}";
    server.answering(200, expanded);

    ODataRecord found = service.records(QUERY.expanding("Mark")).findFirst().orElseThrow();

    assertThat(found.etag()).contains("a");
    assertThat(found.properties())
        .containsOnly(
            Map.entry("Id", "1"), Map.entry("Mark/@odata.etag", "b"), Map.entry("Mark/Day", EXACT));
    assertThat(server.seen().get(0).uri().getQuery()).contains("$expand=Mark");
  }

  @Test
  void takesOnlyTheServersOwnWordForAServiceThatIsNotThere() {
    server.answering(404, "{\"error\":{\"code\":\"BadRequest_NotFound\",\"message\":\"No.\"}}");
    assertThat(service.findMetadata()).isEmpty();

    server.answering(404, "<html><title>Gateway</title></html>");
    assertThat(catchThrowableOfType(ConnectorException.class, service::findMetadata).kind())
        .isEqualTo(FailureKind.MALFORMED_RESPONSE);

    server.answering(200, METADATA);
    assertThat(service.findMetadata()).isPresent();
    assertThat(service.findMetadata()).isPresent();
    assertThat(server.seen()).hasSize(3);
  }

  @Test
  void quotesWhatIsFilteredFor() {
    server.answering(200, page(""));
    V4Query filtered =
        new V4Query(
            "Items",
            List.of("Id"),
            Optional.of(ODataFilter.eq("Id", "O'Brien & x eq 1")),
            List.of());

    assertThat(service.records(filtered)).isEmpty();
    assertThat(server.seen().get(0).uri().getQuery()).contains("Id eq 'O''Brien & x eq 1'");
  }

  @Test
  void failsOnWhatIsCutOffOrNoCollection() {
    String whole = page("", "1", "2");
    for (String body :
        List.of(whole.substring(0, whole.length() / 2), "{\"d\":{}}", "<html>", "[]")) {
      server.answering(200, body);
      assertThat(failure().kind()).as(body).isEqualTo(FailureKind.MALFORMED_RESPONSE);
    }
  }

  @Test
  void readsMetadataOnceAndFollowsNoReference() {
    server.answering(200, METADATA);

    ODataEntitySet items = service.metadata().entitySet("Items").orElseThrow();
    service.metadata();

    assertThat(items.key()).containsExactly("Id");
    assertThat(items.properties().get("Amount").type()).isEqualTo("Edm.Decimal");
    assertThat(items.properties().get("Id").maxLength()).isEqualTo(10);
    assertThat(server.seen()).hasSize(1);
  }

  @Test
  void refusesWhatIsNoMetadata() {
    for (String body :
        List.of(
            "<html></html>",
            "{}",
            METADATA.substring(0, 300),
            "<!DOCTYPE e [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>" + METADATA)) {
      server.answering(200, body);
      ConnectorException failure =
          catchThrowableOfType(ConnectorException.class, service::metadata);
      assertThat(failure).as(body).isNotNull();
      assertThat(failure.kind()).isEqualTo(FailureKind.MALFORMED_RESPONSE);
    }
  }

  @Test
  void readsAVendorsDocument() throws IOException {
    Path root = Path.of(System.getProperty("mahnwerk.root", ""));
    Path folder = root.resolve("../shared/reference").normalize();
    Assumptions.assumeTrue(Files.isDirectory(folder), "Reference data are absent: V4 metadata");
    try (var files = Files.walk(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".v4.edmx")).toList()) {
        ODataMetadata metadata = V4Metadata.parse(Files.readAllBytes(file));

        assertThat(metadata.entitySets()).as(file.toString()).isNotEmpty();
        assertThat(metadata.entitySets().values()).allMatch(set -> !set.key().isEmpty());
      }
    }
  }

  private ConnectorException failure() {
    ConnectorException failure =
        catchThrowableOfType(ConnectorException.class, () -> service.records(QUERY).toList());
    assertThat(failure).isNotNull();
    return failure;
  }

  private static String page(String next, String... ids) {
    StringBuilder records = new StringBuilder();
    for (String id : ids) {
      records.append(records.isEmpty() ? "" : ",");
      records.append("{\"@odata.etag\":\"W/1\",\"Id\":\"" + id + "\",\"Lines\":[{\"x\":1}]}");
    }
    String link = next.isEmpty() ? "" : ",\"@odata.nextLink\":\"" + next + "\"";
    return "{\"@odata.context\":\"$metadata#Items\",\"value\":[" + records + "]" + link + "}";
  }

  private V4Service service() {
    URI root = server.address("/v4/");
    ResilientHttp http =
        new ResilientHttp(
            new ResilientHttp.Target(
                new ConnectionId("c"),
                Origin.of(root),
                Authorization.none(),
                new SettingHints("url", List.of("user"))),
            HttpLimits.DEFAULT,
            Clock.systemUTC(),
            waits);
    return new V4Service(http, root, Map.of("client", "100"));
  }
}
