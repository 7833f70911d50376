package io.mahnwerk.app.bench;

import io.mahnwerk.core.spi.FileFormat;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Measures the reading of one format. The library alone and the connector read the same bytes in
 * turn, several times; the shortest time of each counts, since everything else on the machine only
 * adds.
 */
final class FileBench {
  private static final int ROUNDS = 10;
  private static final long SEED = 1;
  private static final double NANOS = 1e9;

  private final FileFormat format;
  private final Path file;

  FileBench(FileFormat format, Path file) {
    this.format = format;
    this.file = file;
  }

  FileFigures measure(long rows) throws IOException {
    format.generate(file, rows, SEED);
    long understood = 0;
    long floor = Long.MAX_VALUE;
    long ours = Long.MAX_VALUE;
    List<MemoryPoolMXBean> heap = heap();
    heap.forEach(MemoryPoolMXBean::resetPeakUsage);
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      format.lex(file);
      long between = System.nanoTime();
      understood = format.read(file);
      long end = System.nanoTime();
      floor = Math.min(floor, between - start);
      ours = Math.min(ours, end - between);
    }
    long peak = heap.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
    return new FileFigures(
        format.name(), Files.size(file), understood, floor / NANOS, ours / NANOS, peak >> 20);
  }

  private static List<MemoryPoolMXBean> heap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .toList();
  }
}
