package io.mahnwerk.scoring;

import static io.mahnwerk.scoring.AdvisedItem.DUE;
import static io.mahnwerk.scoring.AdvisedItem.advise;
import static io.mahnwerk.scoring.AdvisedItem.day;
import static io.mahnwerk.scoring.AdvisedItem.held;
import static io.mahnwerk.scoring.AdvisedItem.only;
import static io.mahnwerk.scoring.AdvisedItem.steered;
import static io.mahnwerk.scoring.Fixtures.invoice;
import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.Decision;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.Recommendation;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Today goes out only what was held to today. */
class NoticesOfTodayTest {
  @Test
  void letsAnItemGoOnTheVeryDayItWasHeldTo() {
    LocalDate run = LocalDate.of(2025, 3, 11);

    assertThat(only(advise(steered("KONZ"), run, held(run))).decision())
        .isEqualTo(new Decision.DunOn(run));
  }

  @Test
  void sendsNothingTodayThatWasNotHeldToToday() {
    LocalDate run = LocalDate.of(2025, 3, 11);
    Decision next = new Decision.DunOn(LocalDate.of(2025, 3, 14));

    assertThat(only(advise(steered("KONZ"), run, invoice(1, DUE, "900.00"))).decision())
        .isEqualTo(next);
    assertThat(only(advise(steered("KONZ"), run, held(run.plusDays(1)))).decision())
        .isEqualTo(next);
  }

  @Test
  void sendsNothingTodayWhereNoRunIsPlanned() {
    LocalDate noRun = LocalDate.of(2025, 3, 12);

    assertThat(only(advise(steered("KONZ"), noRun, held(noRun))).decision())
        .isEqualTo(new Decision.DunOn(LocalDate.of(2025, 3, 14)));
  }

  @Test
  void asksNotOfAnotherItemsLetterWhetherItMayGoToday() {
    LocalDate run = LocalDate.of(2025, 3, 11);
    OpenItem other = invoice(1, DUE.plusDays(1), "900.00");

    List<Recommendation> advice = advise(steered("KONZ"), run, held(run), other);

    assertThat(day(advice.get(1))).isAfter(run);
  }
}
