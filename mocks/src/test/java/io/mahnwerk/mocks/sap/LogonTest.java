package io.mahnwerk.mocks.sap;

import static io.mahnwerk.mocks.sap.RawClient.CUBE;
import static io.mahnwerk.mocks.sap.RawClient.PARTNER;
import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.mocks.kit.LedgerScenario;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogonTest {
  private static final String DUNNING =
      PARTNER + "/A_CustomerDunning(Customer='0010100001',CompanyCode='1010',DunningArea='')";
  private static final String BLOCK = "{\"DunningBlock\":\"M\"}";

  private final SimulatedLedger ledger =
      new LedgerScenario(new SimulatedSapProvider()).withOverdueInvoices(1).ledger();
  private final RawClient client = new RawClient(ledger);

  @AfterEach
  void stop() {
    client.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {CUBE, PARTNER + "/", JournalEntryChange.PATH})
  void letsNobodyInWithoutTheRightPassword(String path) {
    HttpResponse<String> without = client.send(client.anonymous(path));
    HttpResponse<String> wrong =
        client.send(
            client
                .anonymous(path)
                .header("Authorization", RawClient.basic(SapOptions.DEFAULT.user(), "guess")));

    assertThat(without.statusCode()).isEqualTo(401);
    assertThat(wrong.statusCode()).isEqualTo(401);
    assertThat(wrong.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
    assertThat(wrong.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Basic");
    assertThat(wrong.body()).contains("Logon failed");
  }

  @Test
  void letsInToItsOwnClientOnly() {
    assertThat(client.get(CUBE + "?sap-client=100").statusCode()).isEqualTo(200);
    assertThat(client.get(CUBE + "?sap-client=200").statusCode()).isEqualTo(401);
    assertThat(client.send(client.to(CUBE).header("sap-client", "200")).statusCode())
        .isEqualTo(401);
  }

  @Test
  void knowsNoOtherPlaces() {
    assertThat(client.get("/sap/opu/odata/sap/API_OTHER_SRV/").statusCode()).isEqualTo(404);
  }

  @Test
  void handsOutATokenWithItsCookiesOnlyWhenAsked() {
    HttpResponse<String> asked =
        client.send(client.to(PARTNER + "/").header("x-csrf-token", "Fetch"));
    HttpResponse<String> notAsked = client.get(PARTNER + "/");

    assertThat(asked.headers().firstValue("x-csrf-token")).isPresent();
    assertThat(asked.headers().allValues("set-cookie"))
        .anyMatch(cookie -> cookie.startsWith("SAP_SESSIONID_MWK_100="))
        .contains("sap-usercontext=sap-client=100; path=/");
    assertThat(notAsked.headers().firstValue("x-csrf-token")).isEmpty();
    assertThat(notAsked.headers().allValues("set-cookie")).isEmpty();
  }

  @Test
  void keepsTheTokenOfASession() {
    RawClient.Session session = client.session();
    HttpResponse<String> again =
        client.send(
            client
                .to(PARTNER + "/")
                .header("x-csrf-token", "fetch")
                .header("Cookie", session.cookies()));

    assertThat(again.headers().firstValue("x-csrf-token")).hasValue(session.token());
    assertThat(client.session().token()).isNotEqualTo(session.token());
  }

  @Test
  void takesAWriteWithTokenAndCookie() {
    assertThat(client.send(client.patch(DUNNING, BLOCK, client.session())).statusCode())
        .isEqualTo(204);
  }

  @Test
  void refusesAWriteWithoutAToken() {
    HttpResponse<String> response =
        client.send(client.to(DUNNING).method("PATCH", HttpRequest.BodyPublishers.ofString(BLOCK)));

    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(response.headers().firstValue("x-csrf-token")).hasValue("Required");
    assertThat(response.headers().firstValue("Content-Type")).hasValue("text/plain; charset=utf-8");
    assertThat(response.body()).isEqualTo("CSRF token validation failed");
    assertThat(ledger.debtor("0010100001").dunning().block()).isEmpty();
  }

  @Test
  void refusesATokenWithTheCookieOfAnotherSession() {
    RawClient.Session first = client.session();
    RawClient.Session second = client.session();
    RawClient.Session mixed = new RawClient.Session(first.token(), second.cookies());

    assertThat(client.send(client.patch(DUNNING, BLOCK, mixed)).statusCode()).isEqualTo(403);
  }

  @Test
  void refusesATokenWithoutItsCookie() {
    RawClient.Session bare = new RawClient.Session(client.session().token(), "lang=EN");

    assertThat(client.send(client.patch(DUNNING, BLOCK, bare)).statusCode()).isEqualTo(403);
  }

  @Test
  void keepsThePasswordToItself() {
    assertThat(SapOptions.DEFAULT.toString()).doesNotContain(SapOptions.DEFAULT.password());
  }
}
