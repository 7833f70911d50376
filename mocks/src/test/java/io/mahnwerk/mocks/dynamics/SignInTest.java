package io.mahnwerk.mocks.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.mocks.erp.FaultInjection;
import io.mahnwerk.mocks.erp.FaultInjection.Call;
import io.mahnwerk.mocks.erp.FaultInjection.Fault;
import io.mahnwerk.mocks.web.WebAnswer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Who is let in, and how many at one time. */
class SignInTest {
  private final SmallCompany company = new SmallCompany(BcOptions.DEFAULT);

  @Test
  void letsAnApplicationInWithATokenOfItsOwn() {
    try (BcClient client = new BcClient(company.ledger, BcOptions.DEFAULT)) {
      String companies = client.root() + BcClient.V2 + "/companies";

      assertThat(client.get(companies).texts("name")).containsExactly("CRONUS AG");
      client.signInAs("Bearer of.bad.news");
      assertThat(client.get(companies).status()).isEqualTo(401);
      assertThat(client.get(companies).errorCode()).isEqualTo("Authentication_InvalidCredentials");
    }
  }

  @Test
  void givesNoTokenForAWrongSecretOrAnotherScope() {
    try (BcClient client = new BcClient(company.ledger, BcOptions.DEFAULT)) {
      assertThat(client.token("wrong", SignIn.SCOPE).status()).isEqualTo(401);
      assertThat(client.token("wrong", SignIn.SCOPE).json().path("error").asText())
          .isEqualTo("invalid_client");
      assertThat(client.token(SignIn.SECRET, "https://graph.microsoft.com/.default").status())
          .isEqualTo(400);
    }
  }

  @Test
  void letsAUserInWithAKeyOnPremises() {
    BcOptions options =
        BcOptions.DEFAULT.with(BcTrait.ON_PREMISES).with(BcTrait.PROXY).withPageLimit(1);
    company.invoice("1.00");
    company.invoice("2.00");
    try (BcClient client = new BcClient(company.ledger, options)) {
      String entries = client.ofCompany(BcClient.OURS) + "ledgerEntries";

      assertThat(client.root()).endsWith("/erp/BC290");
      assertThat(client.all(entries, "entryNumber")).hasSize(2);
      assertThat(client.get(entries + "?$filter=" + "x".repeat(5000)).status()).isEqualTo(414);
      client.signInAs("Basic bm8=");
      assertThat(client.get(entries).status()).isEqualTo(401);
    }
  }

  @Test
  void takesNoTokenOfBeforeOneThatExpired() {
    try (BcClient client = new BcClient(company.ledger, BcOptions.DEFAULT)) {
      FaultInjection faults = client.bc().faults().orElseThrow();
      faults.failNext(Call.READ, Fault.EXPIRED_TOKEN);
      String companies = client.root() + BcClient.V2 + "/companies";

      assertThat(client.get(companies).status()).isEqualTo(401);
      assertThat(client.get(companies).status()).isEqualTo(401);
      assertThat(client.token(SignIn.SECRET, SignIn.SCOPE).status()).isEqualTo(200);
      assertThat(faults.served(Call.READ)).isEqualTo(2);
      assertThat(faults.served(Call.WRITE)).isZero();
    }
  }

  @Test
  void turnsAwayWhatFindsNoPlaceInTheQueue() throws InterruptedException {
    Throttle throttle = new Throttle(BcOptions.DEFAULT.withLoad(1, 0, 0), System::nanoTime);
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch leave = new CountDownLatch(1);
    CompletableFuture<Integer> first =
        CompletableFuture.supplyAsync(
            () ->
                throttle
                    .around(
                        () -> {
                          inside.countDown();
                          try {
                            leave.await();
                          } catch (InterruptedException stopped) {
                            Thread.currentThread().interrupt();
                          }
                          return WebAnswer.empty(200);
                        })
                    .status());
    inside.await();

    assertThat(throttle.around(() -> WebAnswer.empty(200)).status()).isEqualTo(429);
    leave.countDown();
    assertThat(first.join()).isEqualTo(200);
    assertThat(throttle.around(() -> WebAnswer.empty(200)).status()).isEqualTo(200);
  }

  @Test
  void turnsAwayWhatIsTooMuchWithinFiveMinutes() {
    AtomicLong now = new AtomicLong();
    Throttle throttle = new Throttle(BcOptions.DEFAULT.withLoad(5, 95, 2), now::get);

    assertThat(status(throttle)).isEqualTo(200);
    assertThat(status(throttle)).isEqualTo(200);
    assertThat(status(throttle)).isEqualTo(429);
    now.addAndGet(Duration.ofMinutes(5).toNanos() + 1);
    assertThat(status(throttle)).isEqualTo(200);
  }

  private static int status(Throttle throttle) {
    return throttle.around(() -> WebAnswer.empty(200)).status();
  }
}
