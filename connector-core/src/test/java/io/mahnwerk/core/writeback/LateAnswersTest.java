package io.mahnwerk.core.writeback;

import static io.mahnwerk.core.writeback.SteeredItem.ITEM;
import static io.mahnwerk.core.writeback.SteeredItem.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.FakeLedger;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.store.OutboxEntry;
import io.mahnwerk.core.store.OutboxState;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A write is done when a read shows it, however it was answered. */
class LateAnswersTest {
  @TempDir private Path folder;
  private final FakeLedger ledger = SteeredItem.ledger();
  @AutoClose private Desk desk;

  @BeforeEach
  void open() {
    desk = SteeredItem.desk(ledger, folder);
  }

  @Test
  void looksAgainUntilALateLedgerShowsTheWrite() {
    ledger.carriesOutAfterLooks(2);

    Desk.Cycle cycle = desk.cycle(TODAY);

    assertThat(cycle.written().count(OutboxState.CONFIRMED)).isEqualTo(1);
  }

  @Test
  void leavesAWritePendingUntilALaterCycleShowsIt() {
    ledger.carriesOutAfterLooks(4);

    Desk.Cycle first = desk.cycle(TODAY);
    Desk.Cycle second = desk.cycle(TODAY.plusDays(1));

    assertThat(first.written().count(OutboxState.PENDING)).isEqualTo(1);
    assertThat(second.read().taken().confirmed()).isEqualTo(1);
    assertThat(ledger.asked()).hasSize(1);
  }

  @Test
  void findsByReadingThatAWriteArrivedWhoseAnswerWasLost() {
    ledger.answers(FakeLedger.Answer.LOST_ANSWER);

    Desk.Cycle cycle = desk.cycle(TODAY);

    assertThat(cycle.written().count(OutboxState.CONFIRMED)).isEqualTo(1);
    assertThat(ledger.carriedOut()).hasSize(1);
  }

  @Test
  void doesNotRepeatALostRequestButPlansItAnewWhenNoReadShowedItInTime() {
    ledger.answers(FakeLedger.Answer.LOST_REQUEST);
    Desk.Cycle first = desk.cycle(TODAY);
    ledger.answers(FakeLedger.Answer.PENDING);

    Desk.Cycle sameDay = desk.cycle(TODAY);
    Desk.Cycle nextDay = desk.cycle(TODAY.plusDays(1));

    assertThat(first.written().count(OutboxState.UNCERTAIN)).isEqualTo(1);
    assertThat(sameDay.written().entries()).isEmpty();
    assertThat(nextDay.read().expired()).isEqualTo(1);
    assertThat(entries().get(0).reason()).contains(Reason.of(ReasonCode.ANSWER_LOST));
    assertThat(nextDay.written().count(OutboxState.CONFIRMED)).isEqualTo(1);
    assertThat(entries()).extracting(OutboxEntry::key).doesNotHaveDuplicates();
  }

  @Test
  void plansAFailedWriteAnewInTheNextCycle() {
    ledger.answers(FakeLedger.Answer.FAILED);
    Desk.Cycle first = desk.cycle(TODAY);
    ledger.answers(FakeLedger.Answer.PENDING);

    assertThat(first.written().count(OutboxState.FAILED)).isEqualTo(1);
    assertThat(entries().get(0).reason()).contains(Reason.of(ReasonCode.CALL_FAILED, "HTTP 503"));
    assertThat(desk.cycle(TODAY).written().count(OutboxState.CONFIRMED)).isEqualTo(1);
  }

  private List<OutboxEntry> entries() {
    return desk.store.outbox().of(ITEM);
  }
}
