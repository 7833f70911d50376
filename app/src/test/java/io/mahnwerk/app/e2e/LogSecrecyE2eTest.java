package io.mahnwerk.app.e2e;

import static io.mahnwerk.app.e2e.SmallLedger.JUST_DUE;
import static io.mahnwerk.app.e2e.SmallLedger.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.read.ListAppender;
import io.mahnwerk.core.spi.SettingSpec;
import io.mahnwerk.mocks.erp.FaultInjection.Call;
import io.mahnwerk.mocks.erp.FaultInjection.Fault;
import io.mahnwerk.mocks.erp.SimulatedErpProvider;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/**
 * What is logged at the most talkative level, by libraries too, holds no secret of a connection.
 */
@ParameterizedClass
@MethodSource("io.mahnwerk.app.e2e.Erps#marking")
class LogSecrecyE2eTest {
  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final Level before = root.getLevel();
  private final List<Appender<ILoggingEvent>> usual = new ArrayList<>();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @Parameter SimulatedErpProvider erp;
  @TempDir Path folder;

  @BeforeEach
  void listen() {
    root.iteratorForAppenders().forEachRemaining(usual::add);
    usual.forEach(root::detachAppender);
    log.start();
    root.addAppender(log);
    root.setLevel(Level.TRACE);
  }

  @AfterEach
  void stopListening() {
    root.setLevel(before);
    root.detachAppender(log);
    usual.forEach(root::addAppender);
  }

  @Test
  void logsNoSecretWhenAllIsWellAndWhenCallsAreTurnedAway() {
    SmallLedger books = new SmallLedger(erp);
    books.invoice(books.steered(), JUST_DUE);
    try (Site site = new Site(erp, books.ledger(), folder).configured("steered")) {
      site.erp.faults().ifPresent(faults -> faults.failNext(Call.READ, Fault.EXPIRED_TOKEN));
      site.cycle(TODAY);
      site.erp.faults().ifPresent(faults -> faults.failNext(Call.READ, Fault.UNAUTHORIZED));
      site.run(TODAY, "check", "books");

      List<String> secrets = secrets(site);
      assertThat(secrets).isNotEmpty();
      assertThat(log.list).isNotEmpty();
      for (ILoggingEvent event : List.copyOf(log.list)) {
        assertThat(text(event)).doesNotContain(secrets);
      }
    }
  }

  private static String text(ILoggingEvent event) {
    return event.getFormattedMessage()
        + (event.getThrowableProxy() == null
            ? ""
            : ThrowableProxyUtil.asString(event.getThrowableProxy()));
  }

  private List<String> secrets(Site site) {
    List<String> secrets = new ArrayList<>();
    for (SettingSpec setting : Erps.connector(erp).settings()) {
      String value = site.erp.settings().getOrDefault(setting.key(), "");
      if (setting.secret() && !value.isBlank()) {
        String pair = site.erp.settings().getOrDefault("user", "") + ":" + value;
        secrets.add(value);
        secrets.add(Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
      }
    }
    return secrets;
  }
}
