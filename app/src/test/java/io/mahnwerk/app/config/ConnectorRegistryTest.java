package io.mahnwerk.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.ErpId;
import io.mahnwerk.core.model.RunCalendar;
import io.mahnwerk.core.model.RunPlan;
import io.mahnwerk.core.spi.ErpConnector;
import io.mahnwerk.scoring.AdviceSettings;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConnectorRegistryTest {
  private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

  private final ConnectorRegistry registry =
      new ConnectorRegistry(List.of(new FakeProvider("two"), new FakeProvider("one")));

  @Test
  void opensTheConnectorOfTheErp() {
    try (ErpConnector connector =
        registry.open(connection("one", Map.of("url", "https://one.example")), CLOCK)) {
      assertThat(connector.check().passed()).isTrue();
    }
  }

  @Test
  void namesTheConnectorsThereAre() {
    assertThatThrownBy(() -> registry.provider(connection("three", Map.of())))
        .isInstanceOf(CommandFailure.class)
        .hasMessage(
            "Connection 'books': setting 'erp' is 'three', for which there is no connector;"
                + " there is one, two.");
  }

  @Test
  void letsTheConnectorNameTheSettingThatIsMissing() {
    assertThatThrownBy(() -> registry.open(connection("one", Map.of()), CLOCK))
        .isInstanceOf(ConnectorException.class)
        .hasMessage("Connection 'books': setting 'url' is missing (address of the ledger).");
  }

  @Test
  void refusesTwoConnectorsForOneErp() {
    List<io.mahnwerk.core.spi.ErpConnectorProvider> twice =
        List.of(new FakeProvider("one"), new FakeProvider("one"));

    assertThatThrownBy(() -> new ConnectorRegistry(twice))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Two connectors claim the ERP one");
  }

  @Test
  void takesTheDayInTheLedgersTimeZone() {
    Clock lateInLondon = Clock.fixed(Instant.parse("2026-06-30T22:30:00Z"), ZoneOffset.UTC);

    assertThat(registry.today(connection("one", Map.of()), lateInLondon))
        .isEqualTo(LocalDate.of(2026, 7, 1));
    assertThat(registry.today(connection("one", Map.of("time-zone", "UTC")), lateInLondon))
        .isEqualTo(LocalDate.of(2026, 6, 30));
  }

  @Test
  void namesTheTimeZoneThatIsNone() {
    assertThatThrownBy(() -> registry.today(connection("one", Map.of("time-zone", "CEST!")), CLOCK))
        .isInstanceOf(CommandFailure.class)
        .hasMessage(
            "Connection 'books': setting 'time-zone' must be a time zone such as Europe/Berlin but"
                + " is 'CEST!'.");
  }

  private static ConfiguredConnection connection(String erp, Map<String, String> settings) {
    return new ConfiguredConnection(
        new ConnectionId("books"),
        new ErpId(erp),
        settings,
        RunPlan.everywhere(RunCalendar.on(DayOfWeek.TUESDAY)),
        "de",
        Map.of(),
        GateSettings.DEFAULT,
        AdviceSettings.DEFAULT,
        Safeguards.DEFAULT,
        100,
        java.util.Optional.empty(),
        java.util.List.of());
  }
}
