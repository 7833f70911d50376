package io.mahnwerk.core.odata;

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
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ODataServiceTest {
  private static final ODataQuery QUERY = ODataQuery.of("Items").top(2);

  private final ScriptedServer server = new ScriptedServer();
  private final NotedWaits waits = new NotedWaits();
  private final ODataService service = service();

  @AfterEach
  void close() {
    server.close();
    waits.shutdownNow();
  }

  @Test
  void sendsItsParametersWithEveryCall() {
    server.answering(200, feed("", "1"));

    service.page(QUERY);

    assertThat(uris()).containsExactly("/odata/Items?$top=2&client=100");
  }

  @Test
  void followsLinksAtItsOwnAddressWhateverHostTheyName() {
    server
        .answering(
            200, feed("https://inner.example:44300/other/Items?$skiptoken=a%20b&client=100", "1"))
        .answering(200, feed("Items?$skiptoken=c", "2"))
        .answering(200, feed("", "3"));

    List<ODataRecord> records = service.all(QUERY);

    assertThat(records).extracting(found -> found.text("K")).containsExactly("1", "2", "3");
    assertThat(uris())
        .containsExactly(
            "/odata/Items?$top=2&client=100",
            "/odata/Items?$skiptoken=a%20b&client=100",
            "/odata/Items?$skiptoken=c&client=100");
  }

  @Test
  void refusesALinkToAnotherSet() {
    server.answering(200, feed("https://evil.example/Secrets?$skiptoken=1", "1"));

    ConnectorException failure = failure(() -> service.all(QUERY));

    assertThat(failure.kind()).isEqualTo(FailureKind.MALFORMED_RESPONSE);
    assertThat(server.seen()).hasSize(1);
  }

  @Test
  void stopsWhenLinksGoInACircle() {
    server
        .answering(200, feed("Items?$skiptoken=a", "1"))
        .answering(200, feed("Items?$skiptoken=b", "2"))
        .answering(200, feed("Items?$skiptoken=a", "1"));

    ConnectorException failure = failure(() -> service.all(QUERY));

    assertThat(failure.kind()).isEqualTo(FailureKind.MALFORMED_RESPONSE);
    assertThat(failure).hasMessageContaining("go in a circle");
  }

  @Test
  void pagesByKeyAndLosesNothingThatLeavesInBetween() {
    server
        .answering(200, feed("", "1", "2"))
        .answering(200, feed("Items?$skiptoken=x", "4"))
        .answering(200, feed("", "5"));

    List<ODataRecord> records = pages().all(ODataFilter.eq("Open", true));

    assertThat(records).extracting(found -> found.text("K")).containsExactly("1", "2", "4", "5");
    assertThat(uris())
        .containsExactly(
            "/odata/Items?$select=K&$filter=Open%20eq%20true&$orderby=K&$top=2&client=100",
            "/odata/Items?$select=K&$filter=Open%20eq%20true%20and%20K%20gt%20'2'"
                + "&$orderby=K&$top=2&client=100",
            "/odata/Items?$select=K&$filter=Open%20eq%20true%20and%20K%20gt%20'4'"
                + "&$orderby=K&$top=2&client=100");
  }

  @Test
  void stopsWhenAServiceServesOnePageForever() {
    server.answering(200, feed("", "1", "2")).answering(200, feed("", "1", "2"));

    ConnectorException failure = failure(() -> pages().all(ODataFilter.eq("Open", true)));

    assertThat(failure.kind()).isEqualTo(FailureKind.MALFORMED_RESPONSE);
    assertThat(failure).hasMessage("Connection 's4': the pages of Items go in a circle.");
  }

  @Test
  void readsOnePageOfAStreamNoSoonerThanItIsAskedFor() {
    server.answering(200, feed("", "1", "2"));

    assertThat(pages().slices(ODataFilter.eq("Open", true)).findFirst()).isPresent();

    assertThat(server.seen()).hasSize(1);
  }

  @Test
  void findsOneEntityWithItsVersion() {
    server.answering(200, "{\"d\":{\"K\":\"1\"}}", "ETag", "W/\"7\"").answering(404, "");

    assertThat(service.find("Items('1')"))
        .hasValueSatisfying(found -> assertThat(found.etag()).contains("W/\"7\""));
    assertThat(service.find("Items('2')")).isEmpty();
  }

  @Test
  void saysWhatTheServiceSaid() {
    server.answering(403, "{\"error\":{\"code\":\"/IWFND/1\",\"message\":{\"value\":\"No\"}}}");

    ConnectorException failure = failure(() -> service.page(QUERY));

    assertThat(failure.kind()).isEqualTo(FailureKind.FORBIDDEN);
    assertThat(failure)
        .hasMessage(
            "Connection 's4': GET /odata/Items was answered with status 403: No (/IWFND/1);"
                + " the user of settings 'user' and 'password' lacks the authorization.");
  }

  @Test
  void refusesASignInPageInPlaceOfData() {
    server.answering(200, "<html><title>Logon</title></html>");

    ConnectorException failure = failure(() -> service.page(QUERY));

    assertThat(failure.kind()).isEqualTo(FailureKind.MALFORMED_RESPONSE);
    assertThat(failure)
        .hasMessage(
            "Connection 's4': the answer of /odata/Items cannot be used:"
                + " it is no readable OData V2 answer.");
  }

  private KeysetPages pages() {
    return new KeysetPages(service, "Items", List.of("K"), List.of("K"), 2);
  }

  private List<String> uris() {
    return server.seen().stream().map(ScriptedServer.Seen::uri).map(URI::toString).toList();
  }

  private ODataService service() {
    URI root = server.address("/odata/");
    ResilientHttp.Target target =
        new ResilientHttp.Target(
            new ConnectionId("s4"),
            Origin.of(root),
            Authorization.none(),
            new SettingHints("url", List.of("user", "password")));
    ResilientHttp http = new ResilientHttp(target, HttpLimits.DEFAULT, Clock.systemUTC(), waits);
    return new ODataService(http, root, Map.of("client", "100"));
  }

  private static String feed(String next, String... keys) {
    String records =
        List.of(keys).stream()
            .map(key -> "{\"K\":\"" + key + "\"}")
            .collect(java.util.stream.Collectors.joining(","));
    String link = next.isEmpty() ? "" : ",\"__next\":\"" + next + "\"";
    return "{\"d\":{\"results\":[" + records + "]" + link + "}}";
  }

  private static ConnectorException failure(ThrowingCallable call) {
    return catchThrowableOfType(ConnectorException.class, call);
  }
}
