package io.mahnwerk.app.bench;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.mocks.erp.SimulatedErp;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Serves one large ledger in this process and has it read by another. */
record ItemsBench(LargeLedger ledger, Path folder) {
  private static final int OUT_OF_MEMORY = 3;

  ItemFigures measure() throws IOException, InterruptedException {
    String erp = ledger.erp().erpId().value();
    Path store = Files.createTempDirectory(folder, ".items");
    try (SimulatedErp serving = ledger.erp().start(ledger.open(Map.of()))) {
      Process reading = start(erp, store.resolve("items.db"));
      try {
        hand(serving.settings(), reading);
        return ItemFigures.of(erp, answer(erp, reading), ledger.cents());
      } finally {
        reading.destroyForcibly();
        reading.onExit().join();
      }
    } finally {
      remove(store);
    }
  }

  private static Process start(String erp, Path store) throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx" + ItemsReport.MOST_HEAP_MIB + "m",
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "-Dfile.encoding=UTF-8",
            "-cp",
            System.getProperty("java.class.path"),
            ItemsBenchProcess.class.getName(),
            erp,
            store.toAbsolutePath().toString());
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private static void hand(Map<String, String> settings, Process reading) throws IOException {
    Properties given = new Properties();
    given.putAll(settings);
    try (OutputStream in = reading.getOutputStream()) {
      given.store(in, null);
    }
  }

  private static KeptItems answer(String erp, Process reading)
      throws IOException, InterruptedException {
    @Nullable String line;
    try (BufferedReader said =
        new BufferedReader(
            new InputStreamReader(reading.getInputStream(), StandardCharsets.UTF_8))) {
      line = said.readLine();
    }
    int ended = reading.waitFor();
    if (ended == OUT_OF_MEMORY) {
      throw new CommandFailure(
          new Sentence(
                  "Reading %s needed more than %s MiB of memory; the promise is not kept.",
                  "Das Lesen von %s brauchte mehr als %s MiB Speicher; das Versprechen ist nicht"
                      + " gehalten.")
              .naming(erp, ItemsReport.MOST_HEAP_MIB));
    }
    if (ended != 0 || line == null) {
      throw new CommandFailure(
          new Sentence(
                  "The process that read %s ended with exit code %s.",
                  "Der Prozess, der %s las, endete mit Code %s.")
              .naming(erp, ended));
    }
    return KeptItems.parse(line);
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
