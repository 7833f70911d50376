package io.mahnwerk.app.torture;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.app.torture.LedgerJournal.Actor;
import io.mahnwerk.core.store.Intent;
import io.mahnwerk.core.store.LastNotice;
import io.mahnwerk.core.store.ReceivablesStore;
import io.mahnwerk.mocks.ledger.LedgerItem;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told beside a finding, so that its cause can be looked for. */
class FindingTest {
  private static final LocalDate TODAY = TortureLedger.FIRST_DAY;

  private final Arena arena = Arena.holdingItems().get(0);
  private final Evidence evidence = new Evidence().of("books");
  private final SimulatedLedger ledger = new TortureLedger(arena, 1).ledger();
  private final LedgerJournal journal = new LedgerJournal(ledger, evidence);
  private final LedgerItem item = ledger.openItems().get(0);
  @TempDir Path folder;

  @Test
  void tellsWhatTheLedgerDidWithTheItemAndWhatOurStoreAskedFor() {
    ledger.watchedBy(journal);
    ledger.edit(item.key(), i -> ledger.marks().hold(i, TODAY.plusDays(2), TODAY));
    journal.as(
        Actor.CLERK,
        () -> ledger.edit(item.key(), i -> i.promised(Optional.of(TODAY.plusDays(4)), TODAY)));
    ledger.startDay(TODAY.plusDays(2));

    try (ReceivablesStore store = ReceivablesStore.open(folder.resolve("store.db"))) {
      store.outbox().plan(ledger.connection(), List.of(hold(TODAY.plusDays(2))), TODAY);
      new LedgerJudge(arena, ledger, journal, evidence).judge(store);
    }

    assertThat(evidence.burdened()).isTrue();
    assertThat(evidence.findings())
        .anySatisfy(
            finding -> {
              assertThat(finding.sentence())
                  .isEqualTo("books: stuck: write 1 (HOLD " + item.key() + ") is still PLANNED");
              assertThat(finding.known()).hasSize(3);
              assertThat(finding.known().get(0)).startsWith("ledger 2026-06-01 US: block '', ");
              assertThat(finding.known().get(1))
                  .startsWith("ledger 2026-06-01 CLERK: ")
                  .endsWith("promised 2026-06-05");
              assertThat(finding.known().get(2))
                  .isEqualTo(
                      "store write 1: HOLD until 2026-06-03, try 1, planned 2026-06-01: PLANNED");
              assertThat(finding.told()).contains("\n    ledger 2026-06-01 US: block");
            });
  }

  @Test
  void leavesTheHomeOfALedgerWithAFindingWhereItIs() {
    TortureHome kept = new TortureHome(folder, arena);
    TortureHome other = new TortureHome(folder, arena);
    kept.configure(Map.of(), "observe");
    kept.note(TODAY, "cycle", "exit 0");
    kept.keep();

    kept.close();
    other.close();

    assertThat(kept.folder().resolve("commands.txt")).hasContent("2026-06-01 cycle: exit 0");
    assertThat(kept.folder().resolve("mahnwerk.yaml")).exists();
    assertThat(Files.exists(other.folder())).isFalse();
  }

  @Test
  void isNotBurdenedByWhatAnotherLedgerFound() {
    Evidence all = new Evidence();
    Evidence one = all.of("one");
    Evidence other = all.of("other");

    one.add("lost: something", List.of());

    assertThat(one.burdened()).isTrue();
    assertThat(other.burdened()).isFalse();
    assertThat(all.findings()).extracting(Finding::told).containsExactly("one: lost: something");
  }

  private Intent hold(LocalDate until) {
    return new Intent(
        ledger.itemRef(item.key()),
        Intent.Kind.HOLD,
        Optional.of(new Intent.HoldDays(until, until)),
        true,
        LastNotice.of(ledger.canonical(item).dunning()),
        ledger.canonical(item).version());
  }
}
