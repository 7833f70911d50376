package io.mahnwerk.core.writeback;

import static io.mahnwerk.core.Fixtures.BOOKS;
import static io.mahnwerk.core.Fixtures.day;
import static io.mahnwerk.core.writeback.SteeredItem.CHOSEN;
import static io.mahnwerk.core.writeback.SteeredItem.ITEM;
import static io.mahnwerk.core.writeback.SteeredItem.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.FakeLedger;
import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.store.OutboxEntry;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeadLettersTest {
  @TempDir private Path folder;
  private final FakeLedger ledger = SteeredItem.ledger();
  @AutoClose private Desk desk;

  @BeforeEach
  void open() {
    desk = SteeredItem.desk(ledger, folder);
  }

  @Test
  void asksAPersonAfterThreeVainTriesAndThenStopsTrying() {
    declinedThreeTimes();

    PlanReport fourth = desk.cycle(TODAY.plusDays(3)).plan();

    assertThat(ledger.asked()).hasSize(3);
    assertThat(fourth.left()).containsEntry(ReasonCode.GIVEN_UP, 1);
    assertThat(letters())
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.tries()).isEqualTo(3);
              assertThat(letter.reason())
                  .contains(Reason.of(ReasonCode.LEDGER_REFUSED, "period closed"));
            });
  }

  @Test
  void asksNobodyAfterTwo() {
    ledger.answers(FakeLedger.Answer.DECLINED);
    desk.cycle(TODAY);
    desk.cycle(TODAY.plusDays(1));

    assertThat(letters()).isEmpty();
  }

  @Test
  void triesForAsLongAsOnlyTheConnectionIsBroken() {
    ledger.answers(FakeLedger.Answer.FAILED);
    for (int day = 0; day < 5; day++) {
      desk.cycle(TODAY.plusDays(day));
    }

    assertThat(ledger.asked()).hasSize(5);
    assertThat(letters()).isEmpty();
  }

  @Test
  void triesAgainWhenAPersonSaysSo() {
    declinedThreeTimes();
    ledger.answers(FakeLedger.Answer.PENDING);
    desk.store.deadLetters().retry(letters().get(0));

    desk.cycle(TODAY.plusDays(3));

    assertThat(ledger.state(ITEM)).isEqualTo(FakeLedger.held(CHOSEN));
    assertThat(letters()).isEmpty();
  }

  @Test
  void grantsThreeMoreTriesWhenAPersonSaysSo() {
    declinedThreeTimes();
    desk.store.deadLetters().retry(letters().get(0));
    desk.cycle(TODAY.plusDays(3));
    assertThat(letters()).isEmpty();

    desk.cycle(TODAY.plusDays(4));
    desk.cycle(TODAY.plusDays(5));

    assertThat(ledger.asked()).hasSize(6);
    assertThat(letters()).hasSize(1);
  }

  @Test
  void dropsWhatAPersonDiscardedUntilItsItemChanges() {
    declinedThreeTimes();
    desk.store.deadLetters().discard(letters().get(0));
    desk.planning().planAll();
    desk.cycle(TODAY.plusDays(3));
    assertThat(ledger.asked()).hasSize(3);
    assertThat(letters()).isEmpty();

    ledger.answers(FakeLedger.Answer.PENDING);
    ledger.change(ITEM, state -> state);
    desk.planning().planAll();
    desk.cycle(TODAY.plusDays(4));

    assertThat(ledger.state(ITEM).isHeldByUs()).isTrue();
  }

  @Test
  void neverStopsTryingToEndAHoldAndStillAsksAPerson() {
    desk.cycle(TODAY);
    ledger.answers(FakeLedger.Answer.DECLINED);
    for (int day = 0; day < 5; day++) {
      desk.cycle(CHOSEN.plusDays(day));
    }
    assertThat(ledger.asked()).hasSize(6);
    assertThat(letters()).hasSize(1);

    ledger.answers(FakeLedger.Answer.PENDING);
    desk.cycle(CHOSEN.plusDays(5));

    assertThat(ledger.state(ITEM).isHeldByUs()).isFalse();
    assertThat(letters()).isEmpty();
  }

  @Test
  void asksNobodyAboutAnItemThatWasPaid() {
    declinedThreeTimes();
    ledger.clear(ITEM, TODAY.plusDays(3), Clearing.Kind.PAYMENT);

    desk.cycle(TODAY.plusDays(3));

    assertThat(letters()).isEmpty();
  }

  private void declinedThreeTimes() {
    ledger.answers(FakeLedger.Answer.DECLINED);
    for (int day = 0; day < 3; day++) {
      desk.cycle(TODAY.plusDays(day));
    }
  }

  private List<OutboxEntry> letters() {
    return desk.store.deadLetters().waiting(BOOKS);
  }
}
