package io.mahnwerk.scoring.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.ItemHistory;
import io.mahnwerk.core.model.ItemHistory.RecordedClearing;
import io.mahnwerk.core.model.Money;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.Recommendation;
import io.mahnwerk.scoring.PlantedWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs on other people's receivables where they are present beside the repository. */
class ReferenceFilesTest {
  private static final ConnectionId CONNECTION = new ConnectionId("file");
  private static final CompanyCode COMPANY = new CompanyCode("file");

  @ParameterizedTest
  @CsvSource({
    "ibm-2012-2013.first70.csv, 2013-03-29",
    "cassandra-2011-2017.first70.csv, 2015-06-30"
  })
  void advisesEveryOpenItem(String name, LocalDate asOf) throws IOException {
    List<ItemHistory> items = read(name);

    FileAdvice advice = advise(items, asOf);

    long open =
        items.stream()
            .filter(i -> !i.recordedOn().isAfter(asOf))
            .filter(i -> i.cleared().filter(c -> !c.recordedOn().isAfter(asOf)).isEmpty())
            .count();
    assertThat(advice.recommendations()).hasSize((int) open).isNotEmpty();
    assertThat(advice.model()).isPresent();
    assertThat(advice.recommendations())
        .extracting(Recommendation::probability30)
        .allSatisfy(p -> assertThat(p).isBetween(0.0, 1.0));
  }

  @Test
  void tellsThoseWhoPayWithinThirtyDaysFromTheOthers() throws IOException {
    LocalDate asOf = LocalDate.of(2015, 6, 30);
    List<ItemHistory> items = read("cassandra-2011-2017.first70.csv");

    FileAdvice advice = advise(items, asOf);

    double paid = mean(advice, items, asOf, true);
    double unpaid = mean(advice, items, asOf, false);
    assertThat(paid).isGreaterThan(unpaid + 0.1);
  }

  private static FileAdvice advise(List<ItemHistory> items, LocalDate asOf) {
    return new SmallSampleAdvice(
            FileSettings.standard(FormerSchedule.STANDARD, PlantedWorld.CALENDAR))
        .advise(items.stream(), List.of(), List.of(), asOf);
  }

  private static double mean(
      FileAdvice advice, List<ItemHistory> items, LocalDate asOf, boolean paid) {
    List<OpenItemRef> chosen =
        items.stream()
            .filter(i -> paid == isPaidBy(i, asOf.plusDays(30)))
            .map(ItemHistory::ref)
            .toList();
    return advice.recommendations().stream()
        .filter(r -> chosen.contains(r.item()))
        .mapToDouble(Recommendation::probability30)
        .average()
        .orElseThrow();
  }

  private static boolean isPaidBy(ItemHistory item, LocalDate day) {
    return item.cleared().filter(c -> !c.recordedOn().isAfter(day)).isPresent();
  }

  private static List<ItemHistory> read(String name) throws IOException {
    Path file =
        Path.of(System.getProperty("mahnwerk.root", "."), "../shared/reference/receivables", name);
    assumeTrue(Files.exists(file), "reference data are absent: " + name);
    try (Stream<String> lines = Files.lines(file)) {
      return lines.skip(1).map(line -> item(line.split(",", -1))).toList();
    }
  }

  private static ItemHistory item(String[] f) {
    LocalDate document = LocalDate.parse(f[2]);
    return new ItemHistory(
        new OpenItemRef(CONNECTION, COMPANY, f[1]),
        new DebtorRef(CONNECTION, COMPANY, f[0]),
        Money.of(f[5], f[4]),
        document,
        LocalDate.parse(f[3]),
        document,
        Optional.of(f[6])
            .filter(d -> !d.isEmpty())
            .map(LocalDate::parse)
            .map(d -> new RecordedClearing(new Clearing(d, Clearing.Kind.PAYMENT), d)),
        List.of(),
        List.of());
  }
}
