package io.mahnwerk.scoring;

import static io.mahnwerk.scoring.Fixtures.OPENED;
import static io.mahnwerk.scoring.Fixtures.debtor;
import static io.mahnwerk.scoring.Fixtures.invoice;
import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.DebtorDunning;
import io.mahnwerk.core.model.Decision;
import io.mahnwerk.core.model.DocumentKind;
import io.mahnwerk.core.model.DunningBlock;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.DunningMark;
import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.PromiseToPay;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.model.Recommendation;
import io.mahnwerk.core.model.RecordVersion;
import io.mahnwerk.scoring.features.SegmentBelief;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** An invoice over 900 euros of a steered debtor, and the advice about it. */
final class AdvisedItem {
  /** A Monday; runs are on Tuesdays and Fridays. */
  static final LocalDate DUE = LocalDate.of(2025, 3, 3);

  static final SegmentRules RULES = SegmentRules.standard();
  static final LocalDate AS_OF = DUE.minusDays(1);
  static final LocalDate FIRST_RUN = LocalDate.of(2025, 3, 7);
  static final LocalDate FORMER_DAY = LocalDate.of(2025, 3, 18);

  private AdvisedItem() {}

  static void assertBound(Debtor debtor, ReasonCode code, OpenItem item) {
    Recommendation advice = only(advise(debtor, AS_OF, item));

    assertThat(advice.decision()).isEqualTo(new Decision.DunOn(FORMER_DAY));
    assertThat(advice.reasons()).containsExactly(Reason.of(code));
  }

  /** Late notices work best, and the debtor behaves like a segment. */
  static PaymentModel behaving(int segment, double support) {
    return new FixedResponse(day -> offset(day) == 18 ? 0.9 : 0.5) {
      @Override
      Optional<SegmentBelief> segment() {
        return Optional.of(new SegmentBelief(segment, support));
      }

      @Override
      public double caution() {
        return 1000;
      }
    };
  }

  /** An invoice that carries a mark of ours. */
  static OpenItem held(LocalDate until) {
    DunningState state =
        new DunningState(
            DunningLevel.NONE,
            Optional.empty(),
            Optional.of(new DunningBlock("M", DunningBlock.Owner.OURS)),
            Optional.of(new DunningMark(until)),
            false);
    return invoice(1, DUE, "900.00").with(state, new RecordVersion("2"));
  }

  static OpenItem promising(LocalDate day) {
    return invoice(1, DUE, "900.00").with(Optional.empty(), Optional.of(new PromiseToPay(day)));
  }

  static long offset(LocalDate day) {
    return ChronoUnit.DAYS.between(DUE, day);
  }

  static LocalDate day(Recommendation advice) {
    return ((Decision.DunOn) advice.decision()).day();
  }

  static Recommendation only(List<Recommendation> advice) {
    assertThat(advice).hasSize(1);
    return advice.get(0);
  }

  static Debtor steered(String industry) {
    return debtor(1, industry, OPENED);
  }

  static Debtor person(boolean natural, boolean key, boolean directDebit) {
    Debtor d = steered("KONZ");
    return new Debtor(
        d.ref(),
        d.name(),
        natural,
        key,
        d.industry(),
        d.country(),
        d.paymentTerms(),
        directDebit,
        DebtorDunning.under(OPENED),
        d.version());
  }

  static OpenItem dunned(OpenItem item, int level, LocalDate on) {
    return item.with(Fixtures.dunned(level, on), new RecordVersion("2"));
  }

  static OpenItem credit(String amount) {
    OpenItem i = invoice(1, DUE.minusDays(30), amount);
    return new OpenItem(
        i.ref(),
        i.debtor(),
        i.documentNumber(),
        DocumentKind.CREDIT_MEMO,
        i.openAmount(),
        i.documentDate(),
        i.postingDate(),
        i.netDueDate(),
        Optional.empty(),
        "",
        false,
        i.dunning(),
        i.version());
  }

  static AdviceContext context(AdviceSettings settings) {
    return new AdviceContext(
        Fixtures.procedures(), PlantedWorld.RUNS, PlantedWorld.CALENDAR, settings);
  }

  static List<Recommendation> advise(Debtor debtor, LocalDate asOf, OpenItem... items) {
    return advise(AdvicePolicy.segmentRule(SegmentRules.standard()), debtor, asOf, items);
  }

  static List<Recommendation> advise(
      AdvicePolicy policy, Debtor debtor, LocalDate asOf, OpenItem... items) {
    return new Advisor(context(AdviceSettings.DEFAULT), policy)
        .advise(new DebtorAccount(debtor, List.of(items)), asOf);
  }
}
