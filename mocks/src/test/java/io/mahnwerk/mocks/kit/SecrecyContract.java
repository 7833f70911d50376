package io.mahnwerk.mocks.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.mahnwerk.core.spi.ConnectorContext;
import io.mahnwerk.core.spi.SettingSpec;
import io.mahnwerk.mocks.erp.FaultInjection.Call;
import io.mahnwerk.mocks.erp.FaultInjection.Fault;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A secret of the settings shows up nowhere, whatever goes wrong. */
@InEveryShape
@Timeout(120)
public class SecrecyContract {
  private final Bench bench = new Bench(Bench.scenario().withOverdueInvoices(3).ledger());
  private final List<String> secrets = secrets(bench.settings());

  @BeforeEach
  void needsASecret() {
    Assumptions.assumeFalse(secrets.isEmpty(), "This protocol has no secret setting");
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"UNAUTHORIZED", "JUNK", "TRUNCATED"})
  void putsNoSecretIntoTheMessagesOfAFailure(Fault fault) {
    bench.faults().failNext(Call.READ, fault);

    Throwable failure = catchThrowable(bench::readAll);

    assertThat(failure).isNotNull();
    assertSecret(trace(failure));
  }

  @Test
  void putsNoSecretIntoTheRefusalOfASetting() {
    for (SettingSpec setting : Registered.connector().settings()) {
      Map<String, String> settings = bench.settings();
      if (!setting.secret() && settings.containsKey(setting.key())) {
        settings.put(setting.key(), "\u0000 not what is expected");
        Throwable refusal = catchThrowable(() -> bench.open(settings).close());
        if (refusal != null) {
          assertSecret(trace(refusal));
        }
      }
    }
    Map<String, String> unknown = bench.settings();
    unknown.put("no-such-setting", "1");
    assertSecret(trace(catchThrowable(() -> bench.open(unknown).close())));
  }

  @Test
  void putsNoSecretIntoToString() {
    assertSecret(bench.connector.toString());
    assertSecret(bench.connector.receivables().toString());
    assertSecret(bench.connector.dunning().toString());
    assertSecret(
        new ConnectorContext(Bench.CONNECTION, bench.settings(), Clock.systemUTC()).toString());
  }

  @Test
  void putsNoSecretIntoWhatACheckFinds() {
    assertSecret(bench.connector.check().toString());
    bench.faults().failNext(Call.READ, Fault.UNAUTHORIZED);
    assertSecret(bench.connector.check().toString());
  }

  private void assertSecret(String text) {
    assertThat(text).doesNotContain(secrets);
  }

  /** The secrets themselves and the form in which basic authentication sends them. */
  private static List<String> secrets(Map<String, String> settings) {
    List<String> secrets = new ArrayList<>();
    for (SettingSpec setting : Registered.connector().settings()) {
      String value = settings.getOrDefault(setting.key(), "");
      if (setting.secret() && !value.isBlank()) {
        secrets.add(value);
        String pair = settings.getOrDefault("user", "") + ":" + value;
        secrets.add(Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
      }
    }
    return secrets;
  }

  private static String trace(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
