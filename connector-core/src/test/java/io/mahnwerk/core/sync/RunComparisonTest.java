package io.mahnwerk.core.sync;

import static io.mahnwerk.core.Fixtures.BOOKS;
import static io.mahnwerk.core.Fixtures.day;
import static io.mahnwerk.core.Fixtures.invoice;
import static io.mahnwerk.core.Fixtures.ref;
import static io.mahnwerk.core.sync.SyncedBooks.DUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.spi.Turnaround;
import io.mahnwerk.core.store.NativeRuns;
import io.mahnwerk.core.store.NoticeDifference;
import io.mahnwerk.core.store.RunComparison;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A native run is compared with what was foreseen of it. */
class RunComparisonTest {
  @TempDir private Path folder;
  @AutoClose private SyncedBooks books;

  @BeforeEach
  void open() {
    books = new SyncedBooks(folder);
  }

  @Test
  void comparesARunOnlyOnceTheFilesThatPeopleBringTellOfIt() {
    LocalDate run = day("2026-03-03");
    Turnaround files = Turnaround.byPeople(8);
    books.ledger.put(invoice("1", "007", DUE));
    books.sync(run);
    NativeRuns runs = books.store.nativeRuns();
    runs.foresee(
        BOOKS, run, Stream.of(new NativeRuns.Foreseen(ref("1"), new DunningLevel(1))), run);

    runs.compareBefore(BOOKS, run.plusDays(1), true, files);
    assertThat(runs.compared(BOOKS)).isEmpty();

    books.ledger.dun(ref("1"), run);
    books.sync(run.plusDays(2));
    runs.compareBefore(BOOKS, run.plusDays(2), true, files);

    assertThat(runs.compared(BOOKS))
        .singleElement()
        .satisfies(compared -> assertThat(compared.agreeing()).isEqualTo(1));
  }

  @Test
  void leavesOutAnItemOfWhichOnlyALaterNoticeIsKnown() {
    LocalDate run = day("2026-03-03");
    books.ledger.put(invoice("1", "007", DUE));
    books.ledger.put(invoice("2", "007", DUE));
    books.ledger.put(invoice("3", "007", DUE));
    books.sync(run);
    NativeRuns runs = books.store.nativeRuns();
    runs.foresee(BOOKS, run, Stream.of("1", "2", "3").map(RunComparisonTest::first), run);
    books.ledger.dun(ref("1"), run);
    books.ledger.dun(ref("2"), run.plusDays(14));

    LocalDate readAgain = run.plusDays(30);
    books.sync(readAgain);
    runs.compareBefore(BOOKS, readAgain, true, Turnaround.AT_ONCE);
    books.ledger.dun(ref("3"), readAgain);
    books.sync(readAgain.plusDays(1));

    assertThat(runs.of(BOOKS, run))
        .singleElement()
        .isEqualTo(new RunComparison(new CompanyCode("0100"), run, 2, 1, 1));
    try (Stream<NoticeDifference> differences = runs.differences(BOOKS, run, true)) {
      assertThat(differences)
          .extracting(one -> one.item().ref().nativeKey(), NoticeDifference::laterNotice)
          .containsExactly(tuple("2", Optional.of(run.plusDays(14))), tuple("3", Optional.empty()));
    }
  }

  @Test
  void comparesARunThatNoFileEverTellsOfWhenTheTimeForItIsOver() {
    LocalDate run = day("2026-03-03");
    books.ledger.put(invoice("1", "007", DUE));
    books.sync(run);
    NativeRuns runs = books.store.nativeRuns();
    runs.foresee(
        BOOKS, run, Stream.of(new NativeRuns.Foreseen(ref("1"), new DunningLevel(1))), run);

    runs.compareBefore(BOOKS, run.plusDays(8), true, Turnaround.byPeople(8));
    assertThat(runs.compared(BOOKS)).isEmpty();
    runs.compareBefore(BOOKS, run.plusDays(9), true, Turnaround.byPeople(8));
    assertThat(runs.compared(BOOKS))
        .singleElement()
        .satisfies(compared -> assertThat(compared.observed()).isZero());
  }

  @Test
  void doesNotCountForeseenNoticesOfItemsThatWerePaidByTheDayOfTheRun() {
    RunComparison compared = comparedWithClearing(day("2026-03-03"));

    assertThat(compared.isReproduced()).isTrue();
    assertThat(compared.foreseen()).isEqualTo(1);
  }

  @Test
  void countsThemWhereTheyWerePaidAfterIt() {
    RunComparison compared = comparedWithClearing(day("2026-03-04"));

    assertThat(compared.isReproduced()).isFalse();
    assertThat(compared.foreseen()).isEqualTo(2);
  }

  /** Two notices are foreseen; one item is dunned, the other one is paid. */
  private RunComparison comparedWithClearing(LocalDate paidOn) {
    LocalDate run = day("2026-03-03");
    books.ledger.put(invoice("1", "007", DUE));
    books.ledger.put(invoice("2", "007", DUE));
    books.sync(run);
    NativeRuns runs = books.store.nativeRuns();
    runs.foresee(BOOKS, run, Stream.of("1", "2").map(RunComparisonTest::first), run);
    books.ledger.dun(ref("1"), run);
    books.ledger.clear(ref("2"), paidOn, Clearing.Kind.PAYMENT);
    books.sync(run.plusDays(2));
    runs.compareBefore(BOOKS, run.plusDays(2), true, Turnaround.AT_ONCE);
    return runs.compared(BOOKS).get(0);
  }

  private static NativeRuns.Foreseen first(String item) {
    return new NativeRuns.Foreseen(ref(item), new DunningLevel(1));
  }
}
