package io.mahnwerk.connector.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mahnwerk.connector.dynamics.FakeBc.Reply;
import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.spi.ChangeHints;
import io.mahnwerk.core.spi.ChangeHints.Arrangement;
import io.mahnwerk.core.spi.ChangeHints.Call;
import io.mahnwerk.core.spi.ChangeHints.Hint;
import io.mahnwerk.core.spi.ChangeHints.Question;
import io.mahnwerk.core.spi.ChangeHints.Stranger;
import io.mahnwerk.core.spi.ChangeHints.Watch;
import io.mahnwerk.mocks.kit.LoopbackServer.Asked;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The clock stands at 2026-03-01T23:30Z; subscriptions that are made end on the 4th. */
@Timeout(60)
class BcHintsTest {
  private static final URI ADDRESS = URI.create("https://dunning.house.example/hints/bc");
  private static final String PATH =
      "/api/mahnwerk/dunning/v1.0/companies(11111111-2222-3333-4444-555555555555)/";
  private static final Arrangement NONE = Arrangement.none("s3cret");

  private final FakeBc bc = FakeBc.withExtension();

  @AfterEach
  void close() {
    bc.close();
  }

  @Test
  void subscribesToEntriesAndCustomersWithTheSecret() {
    standing();
    made("2026-03-04T23:30:00Z");

    Arrangement arranged = hints().arrange(ADDRESS, NONE);

    assertThat(bodies("POST"))
        .containsExactly(subscription("ledgerEntries"), subscription("dunningCustomers"));
    assertThat(arranged.watched())
        .containsOnlyKeys(PATH + "ledgerEntries", PATH + "dunningCustomers")
        .containsValue(new Watch("made-1", Instant.parse("2026-03-04T23:30:00Z")));
    assertThat(arranged.gap()).isFalse();
    assertThat(arranged.toString()).doesNotContain("s3cret");
  }

  @Test
  void subscribesToDocumentsWithoutTheExtension() {
    try (FakeBc stock = FakeBc.stock()) {
      stock
          .on("api/v2.0/subscriptions", Reply.feed())
          .when(
              r -> r.method().equals("POST") && r.asks("subscriptions"),
              r -> Reply.of(201, made(r.body(), "2026-03-04T23:30:00Z")));

      Arrangement arranged = hints(stock).arrange(ADDRESS, NONE);

      assertThat(arranged.watched().keySet())
          .allMatch(path -> path.startsWith("/api/v2.0/companies("))
          .anyMatch(path -> path.endsWith("/salesInvoices"))
          .anyMatch(path -> path.endsWith("/salesCreditMemos"))
          .anyMatch(path -> path.endsWith("/customers"));
    }
  }

  @Test
  void removesWhatAnEarlierProcessLeftAndNothingOfOthers() {
    standing("old", "https://dunning.house.example/hints/bc", "theirs", "https://other.example/x");
    bc.when(r -> r.method().equals("DELETE"), r -> Reply.of(204, ""));
    made("2026-03-04T23:30:00Z");

    hints().arrange(ADDRESS, NONE);

    assertThat(bc.changes().stream().filter(r -> r.method().equals("DELETE")))
        .singleElement()
        .satisfies(
            deleted -> {
              assertThat(deleted.path()).endsWith("subscriptions('old')");
              assertThat(deleted.headers()).containsEntry("If-Match", "W/\"old\"");
            });
  }

  @Test
  void leavesAloneWhatLastsLongerThanADayAndRenewsWhatDoesNot() {
    standing("long", ADDRESS.toString(), "short", ADDRESS.toString());
    bc.when(
        r -> r.method().equals("PATCH"),
        r ->
            Reply.of(
                200,
                "{\"subscriptionId\":\"short\",\"expirationDateTime\":\"2026-03-04T23:30:00Z\"}"));

    Arrangement arranged =
        hints()
            .arrange(
                ADDRESS,
                arranged(
                    new Watch("long", Instant.parse("2026-03-03T00:00:00Z")),
                    new Watch("short", Instant.parse("2026-03-02T23:00:00Z"))));

    assertThat(bc.changes())
        .singleElement()
        .satisfies(
            renewed -> {
              assertThat(renewed.path()).endsWith("subscriptions('short')");
              assertThat(renewed.headers()).containsEntry("If-Match", "W/\"short\"");
              assertThat(renewed.body()).isEqualTo(subscription("dunningCustomers"));
            });
    assertThat(arranged.watched().get(PATH + "dunningCustomers").until())
        .isEqualTo("2026-03-04T23:30:00Z");
    assertThat(arranged.gap()).isFalse();
  }

  @Test
  void makesALostSubscriptionAnewAndSaysThatHintsMayBeLost() {
    standing("long", ADDRESS.toString());
    made("2026-03-04T23:30:00Z");

    Arrangement arranged =
        hints()
            .arrange(
                ADDRESS,
                arranged(
                    new Watch("long", Instant.parse("2026-03-03T00:00:00Z")),
                    new Watch("gone", Instant.parse("2026-03-03T00:00:00Z"))));

    assertThat(arranged.gap()).isTrue();
    assertThat(bodies("POST")).containsExactly(subscription("dunningCustomers"));
  }

  @Test
  void saysWhyBusinessCentralDoesNotSubscribe() {
    standing();
    bc.when(r -> r.method().equals("POST"), r -> Reply.error(400, "Application_DialogException"));

    assertThatThrownBy(() -> hints().arrange(ADDRESS, NONE))
        .isInstanceOf(ConnectorException.class)
        .hasMessageContaining("subscriptions was answered with status 400")
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void echoesATokenThatIsOneAndNothingElse() {
    ChangeHints hints = hints();

    assertThat(hints.meaning(call("validationToken", "abc-123"), NONE))
        .isEqualTo(new Question("abc-123"));
    for (String odd : List.of("", "a b", "a\nb", "ä", "x".repeat(2049))) {
      assertThat(hints.meaning(call("validationToken", odd), NONE)).isEqualTo(new Stranger());
    }
  }

  @Test
  void takesANoticeForAHintOnlyWithTheSecretAndASubscriptionOfOurs() {
    Arrangement arranged =
        arranged(
            new Watch("one", Instant.parse("2026-03-03T00:00:00Z")),
            new Watch("two", Instant.parse("2026-03-03T00:00:00Z")));
    ChangeHints hints = hints();

    assertThat(hints.meaning(notice("one", "s3cret"), arranged)).isEqualTo(new Hint());
    assertThat(hints.meaning(notice("theirs", "s3cret"), arranged)).isEqualTo(new Stranger());
    assertThat(hints.meaning(notice("two", "guessed"), arranged)).isEqualTo(new Stranger());
    assertThat(hints.meaning(notice("two", ""), NONE)).isEqualTo(new Stranger());
    for (String odd : List.of("", "[]", "{\"value\":7}", "not JSON", "{\"value\":[7]}")) {
      Call call = new Call(Map.of(), odd.getBytes(StandardCharsets.UTF_8));
      assertThat(hints.meaning(call, arranged)).as(odd).isEqualTo(new Stranger());
    }
  }

  @Test
  void findsItsNoticeAmongThoseOfOthers() {
    Arrangement arranged =
        arranged(
            new Watch("one", Instant.parse("2026-03-03T00:00:00Z")),
            new Watch("two", Instant.parse("2026-03-03T00:00:00Z")));
    String both =
        "{\"value\":[%s,%s]}".formatted(entry("theirs", "their secret"), entry("two", "s3cret"));

    Call call = new Call(Map.of(), both.getBytes(StandardCharsets.UTF_8));

    assertThat(hints().meaning(call, arranged)).isEqualTo(new Hint());
  }

  @Test
  void endsWhatCallsTheAddress() {
    standing("mine", ADDRESS.toString());
    bc.when(r -> r.method().equals("DELETE"), r -> Reply.of(204, ""));

    hints().end(ADDRESS);

    assertThat(bc.changes()).singleElement().extracting(r -> r.method()).isEqualTo("DELETE");
  }

  private ChangeHints hints() {
    return hints(bc);
  }

  private static ChangeHints hints(FakeBc of) {
    return of.connect().hints().orElseThrow();
  }

  private static Arrangement arranged(Watch entries, Watch customers) {
    return new Arrangement(
        "s3cret",
        new HashMap<>(
            Map.of(PATH + "ledgerEntries", entries, PATH + "dunningCustomers", customers)),
        false);
  }

  /** Subscriptions that stand: an id and its address by turns. */
  private void standing(String... given) {
    String[] records = new String[given.length / 2];
    for (int i = 0; i < records.length; i++) {
      records[i] =
          "{\"@odata.etag\":\"W/\\\"%s\\\"\",\"subscriptionId\":\"%s\",\"notificationUrl\":\"%s\"}"
              .formatted(given[2 * i], given[2 * i], given[2 * i + 1]);
    }
    bc.on("subscriptions", Reply.feed(records));
  }

  private void made(String until) {
    bc.when(
        r -> r.method().equals("POST") && r.asks("subscriptions"),
        r -> Reply.of(201, made(r.body(), until)));
  }

  private static String made(String body, String until) {
    return "{\"subscriptionId\":\"made-%d\",\"expirationDateTime\":\"%s\"}"
        .formatted(body.contains("ledgerEntries") ? 1 : 2, until);
  }

  private List<String> bodies(String method) {
    return bc.changes().stream().filter(r -> r.method().equals(method)).map(Asked::body).toList();
  }

  private static String subscription(String set) {
    return "{\"notificationUrl\":\"%s\",\"resource\":\"%s\",\"clientState\":\"s3cret\"}"
        .formatted(ADDRESS, PATH + set);
  }

  private static Call call(String parameter, String value) {
    return new Call(Map.of(parameter, value), new byte[0]);
  }

  private static Call notice(String id, String secret) {
    return new Call(
        Map.of(), ("{\"value\":[" + entry(id, secret) + "]}").getBytes(StandardCharsets.UTF_8));
  }

  private static String entry(String id, String secret) {
    return "{\"subscriptionId\":\"%s\",\"clientState\":\"%s\",\"resource\":\"/x\"}"
        .formatted(id, secret);
  }
}
