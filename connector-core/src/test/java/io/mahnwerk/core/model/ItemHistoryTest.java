package io.mahnwerk.core.model;

import static io.mahnwerk.core.Fixtures.day;
import static io.mahnwerk.core.Fixtures.debtorRef;
import static io.mahnwerk.core.Fixtures.ref;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ItemHistoryTest {
  private final ItemHistory item =
      new ItemHistory(
          ref("1"),
          debtorRef("007"),
          Money.of("EUR", "119.00"),
          day("2026-01-01"),
          day("2026-01-31"),
          day("2026-01-02"),
          Optional.of(
              new ItemHistory.RecordedClearing(
                  new Clearing(day("2026-03-01"), Clearing.Kind.PAYMENT), day("2026-03-02"))),
          List.of(
              new ItemHistory.RecordedNotice(
                  day("2026-02-10"), new DunningLevel(1), Optional.empty(), day("2026-02-11"))),
          List.of(new ItemHistory.RecordedComplaint(day("2026-02-12"), day("2026-02-13"))),
          List.of(day("2026-02-05"), day("2026-02-14")));

  @Test
  void isWholeOnceEverythingOfItIsKnown() {
    assertThat(item.before(day("2026-03-03"))).isSameAs(item);
    assertThat(item.before(day("2026-03-02")).cleared()).isEmpty();
  }

  @Test
  void knowsOnlyWhatWasRecordedBeforeTheDay() {
    ItemHistory then = item.before(day("2026-02-13"));

    assertThat(then.cleared()).isEmpty();
    assertThat(then.notices()).isEqualTo(item.notices());
    assertThat(then.complaints()).isEmpty();
    assertThat(then.overrides()).containsExactly(day("2026-02-05"));
  }

  @Test
  void leavesOutAnOverrideAlsoWhereEverythingElseIsKnown() {
    ItemHistory open =
        new ItemHistory(
            item.ref(),
            item.debtor(),
            item.amount(),
            item.documentDate(),
            item.netDueDate(),
            item.recordedOn(),
            Optional.empty(),
            List.of(),
            List.of(),
            item.overrides());

    assertThat(open.before(day("2026-02-14")).overrides()).containsExactly(day("2026-02-05"));
  }
}
