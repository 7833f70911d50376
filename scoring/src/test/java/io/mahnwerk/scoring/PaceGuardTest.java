package io.mahnwerk.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.OpenItem;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaceGuardTest {
  private static final LocalDate AS_OF = LocalDate.of(2025, 3, 4);

  private final OpenItem item = Fixtures.invoice(1, LocalDate.of(2025, 3, 3), "900.00");

  @Test
  void leavesTheUsersWeightsWhereMoneyComesSooner() {
    PaymentModel early = new FixedResponse(day -> offset(day) <= 9 ? 0.9 : 0.1);

    assertThat(weight(early)).isEqualTo(1);
  }

  @Test
  void weighsInterestMoreWhereSavedLettersWouldSlowPaymentDown() {
    PaymentModel lettersHelpLittle = new FixedResponse(day -> 0.02, 0.0005);

    assertThat(weight(lettersHelpLittle)).isGreaterThan(1).isLessThanOrEqualTo(10);
  }

  private double weight(PaymentModel model) {
    AdviceContext context =
        new AdviceContext(
            Fixtures.procedures(),
            PlantedWorld.RUNS,
            PlantedWorld.CALENDAR,
            AdviceSettings.DEFAULT);
    DebtorAccount account =
        new DebtorAccount(Fixtures.debtor(1, "", Fixtures.OPENED), List.of(item));
    return new PaceGuard(context, SegmentRules.NONE)
        .weight(model, List.of(new PaceGuard.Case(account, AS_OF)));
  }

  private long offset(LocalDate day) {
    return ChronoUnit.DAYS.between(item.netDueDate(), day);
  }
}
