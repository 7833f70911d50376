package io.mahnwerk.app.bench;

import io.mahnwerk.core.model.Sentence;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The report of {@code bench files}.
 *
 * @param rows of each file
 * @param ratioToFloor time of the connector over that of the library alone, the worst of all
 *     formats
 * @param peakHeapMiB the most of all formats
 */
record FilesReport(long rows, double ratioToFloor, long peakHeapMiB, List<FileFigures> formats) {
  static final double LARGEST_RATIO = 2.0;
  static final long MOST_HEAP_MIB = 256;

  FilesReport {
    formats = List.copyOf(formats);
  }

  static FilesReport of(long rows, List<FileFigures> formats) {
    return new FilesReport(
        rows,
        formats.stream().mapToDouble(FileFigures::ratioToFloor).max().orElse(0),
        formats.stream().mapToLong(FileFigures::peakHeapMiB).max().orElse(0),
        formats);
  }

  /** Whether something was read, all of it, and within the promised time and memory. */
  boolean keepsItsPromises() {
    return !formats.isEmpty()
        && formats.stream().allMatch(format -> format.rows() == rows)
        && ratioToFloor <= LARGEST_RATIO
        && peakHeapMiB <= MOST_HEAP_MIB;
  }

  void print(PrintWriter out, Path folder, Locale locale) {
    if (formats.isEmpty()) {
      out.println(
          new Sentence(
                  "No connector is there that reads files.",
                  "Es gibt keinen Konnektor, der Dateien liest.")
              .in(locale));
    }
    for (FileFigures format : formats) {
      out.println(
          new Sentence(
                  "%s: %s of %s rows (%s MB) in %s s, the CSV library alone %s s, ratio %s (at most"
                      + " %s), heap %s MiB (at most %s).",
                  "%s: %s von %s Zeilen (%s MB) in %s s, die CSV-Bibliothek allein %s s, Verhältnis %s"
                      + " (höchstens %s), Speicher %s MiB (höchstens %s).")
              .with(
                  Sentence.same(format.format()),
                  Sentence.number(format.rows(), 0),
                  Sentence.number(rows, 0),
                  Sentence.number(format.bytes() / 1e6, 0),
                  Sentence.number(format.seconds(), 2),
                  Sentence.number(format.floorSeconds(), 2),
                  Sentence.number(format.ratioToFloor(), 2),
                  Sentence.number(LARGEST_RATIO, 1),
                  Sentence.number(format.peakHeapMiB(), 0),
                  Sentence.number(MOST_HEAP_MIB, 0))
              .in(locale));
    }
    out.println(
        new Sentence("The report: %s", "Der Bericht: %s")
            .with(Sentence.same(folder.resolve("report.json").toString()))
            .in(locale));
  }
}
