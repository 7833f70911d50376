package io.mahnwerk.scoring;

import static io.mahnwerk.scoring.AdvisedItem.AS_OF;
import static io.mahnwerk.scoring.AdvisedItem.DUE;
import static io.mahnwerk.scoring.AdvisedItem.FORMER_DAY;
import static io.mahnwerk.scoring.AdvisedItem.steered;
import static io.mahnwerk.scoring.Fixtures.invoice;
import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What would have led to another day than the one that the rule of a segment chose. */
class SegmentCounterfactualTest {
  private static final SegmentRules RULES = SegmentRules.standard();

  @Test
  void saysWhichDayItWereWithoutTheSegment() {
    assertThat(counterfactual(scheduled(), "KONZ"))
        .contains(Reason.of(ReasonCode.IF_NO_SEGMENT_OTHER_DAY, FORMER_DAY));
    assertThat(counterfactual(scheduled(), "KONZ").map(r -> r.text(Locale.GERMAN)))
        .contains(
            "Wäre über das Segment des Debitors nichts bekannt, ginge die Mahnung am "
                + FORMER_DAY
                + " hinaus.");
  }

  @Test
  void saysTheDayThatIsReallyChosenForADebtorWithoutASegment() {
    OpenItem item = invoice(1, DUE, "900.00");
    Optional<LocalDate> without =
        advisor(scheduled()).advise(account("", item), AS_OF).get(0).decision().until();

    assertThat(without).contains(FORMER_DAY);
  }

  @Test
  void alsoLooksPastASegmentThatTheDebtorOnlyBehavesLike() {
    assertThat(counterfactual(AdvisedItem.behaving(3, 1), "KONZ"))
        .contains(Reason.of(ReasonCode.IF_NO_SEGMENT_OTHER_DAY, FORMER_DAY.plusDays(3)));
  }

  @Test
  void saysNothingWhereNoSegmentHadASay() {
    assertThat(counterfactual(scheduled(), "")).isEmpty();
    assertThat(counterfactual(new FixedResponse(day -> day.equals(FORMER_DAY) ? 0.1 : 0.9), ""))
        .map(Reason::code)
        .isNotEqualTo(Optional.of(ReasonCode.IF_NO_SEGMENT_OTHER_DAY));
  }

  @Test
  void hasAGermanWordForEverySegmentOfTheUsualTable() {
    Stream.of("KONZ", "FAMI", "STRT", "HAND", "SAAS", "STAD")
        .map(industry -> RULES.segmentOf(industry).orElseThrow())
        .forEach(
            name ->
                assertThat(Reason.of(ReasonCode.SEGMENT_RULE, name).text(Locale.GERMAN))
                    .doesNotContain(" " + name + " "));
  }

  /** A model that saw no other day leaves the choice to the rule. */
  private static PaymentModel scheduled() {
    return new FixedResponse(day -> 0.5) {
      @Override
      public boolean knowsTiming() {
        return false;
      }
    };
  }

  private static Optional<Reason> counterfactual(PaymentModel model, String industry) {
    OpenItem item = invoice(1, DUE, "900.00");
    return advisor(model).counterfactual(account(industry, item), AS_OF, item.ref());
  }

  private static Advisor advisor(PaymentModel model) {
    return new Advisor(
        AdvisedItem.context(AdviceSettings.DEFAULT), AdvicePolicy.modelWithPrior(model, RULES));
  }

  private static DebtorAccount account(String industry, OpenItem item) {
    return new DebtorAccount(steered(industry), List.of(item));
  }
}
