package io.mahnwerk.mocks.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.mocks.web.LocalWeb;
import io.mahnwerk.mocks.web.WebAnswer;
import io.mahnwerk.mocks.web.WebRequest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How a webhook is subscribed to, told, renewed and lost. */
class SubscriptionsTest {
  private final SmallCompany company = new SmallCompany(BcOptions.DEFAULT);
  private final BcClient client = new BcClient(company.ledger, BcOptions.DEFAULT);
  private final List<String> told = new CopyOnWriteArrayList<>();
  private final AtomicInteger status = new AtomicInteger(200);
  private final LocalWeb receiver = LocalWeb.start("receiver", this::received);
  private final String subscriptions = client.root() + BcClient.OURS + "/subscriptions";
  private final String resource =
      "/api/mahnwerk/dunning/v1.0/companies("
          + new Company(company.ledger).id()
          + ")/ledgerEntries";

  @AfterEach
  void close() {
    receiver.close();
    client.close();
  }

  @Test
  void shakesHandsAndTellsWhatChanged() {
    assertThat(subscribe("/hook").status()).isEqualTo(201);
    client.bc().tellOfChanges();
    assertThat(told).isEmpty();

    company.invoice("10.00");
    client.bc().tellOfChanges();
    client.bc().tellOfChanges();

    assertThat(told).singleElement().asString().contains("\"changeType\":\"updated\"", "s3cret");
  }

  @Test
  void subscribesNobodyWhoDoesNotEchoTheToken() {
    assertThat(subscribe("/deaf").status()).isEqualTo(400);
    assertThat(client.get(subscriptions).json().path("value")).isEmpty();
  }

  @Test
  void tellsAgainWhatWasNotTakenAndForgetsWhoRefuses() {
    subscribe("/hook");
    company.invoice("10.00");
    status.set(503);
    client.bc().tellOfChanges();
    status.set(200);
    client.bc().tellOfChanges();
    assertThat(told).hasSize(2);

    company.invoice("11.00");
    status.set(404);
    client.bc().tellOfChanges();

    assertThat(client.get(subscriptions).json().path("value")).isEmpty();
  }

  @Test
  void tellsOfMoreThanAThousandChangesInOne() {
    subscribe("/hook");
    for (int n = 1; n <= 1001; n++) {
      company.invoice("1.00");
    }

    client.bc().tellOfChanges();

    assertThat(told).singleElement().asString().contains("\"changeType\":\"collection\"");
  }

  @Test
  void livesThreeDaysUnlessItIsRenewed() {
    BcClient.Answer made = subscribe("/hook");
    String one = subscriptions + "('" + made.json().path("subscriptionId").asText() + "')";
    company.ledger.startDay(SmallCompany.TODAY.plusDays(2));
    BcClient.Answer renewed =
        client.patch(one, made.json().path("@odata.etag").asText(), "{\"clientState\":\"s3cret\"}");
    assertThat(renewed.status()).isEqualTo(200);

    company.ledger.startDay(SmallCompany.TODAY.plusDays(4));
    assertThat(client.get(subscriptions).json().path("value")).hasSize(1);
    company.ledger.startDay(SmallCompany.TODAY.plusDays(6));
    assertThat(client.get(subscriptions).json().path("value")).isEmpty();
  }

  private BcClient.Answer subscribe(String path) {
    return client.post(
        subscriptions,
        "{\"notificationUrl\":\"http://127.0.0.1:%d%s\",\"resource\":\"%s\",\"clientState\":\"s3cret\"}"
            .formatted(receiver.port(), path, resource));
  }

  private WebAnswer received(WebRequest request) {
    String token = request.option("validationToken");
    if (!token.isEmpty()) {
      return WebAnswer.of(200, "text/plain", request.path().equals("/hook") ? token : "");
    }
    told.add(request.text());
    return WebAnswer.empty(status.get());
  }
}
