package io.mahnwerk.scoring;

import static io.mahnwerk.scoring.AdvisedItem.AS_OF;
import static io.mahnwerk.scoring.AdvisedItem.DUE;
import static io.mahnwerk.scoring.AdvisedItem.FORMER_DAY;
import static io.mahnwerk.scoring.AdvisedItem.advise;
import static io.mahnwerk.scoring.AdvisedItem.only;
import static io.mahnwerk.scoring.AdvisedItem.promising;
import static io.mahnwerk.scoring.AdvisedItem.steered;
import static io.mahnwerk.scoring.Fixtures.invoice;
import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.Decision;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.model.Recommendation;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** No notice goes out before a promised payment can have arrived. */
class PromisedPaymentsTest {
  @Test
  void sendsNoNoticeBeforeAPromisedPaymentCanHaveArrived() {
    LocalDate promised = FORMER_DAY.plusDays(1);
    LocalDate friday = LocalDate.of(2025, 3, 25);

    Recommendation advice = only(advise(steered("KONZ"), AS_OF, promising(promised)));

    assertThat(advice.decision()).isEqualTo(new Decision.DunOn(friday));
    assertThat(advice.reasons()).containsExactly(Reason.of(ReasonCode.PROMISED, promised, friday));
    assertThat(advice.provenance().rules()).isEqualTo("hard");
  }

  @Test
  void sendsNothingBeforeTheFormerDayForAPromiseThatEndsSooner() {
    assertThat(only(advise(steered("KONZ"), AS_OF, promising(DUE.plusDays(1)))).decision())
        .isEqualTo(new Decision.DunOn(FORMER_DAY));
  }

  @Test
  void holdsForADistantPromiseNoLongerThanAHoldMayLast() {
    assertThat(only(advise(steered("KONZ"), AS_OF, promising(DUE.plusDays(90)))).decision())
        .isEqualTo(new Decision.WaitUntil(AS_OF.plusDays(30)));
  }

  @Test
  void advisesAsUsualOnceAPromiseIsBroken() {
    OpenItem broken = promising(DUE.minusDays(7));

    assertThat(advise(steered("KONZ"), AS_OF, broken))
        .isEqualTo(advise(steered("KONZ"), AS_OF, invoice(1, DUE, "900.00")));
  }

  @Test
  void keepsAPromiseOnTheLastDayOnWhichThePaymentMayArrive() {
    LocalDate monday = LocalDate.of(2025, 3, 24);
    OpenItem item = promising(LocalDate.of(2025, 3, 19));

    assertThat(only(advise(steered("KONZ"), monday, item)).reasons().get(0).code())
        .isEqualTo(ReasonCode.PROMISED);
    assertThat(only(advise(steered("KONZ"), monday.plusDays(1), item)).reasons().get(0).code())
        .isNotEqualTo(ReasonCode.PROMISED);
  }
}
