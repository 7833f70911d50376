package io.mahnwerk.mocks.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.DunningState;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The extension's own table, as its API pages show it and take it. */
class SuggestionsTest {
  private static final LocalDate TODAY = SmallCompany.TODAY;

  private final SmallCompany company = new SmallCompany(BcOptions.DEFAULT);
  private final BcClient client = new BcClient(company.ledger, BcOptions.DEFAULT);
  private final String key = company.invoice("100.00");
  private final String suggestions = client.ofCompany(BcClient.OURS) + "dunningSuggestions";

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void holdsAnEntryUntilItsDateAndEndsByItself() {
    BcClient.Answer made = hold(TODAY.plusDays(9), rowVersion());

    assertThat(made.status()).isEqualTo(201);
    assertThat(made.json().path("held").asBoolean()).isTrue();
    assertThat(made.json().path("markedOn").asText()).isEqualTo("2026-06-15");
    assertThat(dunning().isHeldByUs()).isTrue();
    company.ledger.startDay(TODAY.plusDays(9));
    assertThat(dunning().isHeldByUs()).isFalse();
    assertThat(dunning().mark().orElseThrow().date()).isEqualTo(TODAY.plusDays(9));
    assertThat(company.ledger.changes()).isEqualTo(1);
  }

  @Test
  void changesNothingInTheEntryItself() {
    JsonNode before = entry();

    hold(TODAY.plusDays(9), rowVersion());

    JsonNode after = entry();
    assertThat(after.path("@odata.etag")).isEqualTo(before.path("@odata.etag"));
    assertThat(after.path("rowVersion")).isEqualTo(before.path("rowVersion"));
    assertThat(after.path("onHold").asText()).isEmpty();
    assertThat(before.path("dunningSuggestion").isNull()).isTrue();
    assertThat(after.path("dunningSuggestion").path("dunningDate").asText())
        .isEqualTo("2026-06-24");
  }

  @Test
  void refusesWhatTheExtensionForbids() {
    long version = rowVersion();

    assertThat(hold(TODAY.plusDays(31), version).errorCode())
        .isEqualTo("Application_DialogException");
    assertThat(hold(TODAY, version).errorCode()).isEqualTo("Application_DialogException");
    assertThat(hold(TODAY.plusDays(9), version + 1).errorCode())
        .isEqualTo("Application_DialogException");
    assertThat(post("{\"ledgerEntryNumber\":4711}").errorCode())
        .isEqualTo("Internal_InvalidTableRelation");
    hold(TODAY.plusDays(30), version);
    assertThat(hold(TODAY.plusDays(9), version).errorCode())
        .isEqualTo("Internal_EntityWithSameKeyExists");
    assertThat(company.ledger.changes()).isEqualTo(1);
  }

  @Test
  void refusesAMarkWherePersonDecidesAndOneOfAClosedEntry() {
    company.ledger.edit(key, item -> item.withReference(Suggestion.FIELD, "person", TODAY));
    JsonNode row = client.get(suggestions).value(0);
    assertThat(row.path("personDecides").asBoolean()).isTrue();

    BcClient.Answer refused = change(row, "{\"dunningDate\":\"2026-06-24\",\"held\":true,%s}");
    assertThat(refused.errorCode()).isEqualTo("Application_DialogException");
    String address = suggestions + "(" + row.path("id").asText() + ")";
    String etag = row.path("@odata.etag").asText();
    assertThat(client.send("DELETE", address, "", "If-Match", etag).status()).isEqualTo(400);
    String other = company.invoice("5.00");
    company.ledger.clear(other, Clearing.Kind.PAYMENT);
    assertThat(post("{\"ledgerEntryNumber\":" + other + ",\"held\":true}").status()).isEqualTo(400);
  }

  @Test
  void releasesAndWithdraws() {
    hold(TODAY.plusDays(9), rowVersion());

    BcClient.Answer released = change(client.get(suggestions).value(0), "{\"held\":false,%s}");
    assertThat(released.status()).isEqualTo(200);
    assertThat(dunning().isHeldByUs()).isFalse();
    assertThat(dunning().mark()).isPresent();
    change(client.get(suggestions).value(0), "{\"dunningDate\":\"0001-01-01\",%s}");
    assertThat(dunning()).isEqualTo(DunningState.UNTOUCHED);
    assertThat(client.get(suggestions).json().path("value")).hasSize(1);
  }

  @Test
  void showsWhatPeopleAreToSeeWithoutTouchingTheMark() {
    post(
        "{\"ledgerEntryNumber\":%s,\"suggestedDate\":\"2026-06-20\",\"score\":0.8125,\"reason1\":\"R\"}"
            .formatted(key));

    JsonNode row = client.get(suggestions).value(0);

    assertThat(row.path("score").decimalValue()).isEqualByComparingTo("0.8125");
    assertThat(row.path("dunningDate").asText()).isEqualTo("0001-01-01");
    assertThat(company.ledger.changes()).isZero();
  }

  @Test
  void tellsAChangeByItsTimeAndDeletes() {
    hold(TODAY.plusDays(9), rowVersion());
    JsonNode row = client.get(suggestions).value(0);
    String since = "systemModifiedAt gt " + row.path("systemModifiedAt").asText();

    assertThat(client.find(suggestions, since).json().path("value")).isEmpty();
    assertThat(client.find(suggestions, "dunningDate gt 1900-01-01").json().path("value"))
        .hasSize(1);
    String address = suggestions + "(" + row.path("id").asText() + ")";
    String etag = row.path("@odata.etag").asText();
    assertThat(client.send("DELETE", address, "", "If-Match", etag).status()).isEqualTo(204);
    assertThat(client.get(suggestions).json().path("value")).isEmpty();
    assertThat(dunning()).isEqualTo(DunningState.UNTOUCHED);
  }

  @Test
  void takesABatchThatGoesOnAndOneThatIsAllOrNothing() {
    String other = company.invoice("50.00");
    String batch =
        "{\"requests\":[%s,%s]}"
            .formatted(
                request("1", "{\"ledgerEntryNumber\":4711}"),
                request("2", "{\"ledgerEntryNumber\":%s,\"modelVersion\":\"m\"}".formatted(other)));
    String address = client.root() + BcClient.OURS + "/$batch";

    JsonNode stopped = client.post(address, batch).json().path("responses");
    assertThat(stopped.findValuesAsText("status")).containsExactly("400");
    JsonNode snapshot =
        client
            .post(address, batch, "Isolation", "snapshot", "Prefer", "odata.continue-on-error")
            .json()
            .path("responses");
    assertThat(snapshot.findValuesAsText("status")).containsExactly("400");
    assertThat(client.get(suggestions).json().path("value")).isEmpty();
    JsonNode went =
        client.post(address, batch, "Prefer", "odata.continue-on-error").json().path("responses");
    assertThat(went.findValuesAsText("status")).containsExactly("400", "201");
    assertThat(client.get(suggestions).json().path("value")).hasSize(1);
  }

  @Test
  void undoesASnapshotThoughItsEarlierAnswersTellOfSuccess() {
    String batch =
        "{\"requests\":[%s,%s]}"
            .formatted(
                request("1", "{\"ledgerEntryNumber\":%s,\"modelVersion\":\"m\"}".formatted(key)),
                request("2", "{\"ledgerEntryNumber\":4711}"));

    JsonNode answers =
        client
            .post(client.root() + BcClient.OURS + "/$batch", batch, "Isolation", "snapshot")
            .json()
            .path("responses");

    assertThat(answers.findValuesAsText("status")).containsExactly("200", "400");
    assertThat(client.get(suggestions).json().path("value")).isEmpty();
  }

  @Test
  void takesNoMoreThanAHundredRequestsInABatch() {
    StringBuilder batch = new StringBuilder("{\"requests\":[");
    for (int n = 1; n <= 101; n++) {
      batch.append(n == 1 ? "" : ",").append(request(Integer.toString(n), "{}"));
    }

    BcClient.Answer answer =
        client.post(client.root() + BcClient.OURS + "/$batch", batch.append("]}").toString());

    assertThat(answer.status()).isEqualTo(400);
  }

  private String request(String id, String body) {
    return ("{\"id\":\"%s\",\"method\":\"POST\",\"url\":\"companies(%s)/dunningSuggestions\","
            + "\"headers\":{\"Content-Type\":\"application/json\"},\"body\":%s}")
        .formatted(id, new Company(company.ledger).id(), body);
  }

  private BcClient.Answer hold(LocalDate until, long version) {
    return post(
        "{\"ledgerEntryNumber\":%s,\"dunningDate\":\"%s\",\"held\":true,\"entryRowVersion\":%d}"
            .formatted(key, until, version));
  }

  private BcClient.Answer post(String body) {
    return client.post(suggestions, body);
  }

  private BcClient.Answer change(JsonNode row, String body) {
    return client.patch(
        suggestions + "(" + row.path("id").asText() + ")",
        row.path("@odata.etag").asText(),
        body.formatted("\"entryRowVersion\":" + rowVersion()));
  }

  private long rowVersion() {
    return entry().path("rowVersion").asLong();
  }

  private JsonNode entry() {
    return client
        .get(
            client.ofCompany(BcClient.OURS)
                + "ledgerEntries?$expand=dunningSuggestion&$filter="
                + BcClient.encoded("entryNumber eq " + key))
        .value(0);
  }

  private DunningState dunning() {
    return company.ledger.canonical(company.ledger.item(key)).dunning();
  }
}
