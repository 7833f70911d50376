package io.mahnwerk.connector.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mahnwerk.connector.dynamics.FakeBc.Reply;
import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.spi.ConnectionCheck.Finding;
import io.mahnwerk.core.spi.ErpConnector;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which code of a customer stands for its industry. */
@Timeout(60)
class BcIndustryTest {
  @Test
  void isWhatTheNamedFieldSaysAndMeans() {
    try (FakeBc bc = FakeBc.withExtension()) {
      bc.on(
          "dunningCustomers",
          Reply.feed(
              customer("10000", "\"customerPriceGroup\":\"BAU\""),
              customer("20000", "\"customerPriceGroup\":\"OTHER\""),
              customer("30000", "\"customerPriceGroup\":\"\"")));

      assertThat(industries(bc, "industry-from", "customer-price-group"))
          .containsExactly("BAU", "OTHER", "");
      assertThat(
              industries(
                  bc, "industry-from", "customer-price-group", "industry-keys", "BAU=HAND,X=Y"))
          .containsExactly("HAND", "OTHER", "");
      assertThat(bc.seen("dunningCustomers"))
          .allMatch(request -> request.query().contains("customerPriceGroup"));
    }
  }

  @Test
  void isUnknownAndNotAskedForWhereNoFieldIsNamed() {
    try (FakeBc bc = FakeBc.withExtension()) {
      bc.on("dunningCustomers", Reply.feed(customer("10000", "\"customerPriceGroup\":\"BAU\"")));

      assertThat(industries(bc)).containsExactly("");
      assertThat(bc.seen("dunningCustomers"))
          .noneMatch(request -> request.query().contains("customerPriceGroup"));
    }
  }

  @Test
  void isToldInACheckWherePage21DoesNotShowIt() {
    try (FakeBc stock = FakeBc.stock();
        ErpConnector connector =
            stock.connect(
                "industry-from", "territory",
                "reminder-terms", "STANDARD:max=1,grace=13D,due=7D")) {
      stock.on("$metadata", Reply.error(404, "BadRequest_NotFound"));
      stock.on("ODataV4/$metadata", Reply.of(200, BcDocuments.pages()));

      assertThat(connector.check().findings().stream().map(Finding::sentence))
          .anyMatch(
              sentence ->
                  sentence
                      .english()
                      .equals(
                          "Page 21 does not show what setting 'industry-from' names (territory): no"
                              + " industry is known."));
    }
  }

  @Test
  void isNoFieldThatNobodyKnows() {
    try (FakeBc bc = FakeBc.withExtension()) {
      assertThatThrownBy(() -> bc.connect("industry-from", "shoe-size"))
          .isInstanceOf(ConnectorException.class)
          .hasMessageContaining("setting 'industry-from' must be blank or one of customer-posting");
    }
  }

  private static List<String> industries(FakeBc bc, String... settings) {
    try (ErpConnector connector = bc.connect(settings)) {
      return connector.receivables().rereadDebtors(List.of(FakeBc.customer("10000"))).stream()
          .map(Debtor::industry)
          .toList();
    }
  }

  private static String customer(String number, String more) {
    return "{\"@odata.etag\":\"W/\\\"1\\\"\",\"number\":\"%s\",\"name\":\"Kunde\",%s}"
        .formatted(number, more);
  }
}
