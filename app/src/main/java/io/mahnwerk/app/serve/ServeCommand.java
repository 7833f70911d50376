package io.mahnwerk.app.serve;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.app.Mahnwerk;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Serves health and the report of a demo run until it is interrupted. */
@Command(
    name = "serve",
    description = "Serve health and the report of a demo run.",
    mixinStandardHelpOptions = true)
public final class ServeCommand implements Callable<Integer> {
  @ParentCommand private @Nullable Mahnwerk mahnwerk;

  @Spec private CommandLine.Model.@Nullable CommandSpec spec;

  @Option(
      names = "--port",
      defaultValue = "8585",
      description = "Port to listen on, 0 for any free one (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--address",
      defaultValue = "127.0.0.1",
      description =
          "Address to listen on (default: ${DEFAULT-VALUE}, reachable from this machine only)."
              + " The service knows no users.")
  private String address = "";

  @Option(
      names = "--report",
      paramLabel = "DIR",
      defaultValue = "mahnwerk-demo",
      description = "Folder of report.html (default: ${DEFAULT-VALUE}).")
  private Path report = Path.of("");

  @Override
  public Integer call() throws InterruptedException {
    if (port < 0 || port > 65_535) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "A port lies between 0 and 65535 but --port is " + port + ".");
    }
    try (ReportService service = ReportService.start(place(), report)) {
      Objects.requireNonNull(mahnwerk)
          .terminal()
          .out()
          .println("Serving http://%s:%d/ (Ctrl+C stops).".formatted(address, service.port()));
      new CountDownLatch(1).await();
    }
    return 0;
  }

  private InetSocketAddress place() {
    try {
      return new InetSocketAddress(InetAddress.getByName(address), port);
    } catch (UnknownHostException unknown) {
      throw new CommandFailure("--address '" + address + "' is no address here.", unknown);
    }
  }
}
