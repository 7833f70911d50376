package io.mahnwerk.scoring;

import static io.mahnwerk.scoring.AdvisedItem.AS_OF;
import static io.mahnwerk.scoring.AdvisedItem.DUE;
import static io.mahnwerk.scoring.AdvisedItem.FORMER_DAY;
import static io.mahnwerk.scoring.AdvisedItem.RULES;
import static io.mahnwerk.scoring.AdvisedItem.advise;
import static io.mahnwerk.scoring.AdvisedItem.behaving;
import static io.mahnwerk.scoring.AdvisedItem.offset;
import static io.mahnwerk.scoring.AdvisedItem.only;
import static io.mahnwerk.scoring.AdvisedItem.person;
import static io.mahnwerk.scoring.AdvisedItem.steered;
import static io.mahnwerk.scoring.Fixtures.invoice;
import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.Decision;
import io.mahnwerk.core.model.ModelProvenance;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.model.Recommendation;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** A model chooses another day than the segment's rule only with good reason. */
class ModelOverrulesRuleTest {
  @Test
  void appliesTheRuleOfTheSegmentADebtorBehavesLike() {
    AdvicePolicy policy = AdvicePolicy.modelWithPrior(behaving(3, 1), RULES);

    Recommendation advice = only(advise(policy, steered("KONZ"), AS_OF, invoice(1, DUE, "900.00")));

    assertThat(advice.reasons()).containsExactly(Reason.of(ReasonCode.SEGMENT_RULE, "software"));
    assertThat(advice.decision()).isEqualTo(new Decision.DunOn(LocalDate.of(2025, 3, 25)));
  }

  @Test
  void needsNoMoreThanTheMarginWhereTheNoticesContradictTheRule() {
    OpenItem item = invoice(1, DUE, "90000.00");

    Recommendation upheld =
        only(
            advise(
                AdvicePolicy.modelWithPrior(behaving(0, 1), RULES), steered("KONZ"), AS_OF, item));
    Recommendation refuted =
        only(
            advise(
                AdvicePolicy.modelWithPrior(behaving(0, 0), RULES), steered("KONZ"), AS_OF, item));

    assertThat(upheld.reasons().get(0).code()).isEqualTo(ReasonCode.SEGMENT_RULE);
    assertThat(refuted.reasons().get(0).code()).isEqualTo(ReasonCode.MODEL_GAIN);
  }

  @Test
  void foreseesPaymentAlsoWhereAHardRuleDecides() {
    PaymentModel model = new FixedResponse(day -> 0.5);
    AdvicePolicy policy = AdvicePolicy.modelWithPrior(model, RULES);
    OpenItem item = invoice(1, DUE, "900.00");

    Recommendation bound = only(advise(policy, person(false, true, false), AS_OF, item));
    Recommendation blind = only(advise(person(false, true, false), AS_OF, item));

    assertThat(bound.decision()).isEqualTo(new Decision.DunOn(FORMER_DAY));
    assertThat(bound.probability30()).isBetween(0.5, 0.6);
    assertThat(bound.provenance().model()).isEqualTo("fixed");
    assertThat(blind.probability30()).isEqualTo(0.5);
    assertThat(blind.high() - blind.low()).isEqualTo(1);
  }

  @Test
  void overrulesTheRuleOnlyBeyondTheMargin() {
    PaymentModel late = new FixedResponse(day -> offset(day) == 18 ? 0.9 : 0.72);
    OpenItem small = invoice(1, DUE, "900.00");
    OpenItem large = invoice(1, DUE, "90000.00");
    AdvicePolicy policy = AdvicePolicy.modelWithPrior(late, SegmentRules.standard());

    Recommendation kept = only(advise(policy, steered("KONZ"), AS_OF, small));
    Recommendation overruled = only(advise(policy, steered("KONZ"), AS_OF, large));

    assertThat(kept.decision()).isEqualTo(new Decision.DunOn(LocalDate.of(2025, 3, 11)));
    assertThat(kept.reasons().get(0).code()).isEqualTo(ReasonCode.SEGMENT_RULE);
    assertThat(overruled.decision()).isEqualTo(new Decision.DunOn(LocalDate.of(2025, 3, 21)));
    assertThat(overruled.reasons().get(0).code()).isEqualTo(ReasonCode.MODEL_GAIN);
  }

  @Test
  void needsMoreThanTheMarginFromAModelThatHasSeenLittle() {
    PaymentModel late =
        new FixedResponse(day -> offset(day) == 18 ? 0.9 : 0.5) {
          @Override
          public double caution() {
            return 1000;
          }
        };
    AdvicePolicy policy = AdvicePolicy.modelWithPrior(late, SegmentRules.standard());

    Recommendation advice =
        only(advise(policy, steered("KONZ"), AS_OF, invoice(1, DUE, "90000.00")));

    assertThat(advice.reasons().get(0).code()).isEqualTo(ReasonCode.SEGMENT_RULE);
  }

  @Test
  void letsTheRuleDecideForAModelThatNeverSawAnotherDay() {
    PaymentModel scheduled =
        new FixedResponse(day -> offset(day) == 18 ? 0.9 : 0.1) {
          @Override
          public boolean knowsTiming() {
            return false;
          }
        };
    AdvicePolicy policy = AdvicePolicy.modelWithPrior(scheduled, SegmentRules.standard());

    Recommendation advice =
        only(advise(policy, steered("KONZ"), AS_OF, invoice(1, DUE, "90000.00")));

    assertThat(advice.decision()).isEqualTo(new Decision.DunOn(LocalDate.of(2025, 3, 11)));
  }

  @Test
  void keepsADebtorWithThinHistoryToItsFormerDay() {
    PaymentModel thin =
        new FixedResponse(day -> 0.9) {
          @Override
          int evidence() {
            return 2;
          }
        };
    AdvicePolicy policy = AdvicePolicy.modelWithPrior(thin, SegmentRules.standard());

    Recommendation advice = only(advise(policy, steered("KONZ"), AS_OF, invoice(1, DUE, "900.00")));

    assertThat(advice.decision()).isEqualTo(new Decision.DunOn(FORMER_DAY));
    assertThat(advice.reasons()).containsExactly(Reason.of(ReasonCode.THIN_HISTORY, 2));
  }

  @Test
  void advisesANewcomerWhoseMasterDataTellItsKind() {
    PaymentModel told =
        new FixedResponse(day -> day.equals(LocalDate.of(2025, 3, 11)) ? 0.9 : 0) {
          @Override
          int evidence() {
            return 0;
          }

          @Override
          boolean isLikeOthers() {
            return true;
          }
        };
    AdvicePolicy policy = AdvicePolicy.modelWithPrior(told, SegmentRules.standard());

    Recommendation advice = only(advise(policy, steered(""), AS_OF, invoice(1, DUE, "9000.00")));

    assertThat(advice.decision()).isEqualTo(new Decision.DunOn(LocalDate.of(2025, 3, 11)));
  }

  @Test
  void waitsWhereANoticeOnlyCosts() {
    PaymentModel deaf = new FixedResponse(day -> 0);

    Recommendation advice =
        only(advise(AdvicePolicy.freely(deaf), steered(""), AS_OF, invoice(1, DUE, "900.00")));

    assertThat(advice.decision()).isEqualTo(new Decision.WaitUntil(AS_OF.plusDays(30)));
  }

  @Test
  void namesTheModelItRestsOn() {
    PaymentModel model = new FixedResponse(day -> 0.5);
    AdvicePolicy policy = AdvicePolicy.modelWithPrior(model, SegmentRules.standard());

    Recommendation advice = only(advise(policy, steered("KONZ"), AS_OF, invoice(1, DUE, "900.00")));

    assertThat(advice.provenance())
        .isEqualTo(
            new ModelProvenance(
                "fixed", "none", "2025-01-01", "segments " + SegmentRules.standard().version()));
  }

  @Test
  void enclosesItsProbability() {
    PaymentModel model = new FixedResponse(day -> 0.5);

    Recommendation advice =
        only(advise(AdvicePolicy.freely(model), steered(""), AS_OF, invoice(1, DUE, "900.00")));

    assertThat(advice.probability30()).isBetween(advice.low(), advice.high());
    assertThat(advice.low()).isGreaterThan(0);
    assertThat(advice.high()).isLessThan(1);
  }
}
