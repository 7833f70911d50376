package io.mahnwerk.core.store;

import static io.mahnwerk.core.Fixtures.BOOKS;
import static io.mahnwerk.core.Fixtures.OPENED;
import static io.mahnwerk.core.Fixtures.day;
import static io.mahnwerk.core.Fixtures.debtor;
import static io.mahnwerk.core.Fixtures.debtorRef;
import static io.mahnwerk.core.Fixtures.invoice;
import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.ItemHistory;
import io.mahnwerk.core.model.ItemHistory.RecordedComplaint;
import io.mahnwerk.core.model.ItemHistory.TakenBackComplaint;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.spi.ReceivablesReader.Change;
import io.mahnwerk.core.spi.ReceivablesReader.Page;
import io.mahnwerk.core.spi.ReceivablesReader.SyncCursor;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComplaintsTest {
  private static final LocalDate COMPLAINED = day("2026-03-10");
  private static final LocalDate TOLD = day("2026-03-11");
  private static final LocalDate BACK = day("2026-03-20");
  private static final RecordedComplaint COMPLAINT = new RecordedComplaint(COMPLAINED, TOLD);

  @TempDir private Path folder;
  private final OpenItem item = invoice("1", "007", day("2026-02-01"));
  private ReceivablesStore store;

  @BeforeEach
  void recordAComplaint() {
    store = ReceivablesStore.open(folder.resolve("store.db"));
    List<Change> read =
        List.of(new Change.DebtorSeen(debtor("007", OPENED)), new Change.Open(item));
    store.take(BOOKS, new Page(read, List.of(), new SyncCursor("1"), true), day("2026-03-01"));
    tell(TOLD);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void aComplaintThatIsTakenBackStandsNoMoreAndStaysOnFile() {
    assertThat(history().complaints()).containsExactly(COMPLAINT);

    assertThat(store.complaints().takeBack(item.ref(), COMPLAINED, BACK)).isTrue();

    assertThat(history().complaints()).isEmpty();
    assertThat(history().takenBack()).containsExactly(new TakenBackComplaint(COMPLAINT, BACK));
    assertThat(store.counts(BOOKS).complaints()).isZero();
  }

  @Test
  void countsUntilTheDayOnWhichItWasTakenBackAndFromTheNextOnForNothing() {
    store.complaints().takeBack(item.ref(), COMPLAINED, BACK);

    assertThat(history().complaintsBefore(TOLD)).isEmpty();
    assertThat(history().complaintsBefore(TOLD.plusDays(1))).containsExactly(COMPLAINT);
    assertThat(history().complaintsBefore(BACK)).containsExactly(COMPLAINT);
    assertThat(history().before(BACK).complaints()).containsExactly(COMPLAINT);
    assertThat(history().before(BACK).takenBack()).isEmpty();
    assertThat(history().before(BACK.plusDays(1))).isEqualTo(history());
  }

  @Test
  void takesNothingBackThatDoesNotStand() {
    assertThat(store.complaints().takeBack(item.ref(), COMPLAINED.plusDays(1), BACK)).isFalse();
    assertThat(store.complaints().takeBack(item.ref(), COMPLAINED, BACK)).isTrue();
    assertThat(store.complaints().takeBack(item.ref(), COMPLAINED, BACK)).isFalse();
    assertThat(store.complaints().takeBack(invoice("2", "007", COMPLAINED).ref(), COMPLAINED, BACK))
        .isFalse();
    assertThat(history().takenBack()).hasSize(1);
  }

  @Test
  void aFeedThatTellsOfItAgainChangesNothingAndAPersonMakesItStandAgain() {
    store.complaints().takeBack(item.ref(), COMPLAINED, BACK);
    tell(BACK.plusDays(1));
    assertThat(history().complaints()).isEmpty();

    store.complaints().restore(item.ref(), COMPLAINED, BACK.plusDays(2));
    store.complaints().restore(item.ref(), COMPLAINED, BACK.plusDays(3));

    assertThat(history().complaints())
        .containsExactly(new RecordedComplaint(COMPLAINED, BACK.plusDays(2)));
    assertThat(history().takenBack()).containsExactly(new TakenBackComplaint(COMPLAINT, BACK));
    assertThat(store.counts(BOOKS).complaints()).isEqualTo(1);
  }

  @Test
  void makesNothingStandThatNobodyRecorded() {
    store.complaints().restore(item.ref(), COMPLAINED.plusDays(1), BACK);
    store.complaints().restore(item.ref(), COMPLAINED, BACK);

    assertThat(history().complaints()).containsExactly(COMPLAINT);
  }

  private void tell(LocalDate today) {
    store.importFeed(
        BOOKS,
        List.of(new FeedFact.Complained(debtorRef("007"), item.documentNumber(), COMPLAINED)),
        today);
  }

  private ItemHistory history() {
    return store.histories().of(debtorRef("007")).get(0);
  }
}
