package io.mahnwerk.mocks.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What an administrator may have forgotten, to practise {@code check} on. */
class AmissTest {
  private final SmallCompany company = new SmallCompany(BcOptions.DEFAULT);

  @Test
  void letsNobodyReadCustomersWithoutThePermission() {
    try (BcClient client = with(BcTrait.NO_PERMISSION)) {
      BcClient.Answer refused = client.get(client.ofCompany(BcClient.OURS) + "dunningCustomers");

      assertThat(refused.status()).isEqualTo(403);
      assertThat(refused.errorCode()).startsWith("Authorization_");
      assertThat(client.get(client.page() + "CustomerCard").status()).isEqualTo(403);
      assertThat(client.get(client.ofCompany(BcClient.OURS) + "ledgerEntries").status())
          .isEqualTo(200);
    }
  }

  @Test
  void hasNoLedgerEntriesWhereTheirPageIsNotPublished() {
    try (BcClient client = with(BcTrait.NO_LEDGER_ENTRIES)) {
      assertThat(client.get(client.page() + "CustomerLedgerEntries").status()).isEqualTo(404);
      assertThat(client.get(client.page() + "CustomerCard").status()).isEqualTo(200);
    }
  }

  @Test
  void lacksAPageInAnOldVersionOfTheExtension() {
    try (BcClient client = with(BcTrait.OLD_EXTENSION)) {
      String api = client.ofCompany(BcClient.OURS);

      assertThat(client.get(api + "openReminders").status()).isEqualTo(404);
      assertThat(client.get(api + "extensionInfo").status()).isEqualTo(200);
    }
  }

  private BcClient with(BcTrait trait) {
    return new BcClient(company.ledger, BcOptions.DEFAULT.with(trait));
  }
}
