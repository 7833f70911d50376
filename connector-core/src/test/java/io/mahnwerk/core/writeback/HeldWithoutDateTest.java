package io.mahnwerk.core.writeback;

import static io.mahnwerk.core.Fixtures.BOOKS;
import static io.mahnwerk.core.writeback.SteeredItem.CHOSEN;
import static io.mahnwerk.core.writeback.SteeredItem.ITEM;
import static io.mahnwerk.core.writeback.SteeredItem.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.FakeLedger;
import io.mahnwerk.core.model.DunningBlock;
import io.mahnwerk.core.model.DunningState;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store remembers the own day of an item whose ledger shows no date of ours. */
class HeldWithoutDateTest {
  @TempDir private Path folder;
  private final FakeLedger ledger = SteeredItem.ledger();
  @AutoClose private Desk desk;

  @BeforeEach
  void open() {
    desk = SteeredItem.desk(ledger, folder);
  }

  @Test
  void knowsTheDayAfterTheBlockEndedByItself() {
    holdWithoutDate();
    show(Optional.empty());
    desk.sync(CHOSEN);

    assertThat(desk.store.marks().heldWithoutDateTo(BOOKS, CHOSEN)).containsExactly(ITEM);
    assertThat(desk.store.marks().heldWithoutDateTo(BOOKS, CHOSEN.minusDays(1))).isEmpty();
  }

  @Test
  void forgetsItWithTheNoticeThatItWasFor() {
    holdWithoutDate();
    show(Optional.empty());
    ledger.dun(ITEM, CHOSEN);
    desk.sync(CHOSEN.plusDays(1));

    assertThat(desk.store.marks().heldWithoutDateTo(BOOKS, CHOSEN)).isEmpty();
  }

  @Test
  void forgetsItWhenAPersonLiftsTheBlock() {
    holdWithoutDate();
    show(Optional.empty());
    desk.sync(CHOSEN.minusDays(1));

    assertThat(desk.store.marks().heldWithoutDateTo(BOOKS, CHOSEN)).isEmpty();
  }

  @Test
  void leavesItToTheLedgerThatShowsOurDate() {
    desk.cycle(TODAY);

    assertThat(desk.store.marks().heldWithoutDateTo(BOOKS, CHOSEN)).isEmpty();
  }

  private void holdWithoutDate() {
    ledger.carriesOutAfterLooks(100);
    desk.cycle(TODAY);
    show(Optional.of(new DunningBlock("M", DunningBlock.Owner.OURS).endingOn(CHOSEN)));
    desk.sync(TODAY);
  }

  private void show(Optional<DunningBlock> block) {
    ledger.change(
        ITEM,
        state ->
            new DunningState(state.level(), state.lastDunnedOn(), block, Optional.empty(), false));
  }
}
