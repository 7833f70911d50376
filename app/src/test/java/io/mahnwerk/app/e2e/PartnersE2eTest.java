package io.mahnwerk.app.e2e;

import static io.mahnwerk.app.e2e.SmallLedger.JUST_DUE;
import static io.mahnwerk.app.e2e.SmallLedger.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.store.ClosedGates.Closed;
import io.mahnwerk.core.store.ReceivablesStore;
import io.mahnwerk.mocks.erp.SimulatedErp;
import io.mahnwerk.mocks.erp.SimulatedErpProvider;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import io.mahnwerk.mocks.ledger.SimulatedLedger.Registration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The same real debtor in two ERPs that run beside each other, of which one is only observed. */
@ParameterizedClass
@MethodSource("io.mahnwerk.app.e2e.Erps#marking")
class PartnersE2eTest {
  private static final String TOGETHER = "creditor-groups:\n  mueller: [books, branch]\n";
  private static final LocalDate DUNNED_ON = TODAY.minusDays(2);

  /** The ERP of the other connection; books is always in the first one. */
  @Parameter SimulatedErpProvider otherErp;

  @TempDir Path folder;
  private final SimulatedErpProvider erp = Erps.marking().get(0);
  private Site books;
  private SimulatedErp branch;
  private String here;
  private String there;

  @BeforeEach
  void openTwoLedgers() {
    SmallLedger ours = new SmallLedger(erp);
    here = ours.steered();
    ours.invoice(here, JUST_DUE);
    books = new Site(erp, ours.ledger(), folder.resolve("home")).configured("steered");
    SmallLedger others = new SmallLedger(otherErp);
    there = others.unsteered();
    String dunned = others.invoice(there, JUST_DUE.minusDays(30));
    SimulatedLedger ledger = others.ledger();
    ledger.edit(dunned, item -> item.dunned(new DunningLevel(1), DUNNED_ON));
    branch = otherErp.start(ledger);
  }

  @AfterEach
  void close() {
    books.close();
    branch.close();
  }

  @Test
  void shareOneFrequencyCapWhereTheirCreditorsBelongTogether() throws IOException {
    registered("DE 123.456.789", "DE123456789");
    configured(TOGETHER);

    assertThat(cycles())
        .contains(
            Reason.of(
                ReasonCode.PARTNER_DUNNED,
                new DebtorRef(new ConnectionId("branch"), SmallLedger.COMPANY, there),
                DUNNED_ON,
                10));
    assertThat(books.run(TODAY, "partners").out()).contains("same VAT id: one frequency cap");
  }

  @Test
  void knowNothingOfEachOtherWhereTheyDoNot() throws IOException {
    registered("DE123456789", "DE123456789");
    configured("");

    assertThat(cycles()).isEmpty();
    assertThat(books.run(TODAY, "partners").out())
        .contains("No debtor is known with several accounts.");
  }

  @Test
  void areOnlyProposedByNameAndAddress() throws IOException {
    registered("", "");
    configured(TOGETHER);

    assertThat(cycles()).isEmpty();
    assertThat(books.run(TODAY, "partners").out()).contains("proposed: same name and address");
  }

  /** Why the debtor here keeps its former day after a cycle of each connection. */
  private Optional<Reason> cycles() {
    assertThat(books.run(TODAY, "cycle", "branch", "--wait", 1).exitCode()).isZero();
    assertThat(books.cycle(TODAY).exitCode()).isZero();
    DebtorRef debtor = new DebtorRef(new ConnectionId("books"), SmallLedger.COMPANY, here);
    try (ReceivablesStore store = ReceivablesStore.open(books.store())) {
      return Optional.ofNullable(store.gates().of(List.of(debtor)).get(debtor)).map(Closed::reason);
    }
  }

  private void registered(String ours, String theirs) {
    books.ledger.register(here, new Registration(ours, "80331", "Marienplatz 1"));
    branch.ledger().register(there, new Registration(theirs, "80331", "Marienplatz 1"));
  }

  /** Puts the other connection beside the first one. */
  private void configured(String groups) throws IOException {
    String settings =
        new TreeMap<>(branch.settings())
            .entrySet().stream()
                .map(one -> "      %s: \"%s\"\n".formatted(one.getKey(), one.getValue()))
                .collect(Collectors.joining());
    Files.writeString(
        books.home.resolve("mahnwerk.yaml"),
        "  branch:\n    erp: %s\n    run-days: [tuesday, friday]\n    settings:\n%s%s"
            .formatted(otherErp.erpId(), settings, groups),
        StandardOpenOption.APPEND);
  }
}
