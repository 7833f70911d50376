package io.mahnwerk.core.writeback;

import static io.mahnwerk.core.Fixtures.BOOKS;
import static io.mahnwerk.core.Fixtures.FORMER;
import static io.mahnwerk.core.Fixtures.OPENED;
import static io.mahnwerk.core.Fixtures.TIMES;
import static io.mahnwerk.core.Fixtures.day;
import static io.mahnwerk.core.Fixtures.debtor;
import static io.mahnwerk.core.Fixtures.invoice;
import static io.mahnwerk.core.Fixtures.ref;
import static io.mahnwerk.core.Fixtures.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.FakeLedger;
import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.failure.FailureKind;
import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.DunningBlock;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.spi.Capability;
import io.mahnwerk.core.spi.SuggestionBoard;
import io.mahnwerk.core.writeback.ReleaseReport.Suggestions;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerReleaseTest {
  private static final LocalDate DUE = day("2026-03-02");
  private static final LocalDate TODAY = day("2026-03-04");

  private final FakeLedger ledger = new FakeLedger();

  @Test
  void takesBackEveryMarkOnOpenItemsWithoutAStore() {
    heldItem("1", "2026-03-10");
    heldItem("2", "2026-03-12");
    ledger.put(invoice("3", "007", DUE));

    ReleaseReport report = release();

    assertThat(report).isEqualTo(new ReleaseReport(2, List.of(), Map.of(), List.of()));
    assertThat(ledger.state(ref("1"))).isEqualTo(DunningState.UNTOUCHED);
    assertThat(ledger.asked()).hasSize(2);
    assertThat(release()).isEqualTo(new ReleaseReport(0, List.of(), Map.of(), List.of()));
  }

  @Test
  void namesInertMarksOnClearedItemsApart() {
    heldItem("1", "2026-03-10");
    ledger.clear(ref("1"), TODAY, Clearing.Kind.PAYMENT);

    assertThat(release()).isEqualTo(new ReleaseReport(0, List.of(ref("1")), Map.of(), List.of()));
    assertThat(ledger.asked()).isEmpty();
  }

  @Test
  void saysWhyAMarkIsLeft() {
    heldItem("1", "2026-03-10");
    ledger.answers(FakeLedger.Answer.FAILED);

    ReleaseReport report = release();

    assertThat(report.withdrawn()).isZero();
    assertThat(report.left()).containsExactly(ref("1"));
    assertThat(report.refused())
        .containsEntry(ref("1"), Reason.of(ReasonCode.CALL_FAILED, "HTTP 503"));
  }

  @Test
  void waitsForALateLedger() {
    heldItem("1", "2026-03-10");
    ledger.carriesOutAfterLooks(3);

    assertThat(release().withdrawn()).isEqualTo(1);
  }

  @Test
  void previewsWithoutWriting() {
    heldItem("1", "2026-03-10");

    assertThat(new LedgerRelease(access(), Pause.looks(3), WriteBackProgress.SILENT).preview())
        .isEqualTo(new ReleaseReport(0, List.of(), Map.of(), List.of(ref("1"))));
    assertThat(ledger.asked()).isEmpty();
  }

  @Test
  void takesOutWhatIsShownAndSaysWhatIsLeft() {
    FakeBoard board = new FakeBoard(5, 2);

    assertThat(release(board).preview().suggestions()).isEqualTo(new Suggestions(0, 5));
    assertThat(board.standing()).isEqualTo(5);
    ReleaseReport report = release(board).run(TODAY);

    assertThat(report.suggestions()).isEqualTo(new Suggestions(3, 2));
    assertThat(report.isComplete()).isFalse();
    assertThat(release(new FakeBoard(5, 0)).run(TODAY).isComplete()).isTrue();
  }

  @Test
  void saysWhichCallBrokeWhereSuggestionsAreLeft() {
    heldItem("1", "2026-03-10");
    FakeBoard board = new FakeBoard(3, 0);
    board.takenWith =
        () -> {
          throw new ConnectorException(
              FailureKind.UNAVAILABLE, BOOKS, new Sentence("silent", "stumm"), null);
        };

    ReleaseReport report = release(board).run(TODAY);

    assertThat(report.withdrawn()).isEqualTo(1);
    assertThat(report.suggestions().left()).isEqualTo(3);
    assertThat(report.suggestions().why().orElseThrow().german()).contains("stumm");
  }

  @Test
  void namesNoMarkThatWentWithItsSuggestion() {
    heldItem("1", "2026-03-10");
    ledger.clear(ref("1"), TODAY, Clearing.Kind.PAYMENT);
    FakeBoard board = new FakeBoard(1, 0);
    board.takenWith = () -> ledger.put(invoice("1", "007", DUE));

    assertThat(release(new FakeBoard(1, 0)).run(TODAY).inert()).containsExactly(ref("1"));
    assertThat(release(board).run(TODAY).inert()).isEmpty();
  }

  @Test
  void isNotTakenForAClerksLiftWhenTheStoreIsTold(@TempDir Path folder) {
    ledger.put(debtor("007", OPENED));
    ledger.put(invoice("1", "007", DUE));
    try (Desk desk = new Desk(ledger, folder.resolve("store.db"))) {
      desk.cycle(TODAY);
      ledger.put(debtor("007", FORMER));

      desk.planning().abandon(TODAY);
      release();
      desk.cycle(TODAY);

      assertThat(desk.store.marks().overrides(BOOKS)).isZero();
      assertThat(ledger.state(ref("1"))).isEqualTo(DunningState.UNTOUCHED);
    }
  }

  @Test
  void freesWhatIsPastItsDateAndNothingElse() {
    heldItem("1", "2026-03-03");
    heldItem("2", "2026-03-04");
    heldItem("3", "2026-03-05");

    OverdueReport report = new OverdueReleaser(access(), TIMES).run(TODAY);

    assertThat(report.asked()).containsExactly(ref("1"), ref("2"));
    assertThat(ledger.state(ref("1")).isHeldByUs()).isFalse();
    assertThat(ledger.state(ref("1")).mark()).isPresent();
    assertThat(ledger.state(ref("3")).isHeldByUs()).isTrue();
  }

  @Test
  void takesBackADateStillToComeWhoseBlockAPersonLifted() {
    heldItem("1", "2026-03-20");
    heldItem("2", "2026-03-20");
    ledger.clerkLifts(ref("1"));

    OverdueReport report = new OverdueReleaser(access(), TIMES).run(TODAY);

    assertThat(report.leftBehind()).containsExactly(ref("1"));
    assertThat(ledger.state(ref("1")).mark()).isEmpty();
    assertThat(ledger.state(ref("2")).isHeldByUs()).isTrue();
  }

  @Test
  void leavesADateThatHasComeAfterItsRelease() {
    heldItem("1", "2026-03-03");
    new OverdueReleaser(access(), TIMES).run(TODAY);

    OverdueReport again = new OverdueReleaser(access(), TIMES).run(TODAY);

    assertThat(again.leftBehind()).isEmpty();
    assertThat(ledger.state(ref("1")).mark()).isPresent();
  }

  @Test
  void endsAHoldWithoutADateOnTheItemsFormerDay() {
    DunningState undated =
        new DunningState(
            DunningLevel.NONE,
            Optional.empty(),
            Optional.of(new DunningBlock("M", DunningBlock.Owner.OURS)),
            Optional.empty(),
            false);
    ledger.put(debtor("007", OPENED));
    ledger.put(with(invoice("1", "007", DUE), undated));
    ledger.put(with(invoice("2", "unknown", DUE), undated));
    OverdueReleaser releaser = new OverdueReleaser(access(), TIMES);

    assertThat(releaser.run(day("2026-03-16")).asked()).isEmpty();
    OverdueReport report = releaser.run(day("2026-03-17"));

    assertThat(report.asked()).containsExactly(ref("1"));
    assertThat(report.undated()).containsExactly(ref("2"));
  }

  @Test
  void takesBackABlockOfADebtorThatIsLeftWhenItsItemsAreFree() {
    ledger.put(debtor("007", FORMER));
    ledger.block(debtor("007", FORMER).ref());
    heldItem("1", "2026-03-10");

    ReleaseReport report = release();

    assertThat(report).isEqualTo(new ReleaseReport(2, List.of(), Map.of(), List.of()));
    assertThat(ledger.isBlockedByUs(debtor("007", FORMER).ref())).isFalse();
    assertThat(release().withdrawn()).isZero();
  }

  @Test
  void waitsForALedgerThatLiftsTheBlockOfADebtorLate() {
    ledger.put(debtor("007", FORMER));
    ledger.block(debtor("007", FORMER).ref());
    ledger.carriesOutAfterLooks(3);

    assertThat(release()).isEqualTo(new ReleaseReport(1, List.of(), Map.of(), List.of()));
  }

  @Test
  void saysThatABlockOfADebtorIsLeft() {
    ledger.put(debtor("007", FORMER));
    ledger.block(debtor("007", FORMER).ref());
    ledger.answers(FakeLedger.Answer.FAILED);

    ReleaseReport report = release();

    assertThat(report.left()).containsExactly(debtor("007", FORMER).ref());
    assertThat(report.refused()).containsKey(debtor("007", FORMER).ref());
  }

  @Test
  void liftsAnOverdueBlockOfADebtorOnlyWhenNoneOfItsItemsWaits() {
    ledger.put(debtor("007", OPENED));
    ledger.put(debtor("008", OPENED));
    ledger.block(debtor("007", OPENED).ref());
    ledger.block(debtor("008", OPENED).ref());
    heldItem("1", "2026-03-20");
    ledger.put(invoice("2", "008", DUE));

    OverdueReport report = new OverdueReleaser(access(), TIMES).run(TODAY);

    assertThat(report.asked()).containsExactly(debtor("008", OPENED).ref());
    assertThat(ledger.isBlockedByUs(debtor("007", OPENED).ref())).isTrue();
    assertThat(ledger.isBlockedByUs(debtor("008", OPENED).ref())).isFalse();
  }

  private void heldItem(String key, String until) {
    ledger.put(with(invoice(key, "007", DUE), FakeLedger.held(day(until))));
  }

  private ReleaseReport release() {
    return new LedgerRelease(access(), Pause.looks(5), WriteBackProgress.SILENT).run(TODAY);
  }

  private LedgerRelease release(SuggestionBoard board) {
    LedgerAccess all =
        new LedgerAccess(
            BOOKS,
            Set.of(Capability.BLOCK_ITEM, Capability.MARK_ITEM),
            ledger,
            ledger,
            () -> board);
    return new LedgerRelease(all, Pause.looks(5), WriteBackProgress.SILENT);
  }

  /** Does not take out so many of the suggestions that stand there. */
  private static final class FakeBoard implements SuggestionBoard {
    private final long stuck;
    private long standing;
    private Runnable takenWith = () -> {};

    FakeBoard(long standing, long stuck) {
      this.standing = standing;
      this.stuck = stuck;
    }

    @Override
    public void show(Collection<Suggestion> suggestions) {
      standing += suggestions.size();
    }

    @Override
    public long standing() {
      return standing;
    }

    @Override
    public long takeOut() {
      takenWith.run();
      standing = stuck;
      return stuck;
    }
  }

  private LedgerAccess access() {
    return new LedgerAccess(
        BOOKS, Set.of(Capability.BLOCK_ITEM, Capability.MARK_ITEM), ledger, ledger);
  }
}
