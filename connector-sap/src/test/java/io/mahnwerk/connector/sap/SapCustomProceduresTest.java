package io.mahnwerk.connector.sap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mahnwerk.connector.sap.FakeSap.Reply;
import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.failure.FailureKind;
import io.mahnwerk.core.model.DunningProcedure;
import io.mahnwerk.core.model.DunningProcedureCode;
import io.mahnwerk.core.model.DunningProcedures;
import io.mahnwerk.core.model.Money;
import io.mahnwerk.core.spi.ErpConnector;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SapCustomProceduresTest {
  private static final String SERVICE = "/sap/opu/odata4/sap/zown/srvd_a2x/sap/zown/0001";
  private static final DunningProcedureCode CODE = new DunningProcedureCode("0001");

  private final FakeSap sap = new FakeSap();

  @BeforeEach
  void serve() {
    sap.when(
            request -> request.asks("$metadata") && request.path().startsWith(SERVICE),
            request -> Reply.of(200, metadata("DaysInArrears")))
        .on("DunningProcedures", records(level(1, 14), level(2, 30)));
  }

  @AfterEach
  void close() {
    sap.close();
  }

  @Test
  void readsEachProcedureFromItsLevels() {
    DunningProcedure procedure = procedures().find(CODE).orElseThrow();

    assertThat(procedure.intervalDays()).isEqualTo(7);
    assertThat(procedure.graceDays()).isEqualTo(2);
    assertThat(procedure.steps())
        .extracting(DunningProcedure.Step::daysInArrears)
        .containsExactly(14, 30);
  }

  @Test
  void prefersWhatTheSettingsSay() {
    DunningProcedures procedures = procedures("procedures", "0001:interval=9,levels=5");

    assertThat(procedures.find(CODE).orElseThrow().intervalDays()).isEqualTo(9);
  }

  @Test
  void readsFieldsByTheNamesTheServiceHas() {
    sap.when(
            request -> request.asks("$metadata") && request.path().startsWith(SERVICE),
            request -> Reply.of(200, metadata("Vertg")))
        .on("DunningProcedures", records(level(1, 14).replace("\"DaysInArrears\"", "\"Vertg\"")));

    assertThat(
            procedures("custom-procedure-fields", "DaysInArrears=Vertg")
                .find(CODE)
                .orElseThrow()
                .steps())
        .hasSize(1);
    assertThat(sap.seen("DunningProcedures").get(0).query()).contains("Vertg");
  }

  @Test
  void readsMinimumAmountsWhereTheViewHasThem() {
    sap.when(
            request -> request.asks("$metadata") && request.path().startsWith(SERVICE),
            request ->
                Reply.of(200, metadata("DaysInArrears", "MinimumAmount", "MinimumAmountCurrency")))
        .on(
            "DunningProcedures",
            records(
                level(1, 14).replace("}", ",\"MinimumAmount\":\"0.000\"}"),
                level(2, 30)
                    .replace(
                        "}", ",\"MinimumAmount\":\"25.5\",\"MinimumAmountCurrency\":\"EUR\"}")));

    assertThat(procedures().find(CODE).orElseThrow().steps())
        .extracting(DunningProcedure.Step::minimumAmount)
        .containsExactly(Optional.empty(), Optional.of(Money.of("EUR", "25.50")));
  }

  @Test
  void namesWhatTheServiceLacks() {
    ConnectorException failure = failure("custom-procedure-fields", "DaysInArrears=Vertg");

    assertThat(failure.kind()).isEqualTo(FailureKind.MISCONFIGURED);
    assertThat(failure).hasMessageContaining("lacks Vertg; check settings 'custom-procedures'");
    assertThat(sap.seen("DunningProcedures")).isEmpty();
  }

  @Test
  void refusesAProcedureWithAGapInItsLevels() {
    sap.on("DunningProcedures", records(level(1, 14), level(3, 45)));

    assertThat(failure()).hasMessageContaining("procedure 0001 lacks a level");
  }

  @Test
  void refusesDaysThatAreNoWholeNumber() {
    sap.on("DunningProcedures", records(level(1, 14).replace(":14", ":14.5")));

    assertThat(failure().kind()).isEqualTo(FailureKind.MALFORMED_RESPONSE);
  }

  @Test
  void refusesAMappingOfAnUnknownField() {
    assertThat(failure("custom-procedure-fields", "Nothing=Vertg").kind())
        .isEqualTo(FailureKind.MISCONFIGURED);
  }

  private DunningProcedures procedures(String... more) {
    String[] settings = new String[more.length + 2];
    System.arraycopy(more, 0, settings, 2, more.length);
    settings[0] = "custom-service";
    settings[1] = SERVICE;
    try (ErpConnector connector = sap.connect(settings)) {
      connector.procedures();
      return connector.procedures();
    }
  }

  private ConnectorException failure(String... more) {
    ConnectorException failure =
        catchThrowableOfType(ConnectorException.class, () -> procedures(more));
    assertThat(failure).isNotNull();
    return failure;
  }

  private static Reply records(String... levels) {
    return Reply.of(200, "{\"value\":[" + String.join(",", levels) + "]}");
  }

  private static String level(int level, int days) {
    return ("{\"DunningProcedure\":\"0001\",\"DunningLevel\":\"%d\",\"DunningIntervalInDays\":7,"
            + "\"LineItemGraceDays\":2,\"MinimumDaysInArrears\":0,\"DaysInArrears\":%d,"
            + "\"IsAlwaysDunned\":false}")
        .formatted(level, days);
  }

  private static String metadata(String... more) {
    StringBuilder properties = new StringBuilder();
    for (String name :
        Stream.concat(
                Stream.of("DunningIntervalInDays", "LineItemGraceDays", "MinimumDaysInArrears"),
                Stream.of(more))
            .toList()) {
      properties.append("<Property Name=\"" + name + "\" Type=\"Edm.Int32\"/>");
    }
    return """
        <edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">
        <edmx:DataServices><Schema Namespace="z" xmlns="http://docs.oasis-open.org/odata/ns/edm">
        <EntityType Name="P"><Key><PropertyRef Name="DunningProcedure"/>
        <PropertyRef Name="DunningLevel"/></Key>
        <Property Name="DunningProcedure" Type="Edm.String" Nullable="false"/>
        <Property Name="DunningLevel" Type="Edm.String" Nullable="false"/>
        <Property Name="IsAlwaysDunned" Type="Edm.Boolean"/>%s</EntityType>
        <EntityContainer Name="c"><EntitySet Name="DunningProcedures" EntityType="z.P"/>
        </EntityContainer></Schema></edmx:DataServices></edmx:Edmx>"""
        .formatted(properties);
  }
}
