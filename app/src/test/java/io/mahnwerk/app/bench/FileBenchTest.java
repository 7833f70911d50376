package io.mahnwerk.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.app.CommandLineRun;
import io.mahnwerk.core.spi.FileFormat;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileBenchTest {
  @TempDir private Path folder;

  @Test
  void measuresAFormatAndWritesTheReportAndNothingElse() throws IOException {
    FilesReport report = FileBenchProcess.measure(folder, 1_000, List.of(new Lines()));

    assertThat(report.formats()).hasSize(1);
    assertThat(report.formats().get(0).rows()).isEqualTo(1_000);
    assertThat(report.ratioToFloor()).isPositive();
    assertThat(report.peakHeapMiB()).isPositive();
    assertThat(folder.toFile().list()).containsExactly("report.json");
    assertThat(Files.readString(folder.resolve("report.json")))
        .contains("\"ratioToFloor\"", "\"peakHeapMiB\"", "\"format\" : \"lines\"");
  }

  @Test
  void breaksItsPromiseByTimeByMemoryByALostRowAndByNothingToRead() {
    FileFigures good = new FileFigures("x", 10, 100, 1.0, 2.0, 256);

    assertThat(FilesReport.of(100, List.of(good)).keepsItsPromises()).isTrue();
    assertThat(FilesReport.of(101, List.of(good)).keepsItsPromises()).isFalse();
    assertThat(FilesReport.of(100, List.of()).keepsItsPromises()).isFalse();
    assertThat(
            FilesReport.of(100, List.of(good, new FileFigures("y", 10, 100, 1.0, 2.01, 1)))
                .keepsItsPromises())
        .isFalse();
    assertThat(
            FilesReport.of(100, List.of(new FileFigures("y", 10, 100, 1.0, 1.0, 257)))
                .keepsItsPromises())
        .isFalse();
  }

  @Test
  void saysInGermanWhatItMeasured() {
    StringWriter text = new StringWriter();

    FilesReport.of(1_000, List.of(new FileFigures("x", 2_000_000, 1_000, 0.5, 0.75, 200)))
        .print(new PrintWriter(text, true), Path.of("out"), Locale.GERMAN);

    assertThat(text.toString())
        .isEqualToNormalizingNewlines(
            "x: 1.000 von 1.000 Zeilen (2 MB) in 0,75 s, die CSV-Bibliothek allein 0,50 s, Verhältnis"
                + " 1,50 (höchstens 2,0), Speicher 200 MiB (höchstens 256).\n"
                + "Der Bericht: out/report.json\n");
  }

  @Test
  void asksWhatIsToBeMeasuredAndRefusesANumberOfRowsOutOfRange() {
    assertThat(CommandLineRun.of("bench").exitCode()).isEqualTo(2);
    CommandLineRun run = CommandLineRun.of("bench", "files", "--out", folder, "--rows", "5");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith("--rows must be 1000 to 1000000000 but is 5.");
  }

  /** Lines of a number each. */
  private record Lines() implements FileFormat {
    @Override
    public String name() {
      return "lines";
    }

    @Override
    public void generate(Path file, long rows, long seed) throws IOException {
      Files.writeString(file, "1\n".repeat((int) rows));
    }

    @Override
    public long read(Path file) throws IOException {
      return lex(file);
    }

    @Override
    public long lex(Path file) throws IOException {
      return Files.readAllLines(file).size();
    }
  }
}
