package io.mahnwerk.app.serve;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.app.files.FileDesk;
import io.mahnwerk.app.output.Logging;
import io.mahnwerk.app.push.HintDesk;
import io.mahnwerk.core.model.Sentence;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.ConfigurableWebServerFactory;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContextException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * A running HTTP service: {@code /health}, a demo's report at {@code /} and {@code /report.json},
 * and the pages with buttons of a home at and below {@code /outbox}. It reads the report anew for
 * every request and serves no other file.
 */
public final class ReportService implements AutoCloseable {
  private final ConfigurableApplicationContext context;

  private ReportService(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /**
   * Starts on 127.0.0.1, where only this machine reaches it.
   *
   * @param port 0 for any free one
   * @param report the folder of report.html, which need not exist yet
   */
  public static ReportService start(int port, Path report) {
    return start(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), port), report, Optional.empty());
  }

  /**
   * What the pages with buttons show, and the key to them.
   *
   * @param hints empty where no ledger can hint at changes
   */
  record Desk(
      Outboxes outboxes, DebtorDesk debtors, FileDesk files, PageKey key, Optional<Hints> hints) {}

  /**
   * Who takes hints.
   *
   * @param wake has the work on them done soon
   */
  record Hints(HintDesk desk, Runnable wake) {}

  static ReportService start(InetSocketAddress address, Path report, Optional<Desk> desk) {
    // The process has its logging already; Spring Boot would set up another.
    Logging.bridge();
    System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
    try {
      return new ReportService(
          new SpringApplicationBuilder(ServiceConfiguration.class)
              .web(WebApplicationType.SERVLET)
              .bannerMode(org.springframework.boot.Banner.Mode.OFF)
              .logStartupInfo(false)
              .properties(
                  "spring.config.location=optional:classpath:/io/mahnwerk/app/serve/",
                  "spring.servlet.multipart.max-file-size=2GB",
                  "spring.servlet.multipart.max-request-size=2GB",
                  "spring.servlet.multipart.file-size-threshold=64KB")
              .initializers(
                  context -> {
                    register((GenericApplicationContext) context, address, report, desk);
                    desk.ifPresent(known -> register((GenericApplicationContext) context, known));
                  })
              .run());
    } catch (ApplicationContextException notStarted) {
      throw failure(notStarted, address);
    }
  }

  /** The port it listens on. */
  public int port() {
    return ((WebServerApplicationContext) context).getWebServer().getPort();
  }

  /** Stops listening. */
  @Override
  public void close() {
    context.close();
  }

  private static CommandFailure failure(
      ApplicationContextException notStarted, InetSocketAddress address) {
    Sentence sentence =
        notStarted.contains(PortInUseException.class)
            ? new Sentence(
                    "Port %s is in use; choose another with --port.",
                    "Port %s ist belegt; wählen Sie mit --port einen anderen.")
                .with(Sentence.same(Integer.toString(address.getPort())))
            : new Sentence(
                    "The service cannot listen on %s (%s).",
                    "Der Dienst kann auf %s nicht lauschen (%s).")
                .with(
                    Sentence.same(address.toString()),
                    Sentence.same(String.valueOf(notStarted.getMostSpecificCause().getMessage())));
    return new CommandFailure(sentence, notStarted);
  }

  // Set in code, because a file or variable of the same name must not open the service to others.
  private static void register(
      GenericApplicationContext context,
      InetSocketAddress address,
      Path report,
      Optional<Desk> desk) {
    AllowedHosts hosts = AllowedHosts.of(address.getAddress());
    AllowedHosts withHints =
        desk.flatMap(Desk::hints).map(hints -> hosts.with(hints.desk()::isCalled)).orElse(hosts);
    context.registerBean(ReportFolder.class, () -> new ReportFolder(report));
    context.registerBean(AllowedHosts.class, () -> withHints);
    context.registerBean(ServerPlace.class, () -> new ServerPlace(address));
  }

  private static void register(GenericApplicationContext context, Desk desk) {
    context.registerBean(Outboxes.class, desk::outboxes);
    context.registerBean(DebtorDesk.class, desk::debtors);
    context.registerBean(FileDesk.class, desk::files);
    context.registerBean(PageKey.class, desk::key);
    desk.hints().ifPresent(hints -> context.registerBean(Hints.class, () -> hints));
  }

  /** Where the server listens. */
  private record ServerPlace(InetSocketAddress address)
      implements WebServerFactoryCustomizer<ConfigurableWebServerFactory>,
          org.springframework.core.Ordered {
    @Override
    public void customize(ConfigurableWebServerFactory server) {
      server.setAddress(address.getAddress());
      server.setPort(address.getPort());
    }

    @Override
    public int getOrder() {
      return LOWEST_PRECEDENCE;
    }
  }
}
