package io.mahnwerk.core.writeback;

import static io.mahnwerk.core.Fixtures.BOOKS;
import static io.mahnwerk.core.Fixtures.OPENED;
import static io.mahnwerk.core.Fixtures.day;
import static io.mahnwerk.core.Fixtures.debtor;
import static io.mahnwerk.core.Fixtures.invoice;
import static io.mahnwerk.core.Fixtures.ref;
import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.FakeLedger;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.OpenItemRef;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What counts for the limits of a run. */
class ExposureTest {
  private static final LocalDate TODAY = day("2026-02-27");
  private static final LocalDate CHOSEN = day("2026-03-10");

  @TempDir private Path folder;
  private final FakeLedger ledger = new FakeLedger();

  @Test
  void countsAnItemButNotAnotherCompanysOfTheSameNumber() {
    ledger.put(debtor("007", OPENED));
    ledger.put(invoice("1", "007", day("2026-03-02")));
    OpenItemRef elsewhere = new OpenItemRef(BOOKS, new CompanyCode("0200"), "1");
    try (Desk desk = new Desk(ledger, folder.resolve("store.db"))) {
      desk.recommend(ref("1"), CHOSEN);
      desk.sync(TODAY);
      desk.plan(TODAY);

      assertThat(
              desk.store
                  .exposure()
                  .counting(BOOKS, Set.of(OPENED), List.of(elsewhere, ref("1"), ref("2"))))
          .containsExactly(ref("1"));
      assertThat(desk.store.exposure().counting(BOOKS, Set.of(OPENED), List.of())).isEmpty();
    }
  }
}
