package io.mahnwerk.scoring.learned;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.ItemHistory;
import io.mahnwerk.core.model.ItemHistory.RecordedClearing;
import io.mahnwerk.core.model.ItemHistory.RecordedNotice;
import io.mahnwerk.scoring.Fixtures;
import io.mahnwerk.scoring.PlantedWorld;
import io.mahnwerk.scoring.features.DayCalendar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UsualDaysTest {
  private static final LocalDate DUE = LocalDate.of(2025, 3, 3);
  private static final LocalDate UP_TO = LocalDate.of(2025, 9, 1);

  private final UsualDays usual = new UsualDays(scheduled());

  @Test
  void watchesAnItemOfTheScheduleToItsEnd() {
    Observation item = observation(1, 15, Optional.empty());

    assertThat(usual.watched(item)).isEqualTo(item);
  }

  @Test
  void watchesAnItemNoFurtherThanANoticeOfAnUnusualDay() {
    Observation watched = usual.watched(observation(1, 21, Optional.empty()));

    assertThat(watched.last()).isEqualTo(DUE.plusDays(21));
    assertThat(watched.paid()).isFalse();
  }

  @Test
  void watchesADrawnDayToItsEnd() {
    Observation item = observation(1, 21, Optional.of(0.03));

    assertThat(usual.watched(item)).isEqualTo(item);
  }

  private static List<Observation> scheduled() {
    List<Observation> all = new ArrayList<>();
    for (int n = 10; n < 50; n++) {
      all.add(observation(n, 14 + n % 4, Optional.empty()));
    }
    all.add(observation(60, 21, Optional.empty()));
    return all;
  }

  /** Noticed on the day after the due date and paid ten days later. */
  private static Observation observation(int debtor, int offset, Optional<Double> propensity) {
    LocalDate notice = DUE.plusDays(offset);
    LocalDate paid = notice.plusDays(10);
    ItemHistory item =
        new ItemHistory(
            Fixtures.itemRef(debtor, DUE),
            Fixtures.debtorRef(debtor),
            Fixtures.euros(900),
            DUE.minusDays(14),
            DUE,
            DUE.minusDays(14),
            Optional.of(new RecordedClearing(new Clearing(paid, Clearing.Kind.PAYMENT), paid)),
            List.of(new RecordedNotice(notice, new DunningLevel(1), propensity, notice)),
            List.of());
    return Observation.of(item, UP_TO, new DayCalendar(PlantedWorld.CALENDAR), 7);
  }
}
