package io.mahnwerk.connector.sap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.failure.FailureKind;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.DunningProcedure;
import io.mahnwerk.core.model.DunningProcedureCode;
import io.mahnwerk.core.model.DunningProcedures;
import io.mahnwerk.core.model.Money;
import io.mahnwerk.core.spi.Capability;
import io.mahnwerk.core.spi.SettingSpec;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SapSettingsTest {
  private static final DunningProcedureCode OPENED = new DunningProcedureCode("ZM01");

  @Test
  void readsProceduresAndWhichOfThemAreOpened() {
    DunningProcedures procedures =
        settings(
                "procedures",
                "0001:interval=14,grace=3,min-days=5,levels=14/30/45;"
                    + " ZM01: interval=7, levels=3/17, amounts=0/12.50, currency=CHF,"
                    + " percents=0/5, always=no/yes",
                "opened-procedures",
                "ZM01=0001")
            .customers()
            .procedures(Map.of());

    DunningProcedure former = procedures.findFormer(OPENED).orElseThrow();
    assertThat(former.intervalDays()).isEqualTo(14);
    assertThat(former.graceDays()).isEqualTo(3);
    assertThat(former.minimumDaysInArrears()).isEqualTo(5);
    assertThat(former.steps())
        .extracting(DunningProcedure.Step::daysInArrears)
        .containsExactly(14, 30, 45);
    DunningProcedure opened = procedures.find(OPENED).orElseThrow();
    assertThat(opened.steps().get(0)).isEqualTo(DunningProcedure.Step.after(3));
    DunningProcedure.Step second = opened.step(new DunningLevel(2));
    assertThat(second.minimumAmount()).contains(Money.of("CHF", "12.50"));
    assertThat(second.minimumPercent()).isEqualByComparingTo(BigDecimal.valueOf(5));
    assertThat(second.alwaysDun()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0001",
        "0001:",
        "0001:levels=",
        "0001:levels=14/x",
        "0001:levels=-1",
        "0001:interval=7",
        "0001:rhythm=7,levels=14",
        "0001:levels=14/30,amounts=5",
        "0001:levels=14,percents=101",
        "0001:levels=14,amounts=-1",
        "0001:levels=14,always=maybe",
        "0001:levels=1/2/3/4/5/6/7/8/9/10",
        "0001:levels=14;0001:levels=15"
      })
  void refusesAProcedureThatIsNotOfThatForm(String text) {
    assertRefused("procedures", text);
  }

  @ParameterizedTest
  @CsvSource({
    "url,s4.example",
    "url,http://s4.example",
    "url,https://user:pw@s4.example",
    "url,https://s4.example?x=1",
    "company-codes,' , '",
    "reason-code,MM",
    "mark-field,Reference9",
    "honoured-by,baseline-date",
    "honoured-by,1010=reference-date;2000=item-block",
    "honoured-by,1010=event-module",
    "honoured-by,1011=account-block",
    "released-reason-code,F",
    "page-size,0",
    "page-size,many",
    "bulk-size,1001",
    "time-zone,Mars/Olympus",
    "history-from,31.01.2025",
    "opened-procedures,ZM01=0001",
    "client,1",
    "language,../x",
    "workers,0",
    "call-timeout-seconds,0"
  })
  void namesTheSettingThatIsWrong(String key, String value) {
    assertRefused(key, value);
  }

  @Test
  void honoursTheDateInEachCompanyCodeInItsOwnWay() {
    SapHonouring honouring =
        settings(
                "company-codes", "1010,2000,3000,4000",
                "honoured-by", "1010=event-module, 2000=reference-date, 4000=account-block",
                "released-reason-code", "F",
                "floor", "event-module")
            .marking()
            .marks()
            .honouring();

    assertThat(honouring.of(new CompanyCode("1010"))).isEqualTo(SapHonouring.Way.EVENT_MODULE);
    assertThat(honouring.of(new CompanyCode("2000"))).isEqualTo(SapHonouring.Way.REFERENCE_DATE);
    assertThat(honouring.of(new CompanyCode("3000"))).isEqualTo(SapHonouring.Way.ITEM_BLOCK);
    assertThat(honouring.of(new CompanyCode("4000"))).isEqualTo(SapHonouring.Way.ACCOUNT_BLOCK);
  }

  @Test
  void saysInGermanWhichFormASettingHas() {
    assertThatExceptionOfType(ConnectorException.class)
        .isThrownBy(() -> settings("honoured-by", "acount-block"))
        .satisfies(
            failure ->
                assertThat(failure.sentence().german())
                    .contains("'honoured-by' muss sein: item-block, account-block,")
                    .contains("nur Buchungskreise aus Einstellung 'company-codes'")
                    .endsWith("und ist 'acount-block'."));
  }

  @Test
  void refusesAReleasedReasonThatIsOurOwn() {
    assertThatExceptionOfType(ConnectorException.class)
        .isThrownBy(
            () ->
                settings("reason-code", "M", "released-reason-code", "M", "floor", "event-module"))
        .withMessageContaining("'released-reason-code' must be another single character");
  }

  @Test
  void endsHoldsByThemselvesOnlyWhereEveryCompanyCodeIsHonouredByDate() {
    assertThat(settings("honoured-by", "1010=reference-date").setUp())
        .contains(Capability.BLOCK_EXPIRES);
    assertThat(settings("company-codes", "1010,2000", "honoured-by", "1010=reference-date").setUp())
        .doesNotContain(Capability.BLOCK_EXPIRES);
  }

  @Test
  void refusesABindingOfAnotherServiceAndKeepsItToItself() {
    assertThatExceptionOfType(ConnectorException.class)
        .isThrownBy(
            () ->
                settings(
                        "url",
                        "http://s4.virtual:44300",
                        "connectivity-binding",
                        "{\"clientid\":\"Geheim\"}")
                    .target())
        .withMessageContaining("'connectivity-binding' must be the JSON of a bound connectivity")
        .withMessageNotContaining("Geheim");
  }

  @Test
  void showsNoSecret() {
    SapSettings settings = settings();

    assertThat(settings.toString() + settings.target())
        .doesNotContain(FakeSap.PASSWORD, "MAHNWERK", "Basic");
    assertThat(SapSettings.SPECS)
        .filteredOn(SettingSpec::secret)
        .extracting(SettingSpec::key)
        .containsExactly(
            "password",
            "certificate-password",
            "oauth-client-secret",
            "btp-binding",
            "connectivity-binding");
  }

  @Test
  void keepsAPathOfAProxyInFrontOfEveryService() {
    SapSettings settings = settings("url", "https://proxy.example/s4/");

    assertThat(settings.addresses().address("/sap/opu"))
        .hasToString("https://proxy.example/s4/sap/opu");
    assertThat(settings.addresses().itemChange())
        .hasToString(
            "https://proxy.example/s4/sap/bc/srt/scs_ext/sap/journalentrybulkchangerequest_"
                + "?sap-language=EN");
  }

  private static void assertRefused(String key, String value) {
    assertThatExceptionOfType(ConnectorException.class)
        .isThrownBy(() -> settings(key, value))
        .withMessageContaining("Connection 's4': setting '" + key + "' must be")
        .satisfies(failure -> assertThat(failure.kind()).isEqualTo(FailureKind.MISCONFIGURED));
  }

  private static SapSettings settings(String... more) {
    Map<String, String> settings =
        new TreeMap<>(
            Map.of(
                "url", "https://s4.example",
                "user", "MAHNWERK",
                "password", FakeSap.PASSWORD,
                "company-codes", "1010"));
    for (int i = 0; i < more.length; i += 2) {
      settings.put(more[i], more[i + 1]);
    }
    return new SapSettings(FakeSap.context(settings));
  }
}
