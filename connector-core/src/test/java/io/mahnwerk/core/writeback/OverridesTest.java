package io.mahnwerk.core.writeback;

import static io.mahnwerk.core.Fixtures.BOOKS;
import static io.mahnwerk.core.Fixtures.day;
import static io.mahnwerk.core.writeback.SteeredItem.CHOSEN;
import static io.mahnwerk.core.writeback.SteeredItem.ITEM;
import static io.mahnwerk.core.writeback.SteeredItem.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.FakeLedger;
import io.mahnwerk.core.model.DunningState;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a clerk does to a mark of ours counts until the next notice. */
class OverridesTest {
  @TempDir private Path folder;
  private final FakeLedger ledger = SteeredItem.ledger();
  @AutoClose private Desk desk;

  @BeforeEach
  void open() {
    desk = SteeredItem.desk(ledger, folder);
  }

  @Test
  void doesNotSetAMarkAgainThatAClerkLiftedUntilTheNextNotice() {
    desk.cycle(TODAY);
    ledger.clerkLifts(ITEM);

    Desk.Cycle afterwards = desk.cycle(TODAY.plusDays(1));
    desk.cycle(TODAY.plusDays(2));

    assertThat(afterwards.read().taken().overridden()).isEqualTo(1);
    assertThat(ledger.state(ITEM)).isEqualTo(DunningState.UNTOUCHED);
    assertThat(ledger.asked()).hasSize(2);

    ledger.dun(ITEM, day("2026-03-12"));
    desk.cycle(day("2026-03-18"));

    assertThat(ledger.state(ITEM).isHeldByUs()).isTrue();
    assertThat(desk.store.marks().overrides(BOOKS)).isEqualTo(1);
  }

  @Test
  void takesAClerksBlockOverOursForAnOverride() {
    desk.cycle(TODAY);
    ledger.clerkBlocks(ITEM);
    desk.cycle(TODAY.plusDays(1));
    ledger.clerkLifts(ITEM);
    desk.cycle(TODAY.plusDays(2));

    assertThat(ledger.state(ITEM)).isEqualTo(DunningState.UNTOUCHED);
    assertThat(desk.store.marks().overrides(BOOKS)).isEqualTo(1);
  }

  @Test
  void takesADateBackThatAClerksLiftLeftBehindBeforeItCountsForALaterNotice() {
    desk.recommend(ITEM, day("2026-03-26"));
    desk.cycle(TODAY);
    ledger.clerkLifts(ITEM);
    ledger.dun(ITEM, day("2026-03-17"));

    desk.cycle(day("2026-03-18"));

    assertThat(ledger.state(ITEM).mark()).isEmpty();
    assertThat(desk.store.marks().overrides(BOOKS)).isEqualTo(1);
  }

  @Test
  void takesAChangedDateForAnOverride() {
    desk.cycle(TODAY);
    ledger.change(ITEM, state -> FakeLedger.held(day("2026-03-12")));

    desk.cycle(TODAY.plusDays(1));

    assertThat(desk.store.marks().overrides(BOOKS)).isEqualTo(1);
    assertThat(ledger.asked()).hasSize(1);
  }

  @Test
  void takesNoEarlyEndForAnOverrideThatComesOnItsDate() {
    desk.cycle(TODAY);
    ledger.change(
        ITEM,
        state ->
            new DunningState(
                state.level(), state.lastDunnedOn(), Optional.empty(), state.mark(), false));

    desk.cycle(CHOSEN);

    assertThat(desk.store.marks().overrides(BOOKS)).isZero();
  }

  @Test
  void countsALiftThatTheNativeRunUsedBeforeWeReadAgain() {
    desk.cycle(TODAY);
    ledger.clerkLifts(ITEM);
    ledger.dun(ITEM, day("2026-03-05"));

    desk.cycle(day("2026-03-06"));

    assertThat(desk.store.marks().overrides(BOOKS)).isEqualTo(1);
  }
}
