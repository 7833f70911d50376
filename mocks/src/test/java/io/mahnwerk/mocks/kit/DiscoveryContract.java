package io.mahnwerk.mocks.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.failure.FailureKind;
import io.mahnwerk.core.spi.ConnectionCheck;
import io.mahnwerk.core.spi.ErpConnectorProvider;
import io.mahnwerk.core.spi.SettingSpec;
import io.mahnwerk.mocks.erp.FaultInjection.Call;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How a connector is found, what it says of itself and how it checks what it is given. */
@InEveryShape
@Timeout(120)
public class DiscoveryContract {
  private final Bench bench = new Bench(Bench.scenario().withOverdueInvoices(3).ledger());

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void isRegisteredExactlyOnce() {
    assertThat(Registered.connectors()).hasSize(1);
    assertThat(Registered.connector().displayName()).isNotBlank();
  }

  @Test
  void describesEachSettingOnceAndInOneSentence() {
    List<SettingSpec> settings = Registered.connector().settings();

    assertThat(settings).extracting(SettingSpec::key).doesNotHaveDuplicates();
    for (SettingSpec setting : settings) {
      assertThat(setting.key()).matches("[a-z0-9]+(-[a-z0-9]+)*");
      assertThat(setting.description()).as(setting.key()).isNotBlank().doesNotEndWith(".");
      assertThat(setting.required() && setting.fallback().isPresent())
          .as(setting.key() + " is either required or has a fallback")
          .isFalse();
    }
  }

  @Test
  void marksWhatSoundsSecretAsSecret() {
    for (SettingSpec setting : Registered.connector().settings()) {
      if (setting.key().matches("(.*-)?(password|secret|token|passphrase)")) {
        assertThat(setting.secret()).as(setting.key()).isTrue();
      }
    }
  }

  @Test
  void listsEverySettingTheErpIsReachedWith() {
    assertThat(Registered.connector().settings())
        .extracting(SettingSpec::key)
        .containsAll(bench.erp.settings().keySet());
  }

  @Test
  void refusesAnUnknownSetting() {
    Map<String, String> settings = bench.settings();
    settings.put("no-such-setting", "1");

    ConnectorException refusal = refusal(settings);

    assertThat(refusal.kind()).isEqualTo(FailureKind.MISCONFIGURED);
    assertThat(refusal).hasMessageContaining("no-such-setting").hasMessageContaining("'ledger'");
  }

  @Test
  void namesTheMissingSetting() {
    for (SettingSpec setting : Registered.connector().settings()) {
      if (setting.required()) {
        Map<String, String> settings = bench.settings();
        settings.remove(setting.key());

        ConnectorException refusal = refusal(settings);

        assertThat(refusal.kind()).isEqualTo(FailureKind.MISCONFIGURED);
        assertThat(refusal).hasMessageContaining("'" + setting.key() + "'");
      }
    }
  }

  @Test
  void opensWithoutCallingTheErp() {
    long before = bench.faults().served(Call.READ) + bench.faults().served(Call.WRITE);

    bench.open(bench.settings()).close();

    assertThat(bench.faults().served(Call.READ) + bench.faults().served(Call.WRITE))
        .isEqualTo(before);
  }

  @Test
  void findsNothingWrongWithAGoodConnection() {
    ConnectionCheck check = bench.connector.check();

    assertThat(check.findings()).isNotEmpty();
    assertThat(check.passed()).as(check.toString()).isTrue();
  }

  @Test
  void findsThatTheErpIsNotThereAndSaysWhatToDo() {
    bench.faults();
    bench.erp.close();

    ConnectionCheck check = bench.connector.check();

    assertThat(check.passed()).isFalse();
    assertThat(check.findings())
        .filteredOn(finding -> finding.severity() == ConnectionCheck.Severity.PROBLEM)
        .isNotEmpty()
        .allMatch(finding -> !finding.remedy().english().isBlank())
        .allMatch(finding -> !finding.remedy().german().equals(finding.remedy().english()));
  }

  @Test
  void knowsTheProceduresOfTheLedger() {
    assertThat(bench.connector.procedures()).isEqualTo(Registered.simulatedErp().procedures());
  }

  @Test
  void claimsTheSameOnEveryCall() {
    assertThat(bench.connector.capabilities())
        .isEqualTo(new HashSet<>(bench.connector.capabilities()));
    assertThat(Registered.connector().erpId()).isEqualTo(Registered.simulatedErp().erpId());
  }

  private ConnectorException refusal(Map<String, String> settings) {
    ErpConnectorProvider provider = Registered.connector();
    ConnectorException refusal =
        catchThrowableOfType(ConnectorException.class, () -> bench.open(settings).close());
    assertThat(refusal).as(provider.displayName() + " opened with wrong settings").isNotNull();
    return refusal;
  }
}
