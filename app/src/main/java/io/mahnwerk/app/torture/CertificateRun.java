package io.mahnwerk.app.torture;

import io.mahnwerk.app.config.ConnectorRegistry;
import io.mahnwerk.app.torture.CertificateBench.Trace;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Tries every command on every ledger, several at the same time.
 *
 * @param only names of ERPs or of their shapes; empty for all
 * @param progress is told now and then how far it is, and of each row that is not clean at once
 */
record CertificateRun(List<Arena> arenas, List<String> only, PrintWriter progress) {
  /** Commands wait for answers more than they compute. */
  private static final int AT_ONCE = 2 * Runtime.getRuntime().availableProcessors() + 2;

  private static final int CELLS_BETWEEN_WORDS = 250;

  CertificateRun {
    arenas = List.copyOf(arenas);
    only = List.copyOf(only);
  }

  CertificatePage page() throws InterruptedException {
    Path homes = temporary();
    AtomicInteger cells = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<Future<Part>> parts = new ArrayList<>();
      for (Arena arena : arenas) {
        if (only.isEmpty() || only.stream().anyMatch(arena::isNamed)) {
          for (Situation situation : Situation.values()) {
            Part part = new Part(progress, cells);
            parts.add(
                threads.submit(() -> part.of(arena, situation, isFirstOfItsErp(arena), homes)));
          }
        }
      }
      return joined(parts);
    } finally {
      threads.shutdownNow();
    }
  }

  private CertificatePage joined(List<Future<Part>> parts) throws InterruptedException {
    List<CertificateRow> rows = new ArrayList<>();
    List<NotTried> gaps = new ArrayList<>();
    try {
      for (Future<Part> future : parts) {
        Part part = future.get();
        rows.addAll(part.rows);
        gaps.addAll(part.gaps);
      }
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof RuntimeException known
          ? known
          : new IllegalStateException(failed.getCause());
    }
    return new CertificatePage(rows, gaps, only);
  }

  private boolean isFirstOfItsErp(Arena arena) {
    return arenas.stream()
        .filter(other -> other.erp().erpId().equals(arena.erp().erpId()))
        .findFirst()
        .filter(arena::equals)
        .isPresent();
  }

  /** What one command on one ledger gave. */
  private static final class Part implements Certificate.Entries {
    private final PrintWriter progress;
    private final AtomicInteger cells;
    private final List<CertificateRow> rows = new ArrayList<>();
    private final List<NotTried> gaps = new ArrayList<>();

    Part(PrintWriter progress, AtomicInteger cells) {
      this.progress = progress;
      this.cells = cells;
    }

    Part of(Arena arena, Situation situation, boolean thorough, Path homes) {
      try (CertificateBench bench =
          new CertificateBench(arena, situation, ConnectorRegistry.onClassPath(), homes)) {
        new Certificate(bench, this).tryAll(thorough);
      }
      return this;
    }

    @Override
    public void tried(CertificateRow row) {
      rows.add(row);
      int sofar = cells.incrementAndGet();
      if (sofar % CELLS_BETWEEN_WORDS == 0) {
        progress.println("certify: " + sofar + " (" + row.ledger() + ", " + row.path() + ")");
      }
      progress.flush();
    }

    @Override
    public void seen(CertificateRow row, Trace trace, Trace undisturbed) {
      progress.println(row);
      progress.println("  said: " + (trace.ran().out() + trace.ran().err()).strip());
      progress.println("  unsettled: " + trace.unsettled() + " for " + undisturbed.unsettled());
      undisturbed
          .end()
          .forEach(
              (key, state) -> {
                if (!state.equals(trace.end().get(key))) {
                  progress.println("  " + key + ": " + trace.end().get(key) + " for " + state);
                }
              });
      progress.flush();
    }

    @Override
    public void left(NotTried gap) {
      gaps.add(gap);
    }
  }

  private static Path temporary() {
    try {
      Path folder = Files.createTempDirectory("mahnwerk-certify");
      folder.toFile().deleteOnExit();
      return folder;
    } catch (IOException refused) {
      throw new UncheckedIOException("No temporary folder can be made", refused);
    }
  }
}
