package io.mahnwerk.scoring;

import static io.mahnwerk.scoring.AdvisedItem.AS_OF;
import static io.mahnwerk.scoring.AdvisedItem.DUE;
import static io.mahnwerk.scoring.AdvisedItem.FORMER_DAY;
import static io.mahnwerk.scoring.AdvisedItem.advise;
import static io.mahnwerk.scoring.AdvisedItem.assertBound;
import static io.mahnwerk.scoring.AdvisedItem.context;
import static io.mahnwerk.scoring.AdvisedItem.credit;
import static io.mahnwerk.scoring.AdvisedItem.day;
import static io.mahnwerk.scoring.AdvisedItem.dunned;
import static io.mahnwerk.scoring.AdvisedItem.offset;
import static io.mahnwerk.scoring.AdvisedItem.only;
import static io.mahnwerk.scoring.AdvisedItem.person;
import static io.mahnwerk.scoring.AdvisedItem.steered;
import static io.mahnwerk.scoring.Fixtures.FORMER;
import static io.mahnwerk.scoring.Fixtures.debtor;
import static io.mahnwerk.scoring.Fixtures.invoice;
import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.Decision;
import io.mahnwerk.core.model.Dispute;
import io.mahnwerk.core.model.DunningBlock;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.DunningProcedureCode;
import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.model.Recommendation;
import io.mahnwerk.core.model.RecordVersion;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who is left to a clerk, keeps the former day or is only delayed, whatever a model foresees. */
class HardRulesTest {
  @Test
  void leavesAnItemToTheClerkWhoBlockedIt() {
    OpenItem item = invoice(1, DUE, "900.00");
    DunningBlock block = new DunningBlock("A", DunningBlock.Owner.CLERK);
    DunningState blocked =
        new DunningState(
            DunningLevel.NONE, Optional.empty(), Optional.of(block), Optional.empty(), false);

    Recommendation advice =
        only(advise(steered("KONZ"), AS_OF, item.with(blocked, new RecordVersion("2"))));

    assertThat(advice.decision()).isEqualTo(new Decision.LeaveToClerk());
    assertThat(advice.reasons()).containsExactly(Reason.of(ReasonCode.CLERK_BLOCK));
  }

  @Test
  void leavesADisputedItemToAClerkAndAdvisesTheOthersOfTheDebtor() {
    OpenItem item = invoice(1, DUE, "900.00");
    OpenItem disputed = item.with(Optional.of(new Dispute("OPEN")), Optional.empty());

    List<Recommendation> advice =
        advise(steered("KONZ"), AS_OF, disputed, invoice(1, DUE.plusDays(1), "900.00"));

    assertThat(advice.get(0).decision()).isEqualTo(new Decision.LeaveToClerk());
    assertThat(advice.get(0).reasons()).containsExactly(Reason.of(ReasonCode.DISPUTED));
    assertThat(advice.get(1).decision()).isInstanceOf(Decision.DunOn.class);
  }

  @Test
  void advisesAnItemThatWeHoldOurselves() {
    DunningBlock block = new DunningBlock("M", DunningBlock.Owner.OURS);
    DunningState held =
        new DunningState(
            DunningLevel.NONE, Optional.empty(), Optional.of(block), Optional.empty(), false);

    Recommendation advice =
        only(
            advise(
                steered("KONZ"),
                AS_OF,
                invoice(1, DUE, "900.00").with(held, new RecordVersion("2"))));

    assertThat(advice.decision()).isEqualTo(new Decision.DunOn(LocalDate.of(2025, 3, 11)));
  }

  @Test
  void keepsPeopleKeyAccountsAndDirectDebitsToTheirFormerDay() {
    OpenItem item = invoice(1, DUE, "900.00");

    assertBound(person(true, false, false), ReasonCode.NATURAL_PERSON, item);
    assertBound(person(false, true, false), ReasonCode.KEY_ACCOUNT, item);
    assertBound(person(false, false, true), ReasonCode.DIRECT_DEBIT, item);
    assertThat(only(advise(person(false, false, false), AS_OF, item)).decision())
        .isNotEqualTo(new Decision.DunOn(FORMER_DAY));
  }

  @Test
  void keepsAnAccountWithACreditBalanceToItsFormerDay() {
    OpenItem invoice = invoice(1, DUE, "900.00");

    List<Recommendation> advice = advise(steered("KONZ"), AS_OF, invoice, credit("-900.00"));
    List<Recommendation> owing = advise(steered("KONZ"), AS_OF, invoice, credit("-899.99"));

    assertThat(only(advice).reasons()).containsExactly(Reason.of(ReasonCode.CREDIT_BALANCE));
    assertThat(only(owing).reasons().get(0).code()).isEqualTo(ReasonCode.SEGMENT_RULE);
  }

  @Test
  void onlyDelaysADebtorWithTheFormerProcedure() {
    AdviceSettings delaying = new AdviceSettings(0.08, 2.5, 60, 5, 20, 30, 10, true);
    PaymentModel late = new FixedResponse(day -> offset(day) == 18 ? 0.95 : 0.05);
    Advisor advisor = new Advisor(context(delaying), AdvicePolicy.freely(late));
    Advisor rule =
        new Advisor(context(delaying), AdvicePolicy.segmentRule(SegmentRules.standard()));
    DebtorAccount account =
        new DebtorAccount(debtor(1, "KONZ", FORMER), List.of(invoice(1, DUE, "90000.00")));

    assertThat(day(only(advisor.advise(account, AS_OF)))).isEqualTo(LocalDate.of(2025, 3, 21));
    assertThat(day(only(rule.advise(account, AS_OF)))).isEqualTo(FORMER_DAY);
  }

  @Test
  void leavesADebtorOfAnUnknownProcedureAlone() {
    AdviceSettings delaying = new AdviceSettings(0.08, 2.5, 60, 5, 5, 30, 10, true);
    Advisor advisor = new Advisor(context(delaying), AdvicePolicy.former());
    Debtor debtor = debtor(1, "KONZ", new DunningProcedureCode("X9"));

    Recommendation advice =
        only(
            advisor.advise(
                new DebtorAccount(debtor, List.of(invoice(1, DUE, "900.00"))), DUE.plusDays(1)));

    assertThat(advice.decision()).isEqualTo(new Decision.LeaveToClerk());
    assertThat(advice.reasons()).containsExactly(Reason.of(ReasonCode.PROCEDURE_UNKNOWN, "X9"));
  }

  @Test
  void holdsBackOnlyWhatIsPaidAnyway() {
    PaymentModel soon = new FixedResponse(day -> 0, 0.2);
    PaymentModel never = new FixedResponse(day -> 0, 0.001);
    OpenItem item = invoice(1, DUE, "900.00");

    Recommendation held = only(advise(AdvicePolicy.holdBack(soon), steered(""), AS_OF, item));
    Recommendation kept = only(advise(AdvicePolicy.holdBack(never), steered(""), AS_OF, item));

    assertThat(held.reasons()).containsExactly(Reason.of(ReasonCode.PAYS_UNPROMPTED, 96));
    assertThat(held.reasons().get(0).text(Locale.ENGLISH))
        .isEqualTo("Likely to pay without a notice (96 % within 14 days of the former day).");
    assertThat(held.decision()).isEqualTo(new Decision.DunOn(LocalDate.of(2025, 4, 1)));
    assertThat(kept.decision()).isEqualTo(new Decision.DunOn(FORMER_DAY));
  }

  @Test
  void saysNothingMoreAfterTheHighestLevel() {
    OpenItem item = dunned(invoice(1, DUE, "900.00"), 3, DUE.plusDays(46));

    assertThat(advise(steered("KONZ"), DUE.plusDays(70), item)).isEmpty();
  }
}
