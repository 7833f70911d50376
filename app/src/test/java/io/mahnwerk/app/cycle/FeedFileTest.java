package io.mahnwerk.app.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.store.FeedFact;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedFileTest {
  private static final String HEADER = "fact,company_code,debtor,document,day,level,propensity\n";
  private static final ConnectionId CONNECTION = new ConnectionId("ledger");
  private static final DebtorRef DEBTOR =
      new DebtorRef(CONNECTION, new CompanyCode("0010"), "0000100001");
  private static final LocalDate DAY = LocalDate.of(2026, 1, 31);
  private static final DunningLevel FIRST = DunningLevel.NONE.next();

  @TempDir private Path folder;

  @Test
  void readsWhatItWroteWithLeadingZeros() throws IOException {
    List<FeedFact> facts =
        List.of(
            new FeedFact.Noticed(DEBTOR, "0090000001", DAY, FIRST, Optional.of(0.03125)),
            new FeedFact.Noticed(DEBTOR, "0090000002", DAY, FIRST, Optional.empty()),
            new FeedFact.Complained(DEBTOR, "0090000001", DAY.plusDays(3)));
    FeedFile file = new FeedFile(folder.resolve("new/feed.csv"));

    file.write(facts);

    assertThat(file.read(CONNECTION)).isEqualTo(facts);
  }

  @Test
  void keepsEveryDigitOfAPropensity() throws IOException {
    FeedFile file = new FeedFile(folder.resolve("feed.csv"));
    Optional<Double> third = Optional.of(1.0 / 3);

    file.write(List.of(new FeedFact.Noticed(DEBTOR, "1", DAY, FIRST, third)));

    assertThat(file.read(CONNECTION))
        .containsExactly(new FeedFact.Noticed(DEBTOR, "1", DAY, FIRST, third));
  }

  @Test
  void readsAFileWithNothingButAHeader() throws IOException {
    assertThat(read("")).isEmpty();
  }

  @Test
  void takesAPropensityOfOneButNoneAbove() throws IOException {
    assertThat(read("notice,0010,1,2,2026-01-31,1,1\n")).hasSize(1);
    assertRefused(
        "notice,0010,1,2,2026-01-31,1,1.01",
        "line 2: field 'propensity' must be a number above 0 up to 1.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "letter,0010,1,2,2026-01-31,1, | fact       | notice or complaint",
        ",0010,1,2,2026-01-31,1,       | fact       | given",
        "notice,,1,2,2026-01-31,1,     | company_code | given",
        "notice,0010,,2,2026-01-31,1,  | debtor     | given",
        "notice,0010,1,,2026-01-31,1,  | document   | given",
        "notice,0010,1,2,2026-02-30,1, | day        | a date such as 2026-01-31",
        "notice,0010,1,2,31.01.2026,1, | day        | a date such as 2026-01-31",
        "notice,0010,1,2,2026-01-31,x, | level      | a level from 1 to 9",
        "notice,0010,1,2,2026-01-31,0, | level      | a level from 1 to 9",
        "notice,0010,1,2,2026-01-31,10, | level     | a level from 1 to 9",
        "notice,0010,1,2,2026-01-31,,  | level      | given",
        "notice,0010,1,2,2026-01-31,1,0 | propensity | a number above 0 up to 1",
        "notice,0010,1,2,2026-01-31,1,NaN | propensity | a number above 0 up to 1",
        "notice,0010,1,2,2026-01-31,1,a | propensity | a number above 0 up to 1"
      })
  void namesTheFieldThatIsWrong(String row, String field, String form) throws IOException {
    assertRefused(row, "line 2: field '%s' must be %s.".formatted(field, form));
  }

  @Test
  void namesTheLineThatIsWrong() throws IOException {
    assertRefused(
        "complaint,0010,1,2,2026-01-31,,\ncomplaint,0010,1,2,soon,,",
        "line 3: field 'day' must be a date such as 2026-01-31.");
  }

  @Test
  void namesTheFirstFieldThatARowLacks() throws IOException {
    assertRefused("complaint,0010,1", "line 2: field 'document' must be given.");
  }

  @Test
  void namesAMissingColumn() throws IOException {
    Path file = folder.resolve("feed.csv");
    Files.writeString(file, "fact,company_code,debtor,day\nnotice,0010,1,2026-01-31\n");

    assertThatThrownBy(() -> new FeedFile(file).read(CONNECTION))
        .isInstanceOf(CommandFailure.class)
        .hasMessage("Feed file %s, line 2: field 'document' must be given.", file);
  }

  @Test
  void speaksGerman() throws IOException {
    Path file = folder.resolve("feed.csv");
    Files.writeString(file, HEADER + "notice,0010,1,2,31.01.2026,1,\n");

    assertThatThrownBy(() -> new FeedFile(file).read(CONNECTION))
        .isInstanceOfSatisfying(
            CommandFailure.class,
            failed ->
                assertThat(failed.sentence().german())
                    .isEqualTo(
                        "Datei %s, Zeile 2: Feld 'day' muss ein Datum wie 2026-01-31 sein."
                            .formatted(file)));
  }

  @Test
  void saysThatAFileIsMissing() {
    Path file = folder.resolve("none.csv");

    assertThatThrownBy(() -> new FeedFile(file).read(CONNECTION))
        .isInstanceOf(CommandFailure.class)
        .hasMessage("Feed file %s cannot be read.", file);
  }

  @Test
  void saysThatAFileIsNotUtf8() throws IOException {
    Path file = folder.resolve("feed.csv");
    Files.write(
        file,
        (HEADER + "complaint,0010,Müller,2,2026-01-31,,\n").getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> new FeedFile(file).read(CONNECTION))
        .isInstanceOf(CommandFailure.class)
        .hasMessage("Feed file %s is not UTF-8 text.", file);
  }

  private List<FeedFact> read(String rows) throws IOException {
    Path file = folder.resolve("feed.csv");
    Files.writeString(file, HEADER + rows);
    return new FeedFile(file).read(CONNECTION);
  }

  private void assertRefused(String rows, String sentence) throws IOException {
    Path file = folder.resolve("feed.csv");
    Files.writeString(file, HEADER + rows + "\n");

    assertThatThrownBy(() -> new FeedFile(file).read(CONNECTION))
        .isInstanceOf(CommandFailure.class)
        .hasMessage("Feed file %s, %s", file, sentence);
  }
}
