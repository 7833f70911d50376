package io.mahnwerk.scoring;

import static io.mahnwerk.scoring.AdvisedItem.AS_OF;
import static io.mahnwerk.scoring.AdvisedItem.DUE;
import static io.mahnwerk.scoring.AdvisedItem.advise;
import static io.mahnwerk.scoring.AdvisedItem.day;
import static io.mahnwerk.scoring.AdvisedItem.dunned;
import static io.mahnwerk.scoring.AdvisedItem.offset;
import static io.mahnwerk.scoring.AdvisedItem.only;
import static io.mahnwerk.scoring.AdvisedItem.steered;
import static io.mahnwerk.scoring.Fixtures.invoice;
import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.Decision;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.Recommendation;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Items of one debtor go by letters that keep their distance. */
class SharedLettersTest {
  @Test
  void putsItemsOfOneDebtorOnLettersThatKeepTheirDistance() {
    OpenItem one = invoice(1, DUE, "900.00");
    OpenItem two = invoice(1, DUE.plusDays(3), "900.00");

    List<Recommendation> advice = advise(steered("KONZ"), DUE.plusDays(1), one, two);

    LocalDate first = day(advice.get(0));
    LocalDate second = day(advice.get(1));
    long apart = Math.abs(ChronoUnit.DAYS.between(first, second));
    assertThat(advice).hasSize(2);
    assertThat(apart == 0 || apart >= 10).as("%s and %s", first, second).isTrue();
  }

  @Test
  void sharesOneLetterWhereTwoCostMore() {
    PaymentModel alike = new FixedResponse(day -> 0.5);
    OpenItem one = invoice(1, DUE, "900.00");
    OpenItem two = invoice(1, DUE.minusDays(1), "900.00");

    List<Recommendation> advice = advise(AdvicePolicy.freely(alike), steered(""), AS_OF, one, two);

    assertThat(day(advice.get(0))).isEqualTo(day(advice.get(1)));
  }

  @Test
  void keepsTheIntervalAfterTheLastNotice() {
    LocalDate notice = LocalDate.of(2025, 3, 18);
    OpenItem item = dunned(invoice(1, DUE, "9000.00"), 1, notice);
    PaymentModel eager = new FixedResponse(day -> 0.9 - 0.01 * offset(day));

    Recommendation advice =
        only(advise(AdvicePolicy.freely(eager), steered(""), LocalDate.of(2025, 3, 24), item));

    assertThat(advice.decision()).isEqualTo(new Decision.DunOn(LocalDate.of(2025, 3, 28)));
    assertThat(advice.nextLevel()).isEqualTo(new DunningLevel(2));
    assertThat(advice.formerDay()).isEqualTo(LocalDate.of(2025, 4, 4));
  }
}
