package io.mahnwerk.mocks.sap;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.DunningBlock;
import io.mahnwerk.core.model.DunningMark;
import io.mahnwerk.mocks.kit.LedgerScenario;
import io.mahnwerk.mocks.ledger.LedgerItem;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SapMarksTest {
  private static final LocalDate TODAY = LedgerScenario.TODAY;
  private static final LocalDate UNTIL = LocalDate.of(2026, 7, 1);

  private final SapMarks marks = new SapMarks();
  private final LedgerItem item =
      new LedgerScenario(new SimulatedSapProvider())
          .withOverdueInvoices(1)
          .ledger()
          .openItems()
          .get(0);

  @Test
  void holdsWithReasonAndDate() {
    LedgerItem held = marks.hold(item, UNTIL, TODAY);

    assertThat(held.blockReason()).isEqualTo("M");
    assertThat(held.references()).containsEntry("Reference2IDByBusinessPartner", "MW20260701");
    assertThat(marks.block(held)).contains(new DunningBlock("M", DunningBlock.Owner.OURS));
    assertThat(marks.mark(held)).contains(new DunningMark(UNTIL));
    assertThat(marks.markFieldTaken(held)).isFalse();
  }

  @Test
  void releasesTheBlockAndLeavesTheDate() {
    LedgerItem released = marks.release(marks.hold(item, UNTIL, TODAY), TODAY);

    assertThat(marks.block(released)).isEmpty();
    assertThat(marks.mark(released)).contains(new DunningMark(UNTIL));
  }

  @Test
  void withdrawsBoth() {
    LedgerItem withdrawn =
        marks.withdraw(marks.hold(item, UNTIL, item.changedOn()), item.changedOn());

    assertThat(withdrawn).isEqualTo(item);
  }

  @Test
  void leavesAClerksBlockAlone() {
    LedgerItem blocked = item.withBlock("A", TODAY);

    assertThat(marks.block(blocked)).contains(new DunningBlock("A", DunningBlock.Owner.CLERK));
    assertThat(marks.release(blocked, TODAY)).isEqualTo(blocked);
    assertThat(marks.withdraw(blocked, TODAY)).isEqualTo(blocked);
  }

  @ParameterizedTest
  @ValueSource(strings = {"MW20260231", "MW2026", "4711", "MW20260701X", "mw20260701"})
  void seesThatTheFieldIsTaken(String text) {
    LedgerItem taken = item.withReference(SapMarks.FIELD, text, TODAY);

    assertThat(marks.mark(taken)).isEmpty();
    assertThat(marks.markFieldTaken(taken)).isTrue();
    assertThat(marks.withdraw(taken, TODAY)).isEqualTo(taken);
  }
}
