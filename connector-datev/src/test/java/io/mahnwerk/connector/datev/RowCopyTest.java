package io.mahnwerk.connector.datev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowCopyTest {
  private static final String ODD =
      "\"a \"\"b\"\"\"; 1 ;x\"y;;\r\n\r\n\"Zeile 1\nZeile 2\";2\n;\r\"ä\";\"\"\r\n";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"windows-1252", "UTF-8", "UTF-16LE", "UTF-16BE"})
  void copiesEveryByteOfWhatItDoesNotChange(String charset) throws IOException {
    String mark = charset.equals("windows-1252") ? "" : "\uFEFF";
    Path file = TestFiles.write(folder, "a.csv", mark + ODD, Charset.forName(charset));

    assertThat(copy(file)).isEqualTo(Files.readAllBytes(file));
  }

  @Test
  void copiesEveryByteOfEverySample() throws IOException {
    Path samples =
        Path.of(System.getProperty("mahnwerk.root", "."), "../shared/reference/datev/samples");
    Assumptions.assumeTrue(Files.isDirectory(samples), "The reference samples are not here");
    try (Stream<Path> files = Files.walk(samples)) {
      List<Path> all = files.filter(Files::isRegularFile).toList();
      assertThat(all).hasSizeGreaterThan(8);
      for (Path file : all) {
        assertThat(copy(file)).as(file.toString()).isEqualTo(Files.readAllBytes(file));
      }
    }
  }

  @Test
  void changesOnlyTheCellThatIsMeant() throws IOException {
    Path file =
        TestFiles.write(folder, "a.csv", "1;\"x;\"\"y\"\"\"; z ;\r\n", StandardCharsets.UTF_8);
    Path target = folder.resolve("b.csv");

    RowCopy.copy(file, target, row -> Optional.of(row.withText(3, "neu \"1\"").withNumber(0, "7")));

    assertThat(target).hasContent("7;\"x;\"\"y\"\"\"; z ;\"neu \"\"1\"\"\"\r\n");
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("a.csv", "b.csv");
  }

  @Test
  void refusesToChangeARowThatTheLibraryReadsInAnotherWay() {
    Path file = TestFiles.write(folder, "a.csv", "1;\"x\"y;z\r\n", StandardCharsets.UTF_8);
    Path target = folder.resolve("b.csv");

    assertThatThrownBy(() -> RowCopy.copy(file, target, row -> Optional.of(row.withNumber(0, "2"))))
        .isInstanceOf(FileRefusal.class)
        .hasMessageStartingWith("a.csv, line 1: the row cannot be changed without touching");
    assertThat(target).doesNotExist();
  }

  private byte[] copy(Path file) throws IOException {
    Path target = folder.resolve("copy.csv");
    RowCopy.copy(file, target, Optional::of);
    return Files.readAllBytes(target);
  }
}
