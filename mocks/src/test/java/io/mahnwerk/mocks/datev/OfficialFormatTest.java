package io.mahnwerk.mocks.datev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The office's formats held against the vendor's tables and samples, where they are at hand. */
class OfficialFormatTest {
  @Test
  void knowsTheColumnsOfADebtorByTypeAndLength() throws IOException {
    List<String> table = lines("format/Format_Debitoren_Kreditoren.v5.csv");

    assertThat(DebtorColumns.ALL).hasSize(table.size() - 1);
    for (int column = 1; column < table.size(); column++) {
      String[] official = table.get(column).split(";", -1);
      DebtorColumns.Column ours = DebtorColumns.column(column);
      assertThat(ours.name()).isIn(official[2], official[3]);
      assertThat(ours.text()).as(ours.name()).isEqualTo(official[4].equals("Text"));
      assertThat(ours.date()).as(ours.name()).isEqualTo(official[4].equals("Datum"));
      assertThat(ours.length()).as(ours.name()).isEqualTo(Integer.parseInt(official[5]));
    }
  }

  @Test
  void writesAHeaderOfAllItsFields() throws IOException {
    List<String> table = lines("format/header_v700.csv");
    try (OfficeSite site = new OfficeSite()) {
      assertThat(Row.fields(site.export("DTVF_Debitoren").get(0))).hasSize(table.size() - 1);
      assertThat(Row.fields(site.export("DTVF_Zahlungs").get(2)))
          .hasSameSizeAs(lines("format/Format_Zahlungsbedingungen.v2.csv").subList(1, 32));
    }
  }

  @Test
  void writesTheClassicTemplateAsTheSampleDoes() throws IOException {
    List<String> sample = lines("samples/opos/OPOS_classic_standard_22col.csv");
    try (OfficeSite site = new OfficeSite(java.util.Map.of("opos", "classic"))) {
      List<String> ours = site.export("OPOS");

      assertThat(ours.get(0)).isEqualTo(sample.get(0));
      assertThat(quoted(ours.get(1))).isEqualTo(quoted(sample.get(1)));
    }
  }

  /** Which fields are quoted; none of these holds a semicolon. */
  private static List<Boolean> quoted(String line) {
    return java.util.Arrays.stream(line.replace("Lieferung;", "").split(";", -1))
        .map(field -> field.startsWith("\""))
        .toList();
  }

  private static List<String> lines(String name) throws IOException {
    Path root = Path.of(System.getProperty("mahnwerk.root", ""));
    Path file = root.resolve("../shared/reference/datev").resolve(name).normalize();
    assumeTrue(Files.exists(file), "Reference data are absent: the vendor's " + name);
    Charset charset =
        name.startsWith("samples")
            ? Charset.forName("windows-1252")
            : java.nio.charset.StandardCharsets.UTF_8;
    return List.of(new String(Files.readAllBytes(file), charset).split("\r?\n"));
  }
}
