package io.mahnwerk.core.writeback;

import static io.mahnwerk.core.Fixtures.BOOKS;
import static io.mahnwerk.core.Fixtures.FORMER;
import static io.mahnwerk.core.Fixtures.day;
import static io.mahnwerk.core.Fixtures.debtor;
import static io.mahnwerk.core.Fixtures.invoice;
import static io.mahnwerk.core.Fixtures.ref;
import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.FakeLedger;
import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.spi.Capability;
import io.mahnwerk.core.spi.DunningInstruction;
import io.mahnwerk.core.writeback.WriteTestReport.Step;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WriteTestTest {
  private static final LocalDate TODAY = day("2026-03-02");

  private final FakeLedger ledger = new FakeLedger();

  @BeforeEach
  void post() {
    ledger.put(invoice("1", "0010", day("2026-02-01")));
    ledger.put(invoice("2", "0020", day("2026-02-01")));
    ledger.put(invoice("3", "0020", day("2026-02-01")));
    ledger.clerkBlocks(ref("2"));
  }

  @Test
  void setsReadsClearsAndReadsOneItemOfTheDebtor() {
    WriteTestReport report = test("20");

    assertThat(report.isPassed()).isTrue();
    assertThat(report.mayBeLeft()).isFalse();
    assertThat(report.item()).contains(ref("3"));
    assertThat(ledger.carriedOut())
        .extracting(done -> done.getClass().getSimpleName())
        .containsExactly("Hold", "Withdraw");
    assertThat(((DunningInstruction.Hold) ledger.carriedOut().get(0)).until())
        .isEqualTo(TODAY.plusDays(1));
    assertThat(ledger.state(ref("3"))).isEqualTo(DunningState.UNTOUCHED);
  }

  @Test
  void canBeRepeated() {
    assertThat(test("0010").isPassed()).isTrue();
    assertThat(new WriteTest(access(), Pause.looks(3)).run("0010", TODAY, "b").isPassed()).isTrue();
  }

  @Test
  void touchesNothingWhereNoItemSuits() {
    ledger.clerkBlocks(ref("1"));

    WriteTestReport report = test("0010");

    assertThat(report.failure()).contains(Reason.of(ReasonCode.NO_TEST_ITEM, "0010"));
    assertThat(report.item()).isEmpty();
    assertThat(ledger.carriedOut()).isEmpty();
  }

  @Test
  void saysThatTheHoldWasRefused() {
    ledger.answers(FakeLedger.Answer.DECLINED);

    WriteTestReport report = test("0010");

    assertThat(report.isPassed()).isFalse();
    assertThat(report.passed()).isEmpty();
    assertThat(report.failure()).isPresent();
    assertThat(report.mayBeLeft()).isFalse();
  }

  @Test
  void saysThatWhatWasTakenNeverAppeared() {
    ledger.answers(FakeLedger.Answer.LOST_REQUEST);

    WriteTestReport report = test("0010");

    assertThat(report.passed()).isEqualTo(List.of(Step.SET));
    assertThat(report.failure()).contains(Reason.of(ReasonCode.NOT_CONFIRMED));
    assertThat(report.mayBeLeft()).isTrue();
  }

  @Test
  void readsWhereAnAnswerWasLost() {
    ledger.answers(FakeLedger.Answer.LOST_ANSWER);

    assertThat(test("0010").isPassed()).isTrue();
  }

  @Test
  void triesTheDebtorTooWhereItsBlockMayStandForThoseOfItsItems() {
    ledger.put(debtor("0020", FORMER));

    WriteTestReport report =
        new WriteTest(access(Capability.HOLDS_BY_DEBTOR), Pause.looks(3)).run("20", TODAY, "a");

    assertThat(report.isPassed()).isTrue();
    assertThat(report.passed()).containsExactly(Step.values());
    assertThat(ledger.carriedOut()).hasSize(4);
    assertThat(ledger.isBlockedByUs(debtor("0020", FORMER).ref())).isFalse();
  }

  @Test
  void saysThatTheDebtorCannotBeBlocked() {
    ledger.put(debtor("0020", FORMER));
    ledger.atEveryStep(
        () -> {
          if (ledger.carriedOut().size() == 2) {
            ledger.answers(FakeLedger.Answer.FAILED);
          }
        });

    WriteTestReport report =
        new WriteTest(access(Capability.HOLDS_BY_DEBTOR), Pause.looks(3)).run("20", TODAY, "a");

    assertThat(report.isPassed()).isFalse();
    assertThat(report.passed()).contains(Step.CLEARED_SHOWN).doesNotContain(Step.DEBTOR_SET);
    assertThat(report.failure()).isPresent();
  }

  private WriteTestReport test(String debtor) {
    return new WriteTest(access(), Pause.looks(3)).run(debtor, TODAY, "a");
  }

  private LedgerAccess access(Capability more) {
    return new LedgerAccess(
        BOOKS, Set.of(Capability.BLOCK_ITEM, Capability.MARK_ITEM, more), ledger, ledger);
  }

  private LedgerAccess access() {
    return new LedgerAccess(
        BOOKS, Set.of(Capability.BLOCK_ITEM, Capability.MARK_ITEM), ledger, ledger);
  }
}
