package io.mahnwerk.scoring;

import static io.mahnwerk.scoring.Fixtures.OPENED;
import static io.mahnwerk.scoring.Fixtures.debtor;
import static io.mahnwerk.scoring.Fixtures.invoice;
import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.Decision;
import io.mahnwerk.core.model.Dispute;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.model.Recommendation;
import io.mahnwerk.scoring.features.Feature;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class ExplanationTest {
  /** A Monday; runs are on Tuesdays and Fridays. */
  private static final LocalDate DUE = LocalDate.of(2025, 3, 3);

  private static final LocalDate AS_OF = DUE.minusDays(1);
  private static final LocalDate EARLY = LocalDate.of(2025, 3, 11);
  private static final LocalDate FORMER_DAY = LocalDate.of(2025, 3, 18);
  private static final AdviceContext CONTEXT =
      new AdviceContext(
          Fixtures.procedures(),
          PlantedWorld.RUNS,
          PlantedWorld.CALENDAR,
          new AdviceSettings(0.08, 2.5, 60, 5, 5, 30, 10, false));

  @Test
  void saysWhyAnotherDayIsBetter() {
    Recommendation advice = advise(new Contributing(d -> d.equals(EARLY) ? 0.9 : 0.02), "4000.00");

    assertThat(advice.decision()).isEqualTo(new Decision.DunOn(EARLY));
    assertThat(texts(advice, Locale.ENGLISH))
        .containsExactly(
            "Expected gain over the segment rule: 115.27 EUR.",
            "Payment is expected 86 days sooner than with a notice on the former day.",
            "A notice 8 days after the due date is answered more readily than one after 15 days.",
            "The debtor's own payments and answers speak for this day.");
    assertThat(texts(advice, Locale.GERMAN))
        .endsWith("Das bisherige Verhalten des Debitors spricht für diesen Tag.");
  }

  @Test
  void saysOnlyWhereAskedWhatWouldHaveLedToAnotherDay() {
    PaymentModel model = new Contributing(d -> d.equals(EARLY) ? 0.9 : 0.02);

    assertThat(counterfactual(model, "4000.00").map(r -> r.text(Locale.ENGLISH)))
        .contains("Were only 120.00 EUR open, no notice would go out.");
    assertThat(counterfactual(model, "4000.00").map(r -> r.text(Locale.GERMAN)))
        .contains("Wären nur 120,00 EUR offen, ginge keine Mahnung hinaus.");
    assertThat(advise(model, "4000.00").reasons()).noneMatch(ExplanationTest::isCounterfactual);
  }

  @Test
  void looksForNoOtherDayWhereTheFormerOneHoldsOrTheChoiceIsNotFree() {
    PaymentModel early = new Contributing(d -> d.equals(EARLY) ? 0.9 : 0.02);
    OpenItem disputed =
        invoice(1, DUE, "4000.00").with(Optional.of(new Dispute("OPEN")), Optional.empty());
    DebtorAccount account = new DebtorAccount(debtor(1, "", OPENED), List.of(disputed));

    assertThat(counterfactual(new Contributing(d -> 0.3), "900.00")).isEmpty();
    assertThat(advisor(early).counterfactual(account, AS_OF, disputed.ref())).isEmpty();
    assertThat(advisor(early).counterfactual(account, AS_OF, invoice(2, DUE, "1.00").ref()))
        .isEmpty();
  }

  @Test
  void saysNoMoreOfTheFormerDayThanThatItIsIt() {
    Recommendation advice = advise(new Contributing(d -> 0.3), "900.00");

    assertThat(advice.decision()).isEqualTo(new Decision.DunOn(FORMER_DAY));
    assertThat(advice.reasons()).hasSize(1);
  }

  @Test
  void neverSaysMoreThanThreeSentencesBesideTheReason() {
    Recommendation advice = advise(new Contributing(d -> d.equals(EARLY) ? 0.9 : 0.02), "4000.00");

    assertThat(advice.reasons()).hasSizeLessThanOrEqualTo(4);
  }

  @Test
  void saysThatADayIsUntriedBeforeAllThatSpeaksForIt() {
    PaymentModel early = new PayingAtMonthEnd(false);

    for (Recommendation advice : List.of(advise(early, "4000.00"), plain(early, "4000.00"))) {
      assertThat(advice.decision()).isEqualTo(new Decision.DunOn(EARLY));
      assertThat(advice.reasons())
          .extracting(Reason::code)
          .startsWith(
              ReasonCode.MODEL_GAIN, ReasonCode.DAY_UNTRIED, ReasonCode.PAYS_AROUND_MONTH_END);
      assertThat(advice.reasons()).hasSizeLessThanOrEqualTo(4);
    }
  }

  @Test
  void doesNotCallADayUntriedThatWasSeen() {
    assertThat(advise(new PayingAtMonthEnd(true), "4000.00").reasons())
        .extracting(Reason::code)
        .doesNotContain(ReasonCode.DAY_UNTRIED)
        .startsWith(
            ReasonCode.MODEL_GAIN,
            ReasonCode.PAYS_AROUND_MONTH_END,
            ReasonCode.ANSWERS_EARLY_NOTICE);
  }

  @Test
  void givesTheAmountAtWhichTheDayReallyChanges() {
    Contributing model = new Contributing(d -> d.equals(EARLY) ? 0.9 : 0.02);
    Reason last = counterfactual(model, "4000.00").orElseThrow();

    String amount = last.values().get(0).replace(" EUR", "");

    assertThat(last.code()).isEqualTo(ReasonCode.IF_LESS_OPEN_NO_NOTICE);
    assertThat(advise(model, amount).decision()).isInstanceOf(Decision.WaitUntil.class);
  }

  @Test
  void looksAtTheLastPaymentFirst() {
    PaymentModel model =
        new Contributing(d -> d.equals(EARLY) ? 0.9 : 0.02) {
          @Override
          public Optional<PaymentModel> supposing(Debtor debtor, LocalDate asOf, int lastDelay) {
            return Optional.of(
                lastDelay > 10
                    ? new Contributing(d -> d.equals(EARLY) ? 0.9 : 0.02)
                    : new FixedResponse(d -> 0, 0.9));
          }
        };

    assertThat(counterfactual(model, "4000.00").map(r -> r.text(Locale.ENGLISH)))
        .contains(
            "Had the last invoice been paid within 10 days of its due date, the notice would go out"
                + " on 2025-03-18.");
  }

  @Test
  void changesNeitherTheDayNorTheProbability() {
    PaymentModel model = new Contributing(d -> d.equals(EARLY) ? 0.9 : 0.02);
    DebtorAccount account = account("4000.00");

    Recommendation plain = advisor(model).advise(account, AS_OF).get(0);
    Recommendation explained = advisor(model).explaining().advise(account, AS_OF).get(0);

    assertThat(explained.decision()).isEqualTo(plain.decision());
    assertThat(explained.probability30()).isEqualTo(plain.probability30());
    assertThat(explained.reasons()).startsWith(plain.reasons().get(0));
  }

  private static boolean isCounterfactual(Reason reason) {
    return reason.code().name().startsWith("IF_");
  }

  private static Optional<Reason> counterfactual(PaymentModel model, String amount) {
    DebtorAccount account = account(amount);
    return advisor(model).counterfactual(account, AS_OF, account.items().get(0).ref());
  }

  private static List<String> texts(Recommendation advice, Locale locale) {
    return advice.reasons().stream().map(r -> r.text(locale)).toList();
  }

  private static Recommendation advise(PaymentModel model, String amount) {
    return advisor(model).explaining().advise(account(amount), AS_OF).get(0);
  }

  private static Recommendation plain(PaymentModel model, String amount) {
    return advisor(model).advise(account(amount), AS_OF).get(0);
  }

  private static Advisor advisor(PaymentModel model) {
    return new Advisor(CONTEXT, AdvicePolicy.modelWithPrior(model, SegmentRules.NONE));
  }

  private static DebtorAccount account(String amount) {
    return new DebtorAccount(debtor(1, "", OPENED), List.of(invoice(1, DUE, amount)));
  }

  /** Two habits of the debtor stand out. */
  private static final class PayingAtMonthEnd extends Contributing {
    private final boolean tried;

    PayingAtMonthEnd(boolean tried) {
      super(d -> d.equals(EARLY) ? 0.9 : 0.02);
      this.tried = tried;
    }

    @Override
    List<Reason> traits() {
      return List.of(
          Reason.of(ReasonCode.PAYS_AROUND_MONTH_END), Reason.of(ReasonCode.ANSWERS_EARLY_NOTICE));
    }

    @Override
    boolean isTried() {
      return tried;
    }
  }

  /** The day of the notice speaks most for an early one, then the debtor's history. */
  private static class Contributing extends FixedResponse {
    Contributing(ToDoubleFunction<LocalDate> share) {
      super(share);
    }

    @Override
    double[] contributions(List<PlannedNotice> path) {
      double[] byFeature = new double[Feature.values().length];
      if (path.isEmpty()) {
        return new double[0];
      }
      if (path.get(0).day().equals(EARLY)) {
        byFeature[Feature.S1_ANSWER.ordinal()] = 1.2;
        byFeature[Feature.H_ANSWERED_EARLY.ordinal()] = 0.4;
        byFeature[Feature.WEEKDAY.ordinal()] = -0.3;
        byFeature[Feature.LOG_AMOUNT.ordinal()] = 0.01;
      }
      return byFeature;
    }
  }

  @Test
  void readsAllSentencesInBothLanguages() {
    for (ReasonCode code : ReasonCode.values()) {
      Object[] values = new Object[code.arity()];
      java.util.Arrays.fill(values, "7");
      Reason reason = Reason.of(code, values);
      assertThat(reason.text(Locale.GERMAN)).isNotBlank().isNotEqualTo(reason.text(Locale.ENGLISH));
    }
  }
}
