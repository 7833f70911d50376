package io.mahnwerk.connector.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.failure.FailureKind;
import io.mahnwerk.core.http.HttpLimits;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.DunningProcedureCode;
import io.mahnwerk.core.model.Money;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BcSettingsTest {
  private static final Currency EUR = Currency.getInstance("EUR");

  @Test
  void findsAnEnvironmentOnlineByItsTenant() {
    assertThat(settings("environment", "Production").root())
        .hasToString("https://api.businesscentral.dynamics.com/v2.0/contoso.example/Production/");
    assertThat(settings("url", "https://bc.example:7048/BC", "tenant", "contoso.example").root())
        .hasToString("https://bc.example:7048/BC/");
  }

  @Test
  void readsCompaniesWithBlanksInTheirNames() {
    assertThat(settings("companies", "CRONUS DE, Fabrikam").companies())
        .containsExactly(new CompanyCode("CRONUS DE"), new CompanyCode("Fabrikam"));
  }

  @Test
  void keepsWithinMicrosoftsLimitsForOneUser() {
    HttpLimits limits = settings().limits();

    assertThat(limits.concurrent()).isEqualTo(5);
    assertThat(11 * limits.rate().requests()).isLessThanOrEqualTo(6000);
    assertThat(limits.rate().period().multipliedBy(10)).hasMinutes(5);
  }

  @Test
  void readsReminderTerms() {
    BcSettings settings =
        settings(
            "reminder-terms",
            "DOMESTIC:max=3,minimum=25.00,grace=13D/8D/1W,due=7D/7D/7D;"
                + "OPEN:max=3,grace=2D/6D/6D,due=7D/7D/7D",
            "opened-terms",
            "OPEN=DOMESTIC");

    var procedures = settings.house().procedures(EUR);

    var former = procedures.find(new DunningProcedureCode("DOMESTIC")).orElseThrow();
    assertThat(procedures.isOpened(new DunningProcedureCode("OPEN"))).isTrue();
    assertThat(former.steps()).extracting(step -> step.daysInArrears()).containsExactly(14, 30, 45);
    assertThat(former.steps())
        .extracting(step -> step.daysAfterNotice())
        .containsExactly(0, 16, 15);
    assertThat(former.steps().get(0).minimumAmount()).contains(Money.of("EUR", "25.00"));
    assertThat(former.steps().get(2).alwaysDun()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "url|http://api.example",
        "url|https://api.example?x=1",
        "companies|,",
        "environment|Production/../x",
        "extension|yes",
        "route|dispute",
        "on-hold-code|DUNN",
        "on-hold-code|X",
        "on-hold-code|''",
        "local-currency|EURO",
        "reminder-terms|DOMESTIC:grace=1M,due=7D",
        "reminder-terms|DOMESTIC:grace=2D/2D,due=7D",
        "reminder-terms|DOMESTIC:grace=2D,due=7D,fee=5",
        "reminder-terms|DOMESTIC:minimum=-1,grace=2D,due=7D",
        "reminder-terms|DOMESTIC",
        "opened-terms|OPEN=DOMESTIC",
        "page-size|0",
        "page-size|20001",
        "batch-size|101",
        "requests-per-five-minutes|0",
        "history-from|31.12.2025",
        "time-zone|Atlantis",
        "sign-in|password",
        "authority|http://login.example",
        "tenant|''",
        "tenant|a/b",
        "client-secret|''"
      })
  void refusesWhatItCannotUseAndNamesTheSetting(String key, String value) {
    assertThatThrownBy(() -> settings(key, value))
        .isInstanceOfSatisfying(
            ConnectorException.class,
            refusal -> assertThat(refusal.kind()).isEqualTo(FailureKind.MISCONFIGURED))
        .hasMessageContaining(key);
  }

  @Test
  void tellsTheAdministratorWhatIsToBeSetUpForTheWayThatIsUsed() {
    var provider = new DynamicsConnectorProvider();
    Map<String, String> stock =
        Map.of("extension", "false", "companies", "CRONUS DE", "client-secret", "s3cret");

    String english = provider.administratorText(Locale.ENGLISH, stock).orElseThrow();
    String german = provider.administratorText(Locale.GERMAN, Map.of()).orElseThrow();

    assertThat(english)
        .contains("Companies: CRONUS DE", "page 25 as CustomerLedgerEntries", "On Hold code MW")
        .doesNotContain("MW API", "s3cret", "%s");
    assertThat(german)
        .contains("Mandanten: (noch offen)", "Berechtigungssatz MW API")
        .doesNotContain("Seite 25", "%s");
  }

  @Test
  void tellsTheAdministratorOfTheDisputeStatusWhereThatIsTheRoute() {
    Map<String, String> disputes = Map.of("extension", "false", "route", "dispute-status");

    assertThat(BcAdministratorText.of(Locale.ENGLISH, disputes))
        .contains("dispute status MWHOLD", "posted sales invoices", "every report on disputes")
        .doesNotContain("On Hold code", "%s");
    assertThat(BcAdministratorText.of(Locale.GERMAN, disputes))
        .contains("Reklamationsstatus MWHOLD", "gebuchter Verkaufsrechnungen")
        .doesNotContain("Kennzeichen", "%s");
  }

  @Test
  void hidesWhatItHolds() {
    assertThat(settings().toString()).doesNotContain("contoso", "s3cret");
    assertThat(settings().target().toString()).doesNotContain("s3cret");
  }

  private static BcSettings settings(String... more) {
    Map<String, String> settings =
        new TreeMap<>(
            Map.of(
                "url", "https://api.businesscentral.dynamics.com",
                "companies", "CRONUS DE",
                "tenant", "contoso.example",
                "client-id", "app",
                "client-secret", "s3cret"));
    for (int i = 0; i < more.length; i += 2) {
      settings.put(more[i], more[i + 1]);
    }
    return new BcSettings(FakeBc.context(settings));
  }
}
