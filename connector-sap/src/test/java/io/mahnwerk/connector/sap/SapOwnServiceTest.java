package io.mahnwerk.connector.sap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mahnwerk.connector.sap.FakeSap.Reply;
import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.spi.ConnectionCheck.Finding;
import io.mahnwerk.core.spi.ConnectionCheck.Severity;
import io.mahnwerk.core.spi.ErpConnector;
import io.mahnwerk.core.spi.SentNotice;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SapOwnServiceTest {
  private static final String SERVICE = "/sap/opu/odata4/sap/zown/srvd_a2x/sap/zown/0001";
  private static final LocalDate SINCE = LocalDate.of(2026, 1, 1);
  private static final String LINE =
      "{\"CompanyCode\":\"1010\",\"FiscalYear\":\"2026\",\"AccountingDocument\":\"0090000017\","
          + "\"AccountingDocumentItem\":\"001\",\"Laufd\":\"2026-02-03\",\"DunningLevel\":\"1\"}";

  private final FakeSap sap = new FakeSap();

  @AfterEach
  void close() {
    sap.close();
  }

  @Test
  void readsTheNoticesOfPastRunsByTheNamesOfTheService() {
    serve(List.of("Laufd"), LINE, LINE.replace("\"1\"}", "\"0\"}"));

    assertThat(notices())
        .containsExactly(
            new SentNotice(
                new OpenItemRef(
                    new ConnectionId(FakeSap.CONNECTION),
                    new CompanyCode("1010"),
                    "2026/0090000017/001"),
                LocalDate.of(2026, 2, 3),
                new DunningLevel(1)));
    assertThat(sap.seen("Notices").get(0).query())
        .contains("$filter=CompanyCode eq '1010' and Laufd ge 2026-01-01")
        .doesNotContain("DunningDate");
  }

  @Test
  void hasNoNoticesToTellOfWithoutSuchAService() {
    try (ErpConnector connector = sap.connect();
        Stream<SentNotice> notices = connector.sentNotices(SINCE)) {
      assertThat(notices).isEmpty();
    }
    assertThat(sap.seen()).isEmpty();
  }

  @Test
  void refusesANoticeWithoutADay() {
    serve(List.of("Laufd"), LINE.replace("\"2026-02-03\"", "null"));

    assertThatThrownBy(this::notices)
        .isInstanceOf(ConnectorException.class)
        .hasMessageContaining("'custom-notices' cannot be read: is empty");
  }

  @Test
  void namesAPropertyThatTheServiceLacks() {
    serve(List.of("Other"), LINE);

    try (ErpConnector connector = connect()) {
      assertThat(connector.check().findings())
          .filteredOn(finding -> finding.subject().english().equals("own service, notices"))
          .singleElement()
          .satisfies(
              finding -> {
                assertThat(finding.sentence().english()).isEqualTo("It lacks Laufd.");
                assertThat(finding.remedy().german()).contains("'custom-notice-fields'");
              });
    }
  }

  @Test
  void looksUpTheBlockReason() {
    serve(List.of("Laufd"), LINE);

    assertThat(reason("{\"value\":[{\"Mansp\":\"M\"}]}").severity()).isEqualTo(Severity.OK);
    Finding missing = reason("{\"value\":[]}");
    assertThat(missing.severity()).isEqualTo(Severity.PROBLEM);
    assertThat(missing.remedy().german()).contains("V_T040S");
    assertThat(sap.seen("Notices").get(0).query()).contains("Mansp eq 'M'");
  }

  private Finding reason(String answer) {
    sap.on("Notices", Reply.of(200, answer));
    try (ErpConnector connector =
        sap.connect(
            "custom-service",
            SERVICE,
            "custom-procedures",
            "",
            "procedures",
            "0001:levels=14",
            "custom-block-reasons",
            "Notices",
            "custom-block-reason-fields",
            "DunningBlockingReason=Mansp")) {
      return connector.check().findings().stream()
          .filter(finding -> finding.subject().english().equals("block reason M"))
          .findFirst()
          .orElseThrow();
    }
  }

  @Test
  void refusesAMappingOfAnUnknownField() {
    assertThatThrownBy(() -> sap.connect("custom-item-fields", "Nothing=Faedt").close())
        .isInstanceOf(ConnectorException.class)
        .hasMessageContaining("setting 'custom-item-fields' must be pairs of a known name");
  }

  private List<SentNotice> notices() {
    try (ErpConnector connector = connect();
        Stream<SentNotice> notices = connector.sentNotices(SINCE)) {
      return notices.toList();
    }
  }

  private ErpConnector connect() {
    return sap.connect(
        "custom-service",
        SERVICE,
        "custom-procedures",
        "",
        "procedures",
        "0001:levels=14",
        "custom-notices",
        "Notices",
        "custom-notice-fields",
        "DunningDate=Laufd");
  }

  private void serve(List<String> day, String... lines) {
    String properties =
        Stream.concat(
                Stream.of("CompanyCode", "FiscalYear", "AccountingDocument"),
                Stream.concat(Stream.of("AccountingDocumentItem", "DunningLevel"), day.stream()))
            .map(name -> "<Property Name=\"" + name + "\" Type=\"Edm.String\"/>")
            .collect(Collectors.joining());
    sap.when(
            request -> request.asks("$metadata") && request.path().startsWith(SERVICE),
            request -> Reply.of(200, metadata(properties)))
        .on("Notices", Reply.of(200, "{\"value\":[" + String.join(",", lines) + "]}"));
  }

  private static String metadata(String properties) {
    return """
        <edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">
        <edmx:DataServices><Schema Namespace="z" xmlns="http://docs.oasis-open.org/odata/ns/edm">
        <EntityType Name="N"><Key><PropertyRef Name="FiscalYear"/></Key>%s</EntityType>
        <EntityContainer Name="C"><EntitySet Name="Notices" EntityType="z.N"/></EntityContainer>
        </Schema></edmx:DataServices></edmx:Edmx>
        """
        .formatted(properties);
  }
}
