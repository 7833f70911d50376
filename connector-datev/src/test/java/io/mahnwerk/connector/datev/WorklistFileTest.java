package io.mahnwerk.connector.datev;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.Money;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.ZipFile;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorklistFileTest {
  private static final WorklistLine SET =
      new WorklistLine(
          "0010000",
          "=HYPERLINK(\"http://x\") Łódź & Söhne",
          "RE-1",
          LocalDate.of(2026, 6, 1),
          Optional.of(LocalDate.of(2026, 6, 15)),
          Money.of("EUR", "1234.50"),
          true,
          Optional.of(LocalDate.of(2026, 7, 2)),
          "Zahlt meist ohne Mahnung; \"bald\"");
  private static final WorklistLine LIFT =
      new WorklistLine(
          "10001",
          "Meier",
          "RE-2",
          LocalDate.of(2026, 6, 2),
          Optional.empty(),
          Money.of("JPY", "500"),
          false,
          Optional.empty(),
          "Kein Grund mehr");

  @TempDir private Path folder;

  @Test
  void writesACsvThatExcelOpensAndRunsNothingOf() throws IOException {
    WorklistFile.write(folder.resolve("Liste"), List.of(SET, LIFT), TestFiles.CLIENT);

    assertThat(Files.readString(folder.resolve("Liste.csv"), StandardCharsets.UTF_8))
        .isEqualTo(
            "\uFEFF\"Zeile\";\"Konto\";\"Name\";\"Belegfeld 1\";\"Belegdatum\";\"Fälligkeit\";\"Betrag\";"
                + "\"Währung\";\"Was tun\";\"Sperre bis\";\"Grund\"\r\n"
                + "\"1\";\"0010000\";\"'=HYPERLINK(\"\"http://x\"\") Łódź & Söhne\";\"RE-1\";"
                + "\"01.06.2026\";\"15.06.2026\";\"1234,50\";\"EUR\";\"Sperre setzen\";\"02.07.2026\";"
                + "\"Zahlt meist ohne Mahnung; \"\"bald\"\"\"\r\n"
                + "\"2\";\"10001\";\"Meier\";\"RE-2\";\"02.06.2026\";\"\";\"500\";\"JPY\";"
                + "\"Sperre aufheben\";\"\";\"Kein Grund mehr\"\r\n");
    assertThat(folder.toFile().list())
        .containsExactlyInAnyOrder("Liste.csv", "Liste.xlsx", "Liste.pdf");
  }

  @Test
  void writesASheetWhoseTextsAreNoFormulas() throws IOException {
    WorklistFile.write(folder.resolve("Liste"), List.of(SET), TestFiles.CLIENT);

    try (ZipFile zip = new ZipFile(folder.resolve("Liste.xlsx").toFile())) {
      String sheet = read(zip, "xl/worksheets/sheet1.xml");
      assertThat(sheet).doesNotContain("<f>").contains("1234.5");
      assertThat(read(zip, "xl/sharedStrings.xml"))
          .contains("=HYPERLINK(", "S&#xf6;hne", "0010000");
    }
  }

  @Test
  void printsEveryLineOnAsManyPagesAsItTakes() throws IOException {
    List<WorklistLine> lines = IntStream.range(0, 70).mapToObj(i -> SET).toList();

    WorklistFile.write(folder.resolve("Liste"), lines, TestFiles.CLIENT);

    try (PDDocument document = Loader.loadPDF(folder.resolve("Liste.pdf").toFile())) {
      String text = new PDFTextStripper().getText(document);
      assertThat(document.getNumberOfPages()).isGreaterThan(2);
      assertThat(text)
          .contains("Mahnsperren zum Eintragen, Berater 29098, Mandant 55003, Seite 1")
          .contains("Sperre setzen", "02.07.2026", "Fälligkeit");
      assertThat(text.split("0010000", -1)).hasSize(71);
      assertThat(text).contains("?ódz &");
    }
  }

  @Test
  void writesAnEmptyListToo() throws IOException {
    WorklistFile.write(folder.resolve("Liste"), List.of(), TestFiles.CLIENT);

    assertThat(Files.readAllLines(folder.resolve("Liste.csv"))).hasSize(1);
    try (PDDocument document = Loader.loadPDF(folder.resolve("Liste.pdf").toFile())) {
      assertThat(document.getNumberOfPages()).isEqualTo(1);
    }
  }

  private static String read(ZipFile zip, String name) throws IOException {
    return new String(
        zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
  }
}
