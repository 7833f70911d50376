package io.mahnwerk.app.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.app.config.ConnectionsFile;
import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorDunning;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.DunningProcedureCode;
import io.mahnwerk.core.model.FactorSource;
import io.mahnwerk.core.model.RecordVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileFactorsTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
  private static final String HEAD =
      "factor,recorded_on,country,industry,company_code,debtor,value\n";

  @TempDir private Path folder;

  @Test
  void holdsFromTheDayAfterItWasRecordedUntilALaterOne() throws IOException {
    FactorSource file = read("climate,2026-03-02,,,,,97.5\nclimate,2026-04-01,,,,,101\n");

    assertThat(file.names()).containsExactly("climate");
    assertThat(file.value("climate", debtor("0001"), DAY)).isEmpty();
    assertThat(file.value("climate", debtor("0001"), DAY.plusDays(1))).hasValue(97.5);
    assertThat(file.value("climate", debtor("0001"), LocalDate.of(2026, 4, 1))).hasValue(97.5);
    assertThat(file.value("climate", debtor("0001"), LocalDate.of(2026, 4, 2))).hasValue(101);
  }

  @Test
  void answersAPastDayAlikeWhenLaterFiguresAreAdded() throws IOException {
    String early = "rating,2026-01-05,DE,,,,3\n";
    FactorSource before = read(early);
    FactorSource after = read(early + "rating,2026-03-02,DE,,,,9\nrating,2026-03-02,,,,,8\n");

    assertThat(after.value("rating", debtor("0001"), DAY))
        .isEqualTo(before.value("rating", debtor("0001"), DAY))
        .isEqualTo(OptionalDouble.of(3));
  }

  @Test
  void takesTheFigureThatIsNearestToTheDebtor() throws IOException {
    FactorSource file =
        read(
            "r,2026-01-01,,,,,1\nr,2026-01-01,DE,,,,2\nr,2026-01-01,,MACH,,,3\n"
                + "r,2026-01-01,DE,MACH,,,4\nr,2026-01-01,,,1000,0001,5\n");

    assertThat(file.value("r", debtor("0001"), DAY)).hasValue(5);
    assertThat(file.value("r", debtor("1"), DAY)).hasValue(4);
    assertThat(file.value("r", debtor("2", "AT", "MACH"), DAY)).hasValue(3);
    assertThat(file.value("r", debtor("2", "DE", "HAND"), DAY)).hasValue(2);
    assertThat(file.value("r", debtor("2", "AT", ""), DAY)).hasValue(1);
  }

  @Test
  void namesTheLineThatIsWrong() {
    for (Map.Entry<String, String> wrong :
        Map.of(
                "climate,yesterday,,,,,1\n", "'recorded_on' must be a day such as 2026-01-31",
                "climate,2026-01-01,,,,,much\n", "'value' must be a number such as 101.5",
                "climate,2026-01-01,,,,,NaN\n", "'value' must be a number such as 101.5",
                "The Climate,2026-01-01,,,,,1\n", "'factor' must be lower-case letters")
            .entrySet()) {
      assertThatThrownBy(() -> read(wrong.getKey()))
          .isInstanceOf(ConnectorException.class)
          .hasMessageContaining("line 2: ")
          .hasMessageContaining(wrong.getValue());
    }
  }

  @Test
  void isOffUnlessAConnectionNamesIt() throws IOException {
    assertThat(open("")).isEmpty();

    Files.writeString(folder.resolve("f.csv"), HEAD + "climate,2026-01-01,,,,,1\n");
    String path = folder.resolve("f.csv").toString();
    assertThat(open(factor("file", path))).hasSize(1);
    assertThatThrownBy(() -> open(factor("oracle", path)))
        .isInstanceOf(CommandFailure.class)
        .hasMessage("factors.climate: there is no source 'oracle'; there is file.");
    assertThatThrownBy(() -> open(factor("file", path + ".gone")))
        .isInstanceOf(ConnectorException.class)
        .hasMessageContaining("cannot be read as CSV in UTF-8.");
  }

  @Test
  void refusesFiguresOfWhoOrWhereSomebodyIs() throws IOException {
    Files.writeString(folder.resolve("f.csv"), HEAD + "income,2026-01-01,,,,,1\n");

    assertThatThrownBy(() -> open(factor("file", folder.resolve("f.csv").toString())))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("'income' sounds as if it told who or where somebody is");
  }

  private List<FactorSource> open(String factors) throws IOException {
    Files.writeString(
        folder.resolve("mahnwerk.yaml"),
        "connections:\n  books:\n    erp: paper\n    run-days: [tuesday]\n" + factors);
    return new Factors(ConnectionsFile.in(folder, Map.of()).connection("books"), Clock.systemUTC())
        .open();
  }

  private static String factor(String source, String path) {
    return "    factors:\n      climate:\n        source: %s\n        settings:\n          path: '%s'\n"
        .formatted(source, path);
  }

  private FactorSource read(String rows) throws IOException {
    Path file = folder.resolve("factors.csv");
    Files.writeString(file, HEAD + rows);
    return FileFactors.read(file, new ConnectionId("climate"));
  }

  private static Debtor debtor(String number) {
    return debtor(number, "DE", "MACH");
  }

  private static Debtor debtor(String number, String country, String industry) {
    return new Debtor(
        new DebtorRef(new ConnectionId("books"), new CompanyCode("1000"), number),
        "Werk",
        false,
        false,
        industry,
        country,
        "",
        false,
        DebtorDunning.under(new DunningProcedureCode("OLD")),
        new RecordVersion("1"));
  }
}
