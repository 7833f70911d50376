package io.mahnwerk.app.e2e;

import static io.mahnwerk.app.e2e.SmallLedger.JUST_DUE;
import static io.mahnwerk.app.e2e.SmallLedger.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.store.ReceivablesStore;
import io.mahnwerk.mocks.erp.SimulatedErpProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What the page of features says a ledger has is what its connector reads. */
@ParameterizedClass
@MethodSource("io.mahnwerk.app.e2e.Erps#marking")
class LedgerFeaturesTest {
  @Parameter SimulatedErpProvider erp;
  @TempDir Path folder;

  @Test
  void readsTheIndustryAndTheCountryWhereThePageSaysSo() throws IOException {
    SmallLedger books = new SmallLedger(erp);
    books.invoice(books.steered(), JUST_DUE);
    try (Site site = new Site(erp, books.ledger(), folder.resolve("home")).configured("observe")) {
      site.cycle(TODAY);
      try (ReceivablesStore store = ReceivablesStore.open(site.store());
          Stream<DebtorAccount> accounts = store.accounts().all(new ConnectionId("books"))) {
        Debtor debtor = accounts.findFirst().orElseThrow().debtor();

        assertThat(!debtor.industry().isBlank()).isEqualTo(isStated("industry"));
        assertThat(!debtor.country().isBlank()).isEqualTo(isStated("country"));
      }
    }
  }

  private boolean isStated(String feature) throws IOException {
    List<String> lines = Files.readAllLines(page());
    String[] head = cells(lines, "| | ");
    String[] row = cells(lines, "| " + feature + " |");
    String name = Erps.connector(erp).displayName().toLowerCase(Locale.ROOT);
    for (int column = 2; column < head.length; column++) {
      if (name.contains(head[column].strip().toLowerCase(Locale.ROOT))) {
        return !row[column].strip().equals("no");
      }
    }
    throw new AssertionError("The page has no column for " + name);
  }

  private static String[] cells(List<String> lines, String start) {
    return lines.stream().filter(l -> l.startsWith(start)).findFirst().orElseThrow().split("\\|");
  }

  private static Path page() {
    Path module = Path.of("").toAbsolutePath();
    Path page = module.resolve("docs/features.md");
    return Files.exists(page) ? page : module.resolveSibling("docs").resolve("features.md");
  }
}
