package io.mahnwerk.core.store;

import static io.mahnwerk.core.Fixtures.day;
import static io.mahnwerk.core.Fixtures.invoice;
import static io.mahnwerk.core.Fixtures.ref;
import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.DunningBlock;
import io.mahnwerk.core.model.DunningMark;
import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.RecordVersion;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When a read shows that a hold was set. */
class IntentTest {
  private static final LocalDate UNTIL = day("2026-03-10");
  private static final LocalDate EARLIER = day("2026-03-03");
  private static final DunningBlock OURS = new DunningBlock("M", DunningBlock.Owner.OURS);

  @Test
  void isShownByAnyBlockOfOursWhereTheLedgerShowsNoDay() {
    assertThat(hold(false).isShownBy(blocked(OURS, Optional.empty()))).isTrue();
    assertThat(hold(true).isShownBy(blocked(OURS, Optional.empty()))).isFalse();
  }

  @Test
  void isShownByItsOwnDayOnlyWhereTheBlockEndsByItself() {
    assertThat(hold(false).isShownBy(blocked(OURS.endingOn(UNTIL), Optional.empty()))).isTrue();
    assertThat(hold(false).isShownBy(blocked(OURS.endingOn(EARLIER), Optional.empty()))).isFalse();
  }

  @Test
  void isShownByItsOwnDayOnlyWhereADateStandsBesideTheBlock() {
    assertThat(hold(true).isShownBy(blocked(OURS, Optional.of(UNTIL)))).isTrue();
    assertThat(hold(true).isShownBy(blocked(OURS, Optional.of(EARLIER)))).isFalse();
  }

  @Test
  void isNotShownByABlockOfAClerk() {
    DunningBlock clerks = new DunningBlock("A", DunningBlock.Owner.CLERK).endingOn(UNTIL);

    assertThat(hold(false).isShownBy(blocked(clerks, Optional.empty()))).isFalse();
  }

  private static Intent hold(boolean dated) {
    return new Intent(
        ref("1"),
        Intent.Kind.HOLD,
        Optional.of(new Intent.HoldDays(UNTIL, UNTIL)),
        dated,
        LastNotice.of(DunningState.UNTOUCHED),
        new RecordVersion("v"));
  }

  private static OpenItem blocked(DunningBlock block, Optional<LocalDate> date) {
    DunningState none = DunningState.UNTOUCHED;
    return invoice("1", "007", day("2026-03-02"))
        .with(
            new DunningState(
                none.level(),
                none.lastDunnedOn(),
                Optional.of(block),
                date.map(DunningMark::new),
                false),
            new RecordVersion("v"));
  }
}
