package io.mahnwerk.app.bench;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.app.Mahnwerk;
import io.mahnwerk.app.UsageFailure;
import io.mahnwerk.app.output.Json;
import io.mahnwerk.app.output.StagedFiles;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.mocks.erp.SimulatedErpProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/**
 * Invents a ledger of very many open items, lets the simulated ERP serve it and reads it into a
 * store by the connector, in a process that has no more than the promised memory. Ends with exit
 * code 1 where an item is missing or memory was not enough.
 */
@Command(
    name = "items",
    description = "Read very many open items of each simulated ERP within little memory.",
    mixinStandardHelpOptions = true)
final class ItemsCommand implements Callable<Integer> {
  private static final long FEWEST = 100;
  private static final long MOST = 5_000_000;

  @ParentCommand private @Nullable BenchCommand bench;
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Folder for report.json, and for the store while it is filled.")
  private Path out = Path.of("");

  @Option(
      names = "--items",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "Open items of each ledger, 100 to 5000000 (default: ${DEFAULT-VALUE}).")
  private long items;

  @Option(
      names = "--only",
      paramLabel = "ERP",
      description = "Read the ledger of this ERP only; can be given several times.")
  private List<String> only = List.of();

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (items < FEWEST || items > MOST) {
      throw UsageFailure.outside(
          Objects.requireNonNull(spec).commandLine(), "--items", FEWEST, MOST, items);
    }
    Mahnwerk shared = Objects.requireNonNull(bench).mahnwerk();
    List<ItemFigures> figures = new ArrayList<>();
    try (StagedFiles files = StagedFiles.in(out)) {
      for (SimulatedErpProvider erp : chosen()) {
        figures.add(new ItemsBench(new LargeLedger(erp, items), out).measure());
      }
      ItemsReport report = new ItemsReport(items, ItemsReport.MOST_HEAP_MIB, figures);
      files.write("report.json", stream -> Json.INDENTED.write(report, stream));
      files.publish();
      report.print(shared.terminal().out(), out, shared.locale());
      return report.keepsItsPromises() ? 0 : 1;
    }
  }

  private List<SimulatedErpProvider> chosen() {
    List<SimulatedErpProvider> all =
        ServiceLoader.load(SimulatedErpProvider.class).stream()
            .map(ServiceLoader.Provider::get)
            .toList();
    List<String> known = all.stream().map(erp -> erp.erpId().value()).sorted().toList();
    for (String name : only) {
      if (!known.contains(name)) {
        throw new CommandFailure(
            new Sentence(
                    "There is no simulated ERP '%s'; there is %s.",
                    "Es gibt kein simuliertes ERP '%s'; es gibt %s.")
                .naming(name, String.join(", ", known)));
      }
    }
    return all.stream()
        .filter(erp -> only.isEmpty() || only.contains(erp.erpId().value()))
        .toList();
  }
}
