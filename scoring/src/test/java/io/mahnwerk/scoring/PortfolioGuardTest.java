package io.mahnwerk.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.Decision;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.model.Recommendation;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class PortfolioGuardTest {
  private static final LocalDate AS_OF = LocalDate.of(2025, 3, 4);

  private final OpenItem item = Fixtures.invoice(1, LocalDate.of(2025, 3, 3), "900.00");

  @Test
  void addsNoPriceWhereMoneyComesSooner() {
    PaymentModel early = new FixedResponse(day -> offset(day) <= 9 ? 0.9 : 0.1);

    assertThat(price(early)).hasValue(0);
  }

  @Test
  void pricesADayWhereSavedLettersWouldSlowPaymentDown() {
    PaymentModel lettersHelpLittle = new FixedResponse(day -> 0.02, 0.0005);

    assertThat(price(lettersHelpLittle).orElseThrow()).isGreaterThan(0).isLessThanOrEqualTo(2.5);
  }

  @Test
  void findsNoPriceWhereQuickMoneyWouldCostComplaints() {
    OpenItem dear = Fixtures.invoice(1, item.netDueDate(), "90000.00");
    PaymentModel angry =
        new FixedResponse(day -> offset(day) <= 9 ? 0.9 : 0.1) {
          @Override
          double complaint(LocalDate notice) {
            return offset(notice) <= 9 ? 0.2 : 0.01;
          }
        };

    assertThat(price(angry, dear)).isEmpty();
  }

  @Test
  void asksForNoPriceWhereNothingIsKnown() {
    assertThat(guard().price(new FixedResponse(day -> 0.1), List.of())).hasValue(0);
  }

  @Test
  void holdsAPriceUnderWhichAModelThatDidNotChooseFindsMoneySooner() {
    PaymentModel early = new FixedResponse(day -> offset(day) <= 9 ? 0.9 : 0.1);
    PaymentModel agreeing = new FixedResponse(day -> offset(day) <= 9 ? 0.8 : 0.2);

    assertThat(judgedPrice(early, agreeing)).hasValue(0);
  }

  @Test
  void holdsNoPriceWhereAModelThatDidNotChooseFindsMoneyLater() {
    PaymentModel hopes = new FixedResponse(day -> offset(day) >= 30 ? 0.9 : 0.1);
    PaymentModel doubts = new FixedResponse(day -> offset(day) >= 30 ? 0.1 : 0.6);

    assertThat(price(hopes)).isPresent();
    assertThat(judgedPrice(hopes, doubts)).isEmpty();
    assertThat(judgedPrice(hopes, hopes)).isPresent();
    assertThat(judgedPrice(List.of(side(hopes, hopes), side(hopes, doubts)))).isEmpty();
  }

  @Test
  void keepsTheFormerDayWhereNoPriceIsFound() {
    PaymentModel slow =
        new FixedResponse(day -> offset(day) <= 9 ? 0.9 : 0.1) {
          @Override
          public OptionalDouble dayPrice(int evidence) {
            return OptionalDouble.empty();
          }
        };
    AdvicePolicy policy = AdvicePolicy.modelWithPrior(slow, SegmentRules.NONE);

    Recommendation advice = new Advisor(context(), policy).advise(account(item), AS_OF).get(0);

    assertThat(advice.decision()).isEqualTo(new Decision.DunOn(advice.formerDay()));
    assertThat(advice.reasons()).containsExactly(Reason.of(ReasonCode.PACE_NOT_KEPT));
  }

  private OptionalDouble judgedPrice(PaymentModel planner, PaymentModel judge) {
    return judgedPrice(List.of(side(planner, judge)));
  }

  private OptionalDouble judgedPrice(List<PortfolioGuard.Side> sides) {
    return guard().judgedPrice(sides, List.of(new PortfolioGuard.Case(account(item), AS_OF)));
  }

  private static PortfolioGuard.Side side(PaymentModel planner, PaymentModel judge) {
    return new PortfolioGuard.Side(planner, judge);
  }

  private OptionalDouble price(PaymentModel model) {
    return price(model, item);
  }

  private static OptionalDouble price(PaymentModel model, OpenItem about) {
    return guard().price(model, List.of(new PortfolioGuard.Case(account(about), AS_OF)));
  }

  private static PortfolioGuard guard() {
    return new PortfolioGuard(context(), SegmentRules.NONE);
  }

  private static AdviceContext context() {
    return new AdviceContext(
        Fixtures.procedures(), PlantedWorld.RUNS, PlantedWorld.CALENDAR, AdviceSettings.DEFAULT);
  }

  private static DebtorAccount account(OpenItem item) {
    return new DebtorAccount(Fixtures.debtor(1, "", Fixtures.OPENED), List.of(item));
  }

  private long offset(LocalDate day) {
    return ChronoUnit.DAYS.between(item.netDueDate(), day);
  }
}
