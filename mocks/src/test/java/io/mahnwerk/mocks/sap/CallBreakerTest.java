package io.mahnwerk.mocks.sap;

import static io.mahnwerk.mocks.sap.RawClient.CUBE;
import static io.mahnwerk.mocks.sap.RawClient.PARTNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JacksonException;
import io.mahnwerk.mocks.erp.FaultInjection;
import io.mahnwerk.mocks.erp.FaultInjection.Call;
import io.mahnwerk.mocks.erp.FaultInjection.Fault;
import io.mahnwerk.mocks.kit.LedgerScenario;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallBreakerTest {
  private static final String DUNNING =
      PARTNER + "/A_CustomerDunning(Customer='0010100001',CompanyCode='1010',DunningArea='')";
  private static final String BLOCK = "{\"DunningBlock\":\"M\"}";

  private final SimulatedLedger ledger =
      new LedgerScenario(new SimulatedSapProvider()).withOverdueInvoices(3).ledger();
  private final RawClient client = new RawClient(ledger);
  private final FaultInjection faults = client.sap.faults().orElseThrow();

  @AfterEach
  void stop() {
    client.close();
  }

  @ParameterizedTest
  @CsvSource({"UNAVAILABLE, 503", "RATE_LIMITED, 429", "UNAUTHORIZED, 401", "JUNK, 200"})
  void breaksTheNextReadAndNoFurtherOne(Fault fault, int status) {
    faults.failNext(Call.READ, fault);

    HttpResponse<String> broken = client.get(CUBE);

    assertThat(broken.statusCode()).isEqualTo(status);
    assertThat(broken.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
    assertThat(client.data(CUBE).path("results")).hasSize(3);
  }

  @Test
  void asksForASecondOfPatience() {
    faults.failNext(Call.READ, Fault.RATE_LIMITED);

    assertThat(client.get(CUBE).headers().firstValue("Retry-After")).hasValue("1");
  }

  @Test
  void endsADocumentInTheMiddle() {
    faults.failNext(Call.READ, Fault.TRUNCATED);

    String cut = client.get(CUBE).body();

    assertThat(cut).startsWith("{\"d\":{\"results\":[");
    assertThatThrownBy(() -> RawClient.json(cut))
        .isInstanceOf(UncheckedIOException.class)
        .hasCauseInstanceOf(JacksonException.class);
  }

  @Test
  void resetsAWriteBeforeAnythingIsDone() {
    RawClient.Session session = client.session();
    faults.failNext(Call.WRITE, Fault.RESET);

    assertThatThrownBy(() -> client.send(client.patch(DUNNING, BLOCK, session)))
        .isInstanceOf(UncheckedIOException.class);
    assertThat(ledger.debtor("0010100001").dunning().block()).isEmpty();
  }

  @Test
  void losesTheAnswerOfAWriteThatIsDone() {
    RawClient.Session session = client.session();
    faults.failNext(Call.WRITE, Fault.LOST_ANSWER);

    assertThatThrownBy(() -> client.send(client.patch(DUNNING, BLOCK, session)))
        .isInstanceOf(UncheckedIOException.class);
    assertThat(ledger.debtor("0010100001").dunning().block()).isPresent();
    assertThat(faults.served(Call.WRITE)).isEqualTo(1);
  }

  @Test
  void expiresATokenOnce() {
    RawClient.Session session = client.session();

    assertThat(faults.failNext(Call.READ, Fault.EXPIRED_TOKEN)).isFalse();
    assertThat(faults.failNext(Call.WRITE, Fault.EXPIRED_TOKEN)).isTrue();
    assertThat(client.send(client.patch(DUNNING, BLOCK, session)).statusCode()).isEqualTo(403);
    assertThat(client.send(client.patch(DUNNING, BLOCK, client.session())).statusCode())
        .isEqualTo(204);
  }

  @Test
  void countsReadsAndWritesApart() {
    client.get(CUBE);
    client.send(client.patch(DUNNING, BLOCK, client.session()));

    assertThat(faults.served(Call.READ)).isEqualTo(2);
    assertThat(faults.served(Call.WRITE)).isEqualTo(1);
  }
}
