package io.mahnwerk.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.DunningMark;
import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DirectSteeringTest {
  private final Stage stage = Simulations.first().stage(1);
  private final SimulatedLedger books = stage.emptyBooks().ledger();
  private final SmallLedger ledger = new SmallLedger(books);
  private final String debtor = stage.steered().iterator().next();
  private final Map<OpenItemRef, LocalDate> chosen = new HashMap<>();
  private final LocalDate former = stage.runs().nextOnOrAfter(ledger.formerDay());
  private Optional<LocalDate> reviewOn = Optional.empty();
  private int asked;
  private final DirectSteering steering =
      new DirectSteering(
          books,
          stage,
          (account, day) -> {
            asked++;
            return new DirectSteering.Targets(Map.copyOf(chosen), reviewOn);
          });

  DirectSteeringTest() {
    stage.assign(books, true);
  }

  @Test
  void holdsToTheFormerDayWhenNothingIsChosen() {
    String item = ledger.item(debtor);

    steer(ledger.openedDay());

    assertThat(state(item).isHeldByUs()).isTrue();
    assertThat(state(item).mark()).contains(new DunningMark(former));
  }

  @Test
  void holdsToTheChosenDay() {
    String item = ledger.item(debtor);
    LocalDate day = stage.runs().nextOnOrAfter(former.plusDays(4));
    chosen.put(books.itemRef(item), day);

    steer(ledger.openedDay());

    assertThat(state(item).mark()).contains(new DunningMark(day));
  }

  @Test
  void marksNothingLongBeforeTheFirstRun() {
    String item = ledger.item(debtor);

    steer(SmallLedger.DUE.minusDays(10));

    assertThat(state(item)).isEqualTo(DunningState.UNTOUCHED);
  }

  @Test
  void liftsTheBlockOnTheDayAndLeavesTheDate() {
    String item = ledger.item(debtor);
    steer(ledger.openedDay());

    steer(former.minusDays(1));
    assertThat(state(item).isHeldByUs()).isTrue();

    steer(former);
    assertThat(state(item).isHeldByUs()).isFalse();
    assertThat(state(item).mark()).contains(new DunningMark(former));
  }

  @Test
  void doesNotSetAMarkAgainThatAClerkLifted() {
    String item = ledger.item(debtor);
    steer(ledger.openedDay());
    ledger.clerkLifts(item);

    steer(ledger.openedDay().plusDays(3));
    steer(ledger.openedDay().plusDays(4));

    assertThat(state(item).isHeldByUs()).isFalse();
  }

  @Test
  void marksTheNoticeAfterTheOneWhoseMarkAClerkLifted() {
    String item = ledger.item(debtor);
    steer(ledger.openedDay());
    ledger.clerkLifts(item);
    LocalDate dunned = ledger.openedDay().plusDays(4);
    books.edit(item, i -> i.dunned(SmallLedger.FIRST, dunned));

    steer(SmallLedger.DUE.plusDays(17));

    assertThat(state(item).isHeldByUs()).isTrue();
  }

  @Test
  void leavesAClerksBlockAlone() {
    String item = ledger.item(debtor);
    ledger.clerkBlocks(item);

    steer(ledger.openedDay());

    assertThat(state(item).isBlockedByClerk()).isTrue();
    assertThat(state(item).mark()).isEmpty();
  }

  @Test
  void leavesDebtorsAloneThatAreNotSteered() {
    String stranger =
        books.debtors().stream()
            .map(one -> one.debtor().ref().number())
            .filter(number -> !stage.steered().contains(number))
            .findFirst()
            .orElseThrow();
    String item = ledger.item(stranger);

    steer(ledger.openedDay());

    assertThat(state(item)).isEqualTo(DunningState.UNTOUCHED);
  }

  @Test
  void restsOnDaysWithoutBusiness() {
    String item = ledger.item(debtor);
    LocalDate sunday = ledger.openedDay().with(java.time.DayOfWeek.SUNDAY);

    steer(sunday);

    assertThat(asked).isZero();
    assertThat(state(item)).isEqualTo(DunningState.UNTOUCHED);
  }

  @Test
  void choosesAnewOnlyWhenSomethingChangedOrTheReviewDayHasCome() {
    ledger.item(debtor);
    reviewOn = Optional.of(ledger.openedDay().plusDays(5));

    steer(ledger.openedDay());
    steer(ledger.openedDay().plusDays(4));
    assertThat(asked).isEqualTo(1);

    steer(ledger.openedDay().plusDays(5));
    assertThat(asked).isEqualTo(2);

    reviewOn = Optional.empty();
    ledger.item(debtor);
    steer(ledger.openedDay().plusDays(6));
    assertThat(asked).isEqualTo(3);
  }

  private void steer(LocalDate day) {
    books.startDay(day);
    steering.cycle(day);
  }

  private DunningState state(String item) {
    return books.canonical(books.item(item)).dunning();
  }
}
