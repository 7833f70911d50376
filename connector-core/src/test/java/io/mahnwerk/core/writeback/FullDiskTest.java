package io.mahnwerk.core.writeback;

import static io.mahnwerk.core.Fixtures.BOOKS;
import static io.mahnwerk.core.Fixtures.OPENED;
import static io.mahnwerk.core.Fixtures.day;
import static io.mahnwerk.core.Fixtures.debtor;
import static io.mahnwerk.core.Fixtures.invoice;
import static io.mahnwerk.core.Fixtures.ref;
import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.FakeLedger;
import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.core.store.FullDisk;
import io.mahnwerk.core.store.StoreTrouble;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk fills up at one place of a cycle after the other. */
class FullDiskTest {
  private static final LocalDate DUE = day("2026-03-02");
  private static final LocalDate TODAY = day("2026-02-26");
  private static final int ITEMS = 60;

  @TempDir private Path folder;

  private record End(List<DunningState> states, long asked, long overrides, long open) {}

  @Test
  void losesAndRepeatsNothingWhereverTheDiskFillsUp() {
    FakeLedger books = books();
    Path whole = emptyStore("whole", books);
    End undisturbed = finished(books, whole);
    assertThat(undisturbed.asked()).isEqualTo(ITEMS);
    int fillings = 0;
    boolean full = true;
    for (int pagesLeft = 0; full; pagesLeft += 3) {
      FakeLedger ledger = books();
      Path file = emptyStore("full" + pagesLeft, ledger);
      full = fillsUp(ledger, file, pagesLeft);
      assertThat(finished(ledger, file)).as("%s pages left", pagesLeft).isEqualTo(undisturbed);
      fillings += full ? 1 : 0;
    }
    assertThat(fillings).isGreaterThan(3);
  }

  private Path emptyStore(String name, FakeLedger ledger) {
    Path file = folder.resolve(name + ".db");
    new Desk(ledger, file).close();
    return file;
  }

  private static End finished(FakeLedger ledger, Path file) {
    try (Desk desk = new Desk(ledger, file)) {
      desk.cycle(TODAY);
      desk.cycle(TODAY.plusDays(1));
      return new End(
          IntStream.range(0, ITEMS).mapToObj(i -> ledger.state(ref("" + i))).toList(),
          ledger.carriedOut().size(),
          desk.store.marks().overrides(BOOKS),
          desk.store.outbox().open(BOOKS).size());
    }
  }

  private static boolean fillsUp(FakeLedger ledger, Path file, int pagesLeft) {
    try (Desk desk = new Desk(ledger, FullDisk.open(file, pagesLeft))) {
      desk.cycle(TODAY);
      return false;
    } catch (RuntimeException full) {
      assertThat(StoreTrouble.in(full)).contains(StoreTrouble.DISK_FULL);
      return true;
    }
  }

  private static FakeLedger books() {
    FakeLedger ledger = new FakeLedger();
    ledger.pageSize(40);
    for (int i = 0; i < ITEMS; i++) {
      ledger.put(debtor("D" + i, OPENED));
      ledger.put(invoice("" + i, "D" + i, DUE));
    }
    return ledger;
  }
}
