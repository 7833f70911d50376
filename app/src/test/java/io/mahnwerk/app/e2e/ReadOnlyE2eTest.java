package io.mahnwerk.app.e2e;

import static io.mahnwerk.app.e2e.SmallLedger.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.app.CommandLineRun;
import io.mahnwerk.mocks.erp.SimulatedErpProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** A ledger that is only read: what is recommended is shown, and nothing is written. */
@ParameterizedClass
@MethodSource("io.mahnwerk.app.e2e.Shaped#readOnly")
class ReadOnlyE2eTest {
  private static final LocalDate PROMISED = LocalDate.of(2026, 7, 10);
  private static final LocalDate RUN = LocalDate.of(2026, 7, 3);

  @Parameter SimulatedErpProvider erp;
  @TempDir Path folder;

  private SmallLedger books;
  private String promised;
  private String paid;

  @BeforeEach
  void post() {
    books = new SmallLedger(erp);
    String debtor = books.unsteered();
    promised = books.invoice(debtor, LocalDate.of(2026, 6, 17));
    paid = books.invoice(debtor, LocalDate.of(2026, 6, 18));
    books.unapplied(debtor, paid, LocalDate.of(2026, 6, 30));
  }

  @Test
  void showsWhatIsRecommendedInPreviewWorklistAndTheirFiles() throws IOException {
    Path preview = folder.resolve("preview.csv");
    Path worklist = folder.resolve("worklist.csv");
    try (Site site = site()) {
      long before = site.ledger.changes();
      CommandLineRun cycle = site.cycle(TODAY);
      CommandLineRun previewed = site.run(TODAY, "preview", "books", "--out", preview);
      CommandLineRun listed = site.run(TODAY, "worklist", "books", "--out", worklist);

      assertThat(cycle.exitCode()).as(cycle.out() + cycle.err()).isZero();
      assertThat(site.ledger.changes()).isEqualTo(before);
      assertThat(previewed.out()).contains("Dunning run of " + RUN, "Recommended day");
      assertThat(rowOf(preview, promised)).contains("level 1").endsWith(",2026-07-17");
      assertThat(rowOf(preview, paid)).contains("level 1").contains("2026-07-30");
      assertThat(listed.out())
          .containsSubsequence(
              "Probably paid: the unapplied document ",
              "Payment is promised for 2026-07-10; no notice before ");
      assertThat(rowOf(worklist, promised)).contains(",,2026-07-17,");
      assertThat(rowOf(worklist, paid)).contains(",,2026-07-30,");
    }
  }

  @Test
  void speaksGerman() {
    try (Site site = site()) {
      site.cycle(TODAY);

      assertThat(german(site, "preview", "books").out())
          .contains("Empfohlener Tag", "Stufe 1", "2026-07-17");
      assertThat(german(site, "worklist", "books").out())
          .contains("Empfohlener Tag", "Die Zahlung ist für den 2026-07-10 zugesagt");
    }
  }

  @Test
  void checksInBothLanguages() {
    try (Site site = site()) {
      CommandLineRun english = site.run(TODAY, "check", "books");
      CommandLineRun german = german(site, "check", "books");

      assertThat(english.exitCode()).as(english.out() + english.err()).isZero();
      assertThat(german.exitCode()).isZero();
      assertThat(english.out()).contains("only read").doesNotContain("nur gelesen");
      assertThat(german.out()).contains("nur gelesen").doesNotContain("only read");
    }
  }

  private Site site() {
    Site site = new Site(erp, books.ledger(), folder.resolve("home"));
    site.ledger.edit(promised, item -> item.promised(Optional.of(PROMISED), TODAY));
    return site.configured("observe");
  }

  private String rowOf(Path file, String item) throws IOException {
    List<String> rows = Files.readAllLines(file);
    return rows.stream()
        .filter(row -> row.contains(erp.documentNumber(item)))
        .findFirst()
        .orElseThrow(() -> new AssertionError("Nothing of " + item + " in " + rows));
  }

  private static CommandLineRun german(Site site, String... words) {
    List<Object> all = new ArrayList<>(List.of("--home", site.home, "--lang", "de"));
    all.addAll(List.of(words));
    return CommandLineRun.on(TODAY, all.toArray());
  }
}
