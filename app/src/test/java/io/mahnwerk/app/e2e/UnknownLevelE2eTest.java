package io.mahnwerk.app.e2e;

import static io.mahnwerk.app.e2e.SmallLedger.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.app.CommandLineRun;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.spi.NativeRun;
import io.mahnwerk.mocks.erp.SimulatedErpProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What people are shown where a ledger does not tell which level an item has reached. */
@ParameterizedClass
@MethodSource("io.mahnwerk.app.e2e.Erps#withoutLevels")
class UnknownLevelE2eTest {
  /** The former procedure's first run is that of Friday, 3 July. */
  private static final LocalDate FIRST_ON_FRIDAY = LocalDate.of(2026, 6, 17);

  /** The run of Tuesday, 30 June, would have dunned it already. */
  private static final LocalDate DUNNED_BEFORE = LocalDate.of(2026, 6, 12);

  @Parameter SimulatedErpProvider erp;
  @TempDir Path folder;

  @Test
  void namesTheFirstLevelOnlyWhereNoEarlierRunCanHaveSentIt() throws IOException {
    SmallLedger books = new SmallLedger(erp);
    String debtor = books.unsteered();
    String first = books.invoice(debtor, FIRST_ON_FRIDAY);
    String later = books.invoice(debtor, DUNNED_BEFORE);
    Path file = folder.resolve("preview.csv");
    try (Site site = new Site(erp, books.ledger(), folder.resolve("home")).configured("observe")) {
      site.cycle(TODAY);

      CommandLineRun preview = site.run(TODAY, "preview", "books", "--out", file);
      CommandLineRun german =
          CommandLineRun.on(TODAY, "--home", site.home, "--lang", "de", "preview", "books");

      assertThat(row(file, first)).endsWith(",level 1,level 1,");
      assertThat(row(file, later))
          .endsWith(",unknown: may have been dunned before,unknown: may have been dunned before,");
      assertThat(preview.out())
          .contains(
              "1 item on 1 notice with Mahnwerk, 1 item on 1 notice without",
              "Unknown of 1 more: the level is not read from this ledger");
      assertThat(german.out())
          .contains("unbekannt: vielleicht schon gemahnt", "Unbekannt bei 1 weiterem");
    }
  }

  @Test
  void callsNothingUnknownThatTheRunCannotDunEither() throws IOException {
    SmallLedger books = new SmallLedger(erp);
    String debtor = books.unsteered();
    String blocked = books.invoice(debtor, DUNNED_BEFORE);
    books.invoice(debtor, TODAY);
    books.ledger().edit(blocked, item -> item.withBlock("A", TODAY));
    try (Site site = new Site(erp, books.ledger(), folder.resolve("home")).configured("observe")) {
      site.cycle(TODAY);

      assertThat(site.run(TODAY, "preview", "books").out())
          .contains("0 items on 0 notices with Mahnwerk, 0 items on 0 notices without")
          .doesNotContain("nknown");
    }
  }

  @Test
  void doesNotTakeALedgerThatShowsNoNoticesForOneThatSentNone() {
    LocalDate run = LocalDate.of(2026, 7, 3);
    SmallLedger books = new SmallLedger(erp);
    books.invoice(books.unsteered(), FIRST_ON_FRIDAY);
    try (Site site = new Site(erp, books.ledger(), folder.resolve("home")).configured("observe")) {
      site.cycle(run);
      site.cycle(run.plusDays(1));

      CommandLineRun english = site.run(run.plusDays(1), "compare", "books");

      assertThat(english.out())
          .contains("the level is not read from this ledger: what the run sent is unknown")
          .contains("notice, level unknown")
          .doesNotContain("did not take place");
    }
  }

  @Test
  void writesNothingForSteeredDebtorsSinceNoRunEverShowsThatItWasForeseen() throws IOException {
    SmallLedger books = new SmallLedger(erp);
    String debtor = books.steered();
    books.invoice(debtor, TODAY.minusDays(10));
    books.invoice(debtor, TODAY);
    try (Site site = new Site(erp, books.ledger(), folder.resolve("home")).steeredAtOnce()) {
      Path settings = site.home.resolve("mahnwerk.yaml");
      Files.writeString(
          settings,
          Files.readString(settings)
              .replace("    steering:", "    floor-not-enforced: accepted\n    steering:"));
      for (int run : new int[] {3, 7, 10}) {
        LocalDate today = LocalDate.of(2026, 7, run);
        site.cycle(today);
        books
            .ledger()
            .runDunning(
                Erps.connector(erp).nativeRun(),
                new NativeRun.Parameters(today, erp.procedures(), NativeRun.Floor.NONE));
        assertThat(site.cycle(today.plusDays(1)).out())
            .contains("Only 0 of 3 dunning runs have been observed");
      }
    }
    assertThat(books.ledger().openItems())
        .anyMatch(item -> item.level().compareTo(DunningLevel.NONE) > 0);
    assertThat(books.ledger().changes()).isZero();
  }

  private String row(Path csv, String item) throws IOException {
    List<String> found =
        Files.readAllLines(csv).stream()
            .filter(line -> line.contains("," + erp.documentNumber(item) + ","))
            .toList();
    assertThat(found).hasSize(1);
    return found.get(0);
  }
}
