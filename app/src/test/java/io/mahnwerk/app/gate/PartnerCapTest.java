package io.mahnwerk.app.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.app.CommandLineRun;
import io.mahnwerk.app.config.CreditorGroups;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorDunning;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.DunningProcedureCode;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.RecordVersion;
import io.mahnwerk.core.spi.DebtorIdentity;
import io.mahnwerk.core.spi.ReceivablesReader.Change;
import io.mahnwerk.core.store.ReceivablesStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartnerCapTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 7, 1);
  private static final DebtorRef HERE = ref("books", "1010", "0007");
  private static final DebtorRef SISTER = ref("books", "2000", "0099");
  private static final DebtorRef THERE = ref("branch", "1", "D-4");
  private static final CreditorGroups ALONE = new CreditorGroups(Map.of());
  private static final CreditorGroups TOGETHER =
      new CreditorGroups(Map.of("mueller", Set.of("books", "branch")));

  @TempDir Path home;

  @BeforeEach
  void configure() throws IOException {
    Files.createDirectories(home.resolve("store"));
    write("");
  }

  @Test
  void bindsADebtorThatWasDunnedInAnotherCompanyCode() {
    keep(HERE, Optional.empty(), "DE 123.456.789", "Muster GmbH", "");
    keep(SISTER, Optional.of(TODAY.minusDays(3)), "DE123456789", "Muster", "");

    Reason why = bound(ALONE, 7).get(HERE);

    assertThat(why.text(Locale.ENGLISH))
        .isEqualTo(
            "Another account of the same debtor (books/2000/0099) was dunned on 2026-06-28; within 7"
                + " days no other day is recommended.");
    assertThat(why.text(Locale.GERMAN))
        .isEqualTo(
            "Ein anderes Konto desselben Debitors (books/2000/0099) wurde am 2026-06-28 gemahnt;"
                + " innerhalb von 7 Tagen wird kein anderer Tag empfohlen.");
  }

  @Test
  void isFreeAgainWhenTheCapHasPassed() {
    keep(HERE, Optional.empty(), "DE123456789", "Muster GmbH", "");
    keep(SISTER, Optional.of(TODAY.minusDays(7)), "DE123456789", "Muster GmbH", "");

    assertThat(bound(ALONE, 7)).isEmpty();
    assertThat(bound(ALONE, 8)).containsOnlyKeys(HERE);
  }

  @Test
  void looksIntoAnotherConnectionOnlyWithinAGroupOfCreditors() {
    keep(HERE, Optional.empty(), "DE123456789", "Muster GmbH", "");
    keep(THERE, Optional.of(TODAY.minusDays(1)), "DE123456789", "Muster GmbH", "");

    assertThat(bound(ALONE, 7)).isEmpty();
    assertThat(bound(TOGETHER, 7)).containsOnlyKeys(HERE);
  }

  @Test
  void neverBindsByNameAndAddress() {
    keep(HERE, Optional.empty(), "", "Muster GmbH", "80331 Marienplatz 1");
    keep(SISTER, Optional.of(TODAY), "", "Muster GmbH", "80331 Marienplatz 1");

    assertThat(bound(ALONE, 7)).isEmpty();
  }

  @Test
  void listsEqualVatIdsAndProposesEqualNamesAndAddresses() {
    keep(HERE, Optional.empty(), "DE123456789", "Muster GmbH", "");
    keep(SISTER, Optional.empty(), "DE123456789", "Muster GmbH", "");
    keep(ref("books", "1010", "1"), Optional.empty(), "", "Beispiel AG", "10115 Am Park 2");
    keep(ref("books", "2000", "2"), Optional.empty(), "", "BEISPIEL AG", "10115 am Park 2");
    keep(ref("branch", "1", "3"), Optional.empty(), "", "Beispiel AG", "10115 Am Park 2");

    assertThat(partners("en").out())
        .contains(
            "books/1010/0007, books/2000/0099  same VAT id: one frequency cap",
            "books/1010/1, books/2000/2        proposed: same name and address")
        .doesNotContain("branch");
    assertThat(partners("de").out())
        .contains(
            "gleiche USt-IdNr.: ein Mahnabstand", "Vorschlag: gleicher Name und gleiche Anschrift");
  }

  @Test
  void proposesNobodyWithAnotherVatIdAndSaysWhenThereIsNone() {
    keep(HERE, Optional.empty(), "DE111111111", "Muster GmbH", "80331 Marienplatz 1");
    keep(SISTER, Optional.empty(), "DE222222222", "Muster GmbH", "80331 Marienplatz 1");

    assertThat(partners("en").out())
        .isEqualToNormalizingNewlines("No debtor is known with several accounts.\n");
  }

  @Test
  void refusesAGroupWithAConnectionThatDoesNotExist() throws IOException {
    write("creditor-groups:\n  mueller: [books, shop]\n");

    CommandLineRun run = partners("en");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .contains("creditor-groups.mueller must be a configured connection but is 'shop'.");
  }

  private CommandLineRun partners(String language) {
    return CommandLineRun.on(TODAY, "--home", home, "--lang", language, "partners");
  }

  private Map<DebtorRef, Reason> bound(CreditorGroups groups, int days) {
    PartnerCap cap = new PartnerCap(List.of(store("books"), store("branch")), groups, days);
    try (ReceivablesStore books = ReceivablesStore.open(store("books"))) {
      return cap.bound(books.partners().withVatId(List.of(HERE)), TODAY);
    }
  }

  private void keep(
      DebtorRef ref, Optional<LocalDate> dunned, String vatId, String name, String place) {
    try (ReceivablesStore store = ReceivablesStore.open(store(ref.connection().value()))) {
      Debtor debtor =
          new Debtor(
              ref,
              name,
              false,
              false,
              "",
              "DE",
              "",
              false,
              new DebtorDunning(
                  new DunningProcedureCode("O"),
                  Optional.empty(),
                  DunningLevel.NONE,
                  dunned,
                  Optional.empty()),
              new RecordVersion("1"));
      store.take(ref.connection(), List.of(new Change.DebtorSeen(debtor)), TODAY);
      store
          .partners()
          .keep(List.of(ref), List.of(new DebtorIdentity(ref, vatId, name, place)), TODAY);
    }
  }

  private Path store(String connection) {
    return home.resolve("store").resolve(connection + ".db");
  }

  private void write(String more) throws IOException {
    Files.writeString(
        home.resolve("mahnwerk.yaml"),
        "connections:\n  books: {erp: ledger}\n  branch: {erp: ledger}\n" + more);
  }

  private static DebtorRef ref(String connection, String company, String number) {
    return new DebtorRef(new ConnectionId(connection), new CompanyCode(company), number);
  }
}
