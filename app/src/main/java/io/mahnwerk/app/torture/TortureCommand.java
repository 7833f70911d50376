package io.mahnwerk.app.torture;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.app.Mahnwerk;
import io.mahnwerk.app.UsageFailure;
import io.mahnwerk.app.output.Json;
import io.mahnwerk.app.output.StagedFiles;
import io.mahnwerk.core.model.Sentence;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/**
 * Tortures the product: simulated ERPs, broken connections, killed processes, clerks at work. Ends
 * with exit code 1 when anything was lost, repeated, stuck, overwritten or left behind, and when
 * nothing was written at all.
 */
@Command(
    name = "torture",
    description =
        "Break and kill cycles against simulated ERPs and count what was lost or repeated.",
    footer = {
      "",
      "Plays every simulated ERP in every shape that can be written: exchanges and files break, the",
      "process is killed, disks are full, clerks interfere and forget. The ledgers' own change logs",
      "are the judge. Ends with 1 when anything was lost, repeated, stuck, overwritten or left after",
      "release, or when nothing was written. In one minute not every ledger has its turn."
    },
    mixinStandardHelpOptions = true)
public final class TortureCommand implements Callable<Integer> {
  private static final BigDecimal FEWEST = new BigDecimal("0.1");
  private static final BigDecimal MOST = new BigDecimal("10000");
  private static final String REPORT = "report.json";

  @ParentCommand private @Nullable Mahnwerk mahnwerk;
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Where chance begins (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--minutes",
      paramLabel = "N",
      defaultValue = "3",
      description = "How long, 0.1 to 10000 (default: ${DEFAULT-VALUE}).")
  private BigDecimal minutes = BigDecimal.ONE;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Folder for report.json.")
  private Path out = Path.of("");

  @Option(
      names = "--sabotage",
      paramLabel = "HOW",
      description =
          "Break our own code on purpose: lose-ack, double-send, skip-release or overwrite-clerk.")
  private @Nullable String sabotage;

  @Option(
      names = "--only",
      paramLabel = "LEDGER",
      description =
          "Play this ERP only, or this shape of one, named as in the report; may be given several"
              + " times.")
  private List<String> only = List.of();

  @Override
  public Integer call() {
    Mahnwerk shared = Objects.requireNonNull(mahnwerk);
    if (minutes.compareTo(FEWEST) < 0 || minutes.compareTo(MOST) > 0) {
      throw UsageFailure.outside(
          Objects.requireNonNull(spec).commandLine(),
          "--minutes",
          FEWEST,
          MOST.toPlainString(),
          minutes.toPlainString());
    }
    Duration length =
        Duration.ofMillis(minutes.multiply(BigDecimal.valueOf(60_000)).longValueExact());
    TortureTerms terms = new TortureTerms(seed, length, sabotage(), out.resolve("homes"), arenas());
    if (terms.arenas().isEmpty()) {
      throw new CommandFailure("No simulated ERP is there that can be written.");
    }
    Evidence evidence = new Evidence();
    TortureReport report = run(terms, evidence, shared);
    print(report, shared.terminal().out(), shared.locale());
    return report.exitCode();
  }

  /** Writes the report at the beginning, and at the end however it ends. */
  private TortureReport run(TortureTerms terms, Evidence evidence, Mahnwerk shared) {
    write(TortureReport.of(terms, "running", evidence.counts(), List.of()));
    Torture torture = new Torture(terms, evidence);
    AtomicBoolean ended = new AtomicBoolean();
    Thread interrupted =
        new Thread(
            () -> {
              if (!ended.get()) {
                torture.stop();
                write(report(terms, "interrupted", evidence));
              }
            });
    Runtime.getRuntime().addShutdownHook(interrupted);
    String how = "complete";
    try {
      torture.run(
          passed -> {
            shared
                .terminal()
                .err()
                .println(line(passed, report(terms, "running", evidence)).in(shared.locale()));
          });
    } catch (RuntimeException | Error failed) {
      how = String.valueOf(failed);
      throw failed;
    } finally {
      ended.set(true);
      write(report(terms, how, evidence));
    }
    Runtime.getRuntime().removeShutdownHook(interrupted);
    return report(terms, how, evidence);
  }

  private static TortureReport report(TortureTerms terms, String how, Evidence evidence) {
    return TortureReport.of(terms, how, evidence.counts(), List.copyOf(evidence.findings()));
  }

  private void write(TortureReport report) {
    try (StagedFiles files = StagedFiles.in(out)) {
      files.write(REPORT, stream -> Json.INDENTED.write(report, stream));
      files.publish();
    }
  }

  private static Sentence line(Duration passed, TortureReport so) {
    String found =
        "%d, %d, %d, %d".formatted(so.lost(), so.repeated(), so.wrongOwner(), so.stuck());
    return new Sentence(
            "%s s: %s cycles, %s kills, %s faults, %s writes; lost, repeated, wrong owner, stuck: %s",
            "%s s: %s Zyklen, %s Abbrüche, %s Fehler, %s Schreibvorgänge;"
                + " verloren, doppelt, fremd, hängend: %s")
        .with(
            Sentence.number(passed.toSeconds(), 0),
            Sentence.number(so.cycles(), 0),
            Sentence.number(so.kills(), 0),
            Sentence.number(so.faults(), 0),
            Sentence.number(so.writes(), 0),
            Sentence.same(found));
  }

  private void print(TortureReport report, PrintWriter out, Locale locale) {
    report.findings().stream().map(Finding::told).forEach(out::println);
    out.println(
        new Sentence(
                "Torture: cycles %s, kills %s, faults %s, writes %s, lost %s, repeated %s,"
                    + " wrongOwner %s, stuck %s, marksLeftAfterRelease %s.",
                "Folter: Zyklen %s, Abbrüche %s, Fehler %s, Schreibvorgänge %s, verloren %s,"
                    + " doppelt %s, fremde geändert %s, hängend %s, nach Freigabe übrig %s.")
            .with(
                Sentence.number(report.cycles(), 0),
                Sentence.number(report.kills(), 0),
                Sentence.number(report.faults(), 0),
                Sentence.number(report.writes(), 0),
                Sentence.number(report.lost(), 0),
                Sentence.number(report.repeated(), 0),
                Sentence.number(report.wrongOwner(), 0),
                Sentence.number(report.stuck(), 0),
                Sentence.number(report.marksLeftAfterRelease(), 0))
            .in(locale));
    if (report.writes() == 0 && report.isClean()) {
      out.println(
          new Sentence(
                  "Nothing was written, so nothing is proved.",
                  "Es wurde nichts geschrieben, also ist nichts bewiesen.")
              .in(locale));
    }
    out.println(
        new Sentence("The report: %s", "Der Bericht: %s")
            .with(Sentence.same(this.out.resolve(REPORT).toString()))
            .in(locale));
  }

  private List<Arena> arenas() {
    List<Arena> all = Arena.all();
    for (String name : only) {
      if (all.stream().noneMatch(arena -> arena.isNamed(name))) {
        throw new UsageFailure(
            Objects.requireNonNull(spec).commandLine(), Arena.unknown(name, all));
      }
    }
    return all.stream()
        .filter(arena -> only.isEmpty() || only.stream().anyMatch(arena::isNamed))
        .toList();
  }

  private Sabotage sabotage() {
    if (sabotage == null) {
      return Sabotage.NONE;
    }
    Optional<Sabotage> known =
        Arrays.stream(Sabotage.values())
            .filter(one -> one != Sabotage.NONE && one.word().equals(sabotage))
            .findFirst();
    String words =
        Arrays.stream(Sabotage.values())
            .filter(one -> one != Sabotage.NONE)
            .map(Sabotage::word)
            .collect(Collectors.joining(", "));
    return known.orElseThrow(
        () ->
            new UsageFailure(
                Objects.requireNonNull(spec).commandLine(),
                new Sentence(
                        "--sabotage must be one of %s but is '%s'.",
                        "--sabotage muss eines von %s sein, ist aber '%s'.")
                    .naming(words, sabotage)));
  }
}
