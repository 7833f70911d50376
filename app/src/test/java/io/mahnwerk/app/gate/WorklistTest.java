package io.mahnwerk.app.gate;

import static io.mahnwerk.app.gate.GatedBooks.FORMER;
import static io.mahnwerk.app.gate.GatedBooks.TODAY;
import static io.mahnwerk.app.gate.GatedBooks.recommendation;
import static io.mahnwerk.app.gate.Ledger.BOOKS;
import static io.mahnwerk.app.gate.Ledger.invoice;
import static io.mahnwerk.app.gate.Ledger.payment;
import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.Decision;
import io.mahnwerk.core.model.Dispute;
import io.mahnwerk.core.model.DunningBlock;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.PromiseToPay;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.store.Advice;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What waits for a person. */
class WorklistTest {
  private static final Optional<Dispute> DISPUTE = Optional.of(new Dispute("OPEN"));

  private GatedBooks books;

  @BeforeEach
  void open(@TempDir Path folder) {
    books = new GatedBooks(folder.resolve("store.db"));
  }

  @AfterEach
  void close() {
    books.close();
  }

  @Test
  void listsDisputesAndBrokenPromisesOnceEach() {
    LocalDate due = LocalDate.of(2026, 6, 1);
    OpenItem disputed = invoice("2", "8", "50.00", due).with(DISPUTE, Optional.empty());
    OpenItem broken = invoice("3", "8", "60.00", due).with(Optional.empty(), promise("2026-06-20"));
    OpenItem pending =
        invoice("4", "8", "70.00", due).with(Optional.empty(), promise("2026-07-20"));
    Stream.of(disputed, broken, pending).forEach(books::keep);
    List<Advice> left =
        List.of(
            new Advice(
                new DebtorAccount(Ledger.debtor("8"), List.of(disputed, broken, pending)),
                List.of(recommendation(disputed, new Decision.LeaveToClerk())),
                Optional.empty()));
    books.store.receipts().add(left);

    List<Worklist.Entry> entries = new ArrayList<>();
    new Worklist(BOOKS, books.store, promise -> promise.promisedFor().isBefore(TODAY))
        .each(entries::add);

    assertThat(entries)
        .extracting(Worklist.Entry::reason)
        .containsExactly(
            Reason.of(ReasonCode.DISPUTED), Reason.of(ReasonCode.PROMISE_BROKEN, "2026-06-20"));
  }

  @Test
  void saysUntilWhenAnItemIsHeldWhereTheLedgerShowsTheEndOfTheBlockOnly() {
    DunningBlock ours = new DunningBlock("", DunningBlock.Owner.OURS).endingOn(FORMER);
    OpenItem held =
        books.item.with(
            new DunningState(
                DunningLevel.NONE, Optional.empty(), Optional.of(ours), Optional.empty(), false),
            books.item.version());
    books.keep(held);
    books.keep(payment("9", "7", "119.00", LocalDate.of(2026, 6, 29)));

    List<Worklist.Entry> entries = new ArrayList<>();
    new Worklist(BOOKS, books.store, promise -> false).each(entries::add);

    assertThat(entries).extracting(Worklist.Entry::until).containsExactly(Optional.of(FORMER));
  }

  private static Optional<PromiseToPay> promise(String day) {
    return Optional.of(new PromiseToPay(LocalDate.parse(day)));
  }
}
