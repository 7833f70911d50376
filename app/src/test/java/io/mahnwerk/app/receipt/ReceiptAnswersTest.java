package io.mahnwerk.app.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mahnwerk.app.simulate.Present;
import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.ItemHistory;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.Recommendation;
import io.mahnwerk.core.model.RecordVersion;
import io.mahnwerk.core.store.Receipt;
import io.mahnwerk.core.store.ReceiptBasis;
import io.mahnwerk.mocks.world.World;
import io.mahnwerk.scoring.Advisor;
import io.mahnwerk.scoring.SegmentRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What receipts of a world's debtors answer, after all that their debtors did was told anew. */
class ReceiptAnswersTest {
  private record Given(Receipt receipt, ReceiptBasis basis, Optional<Reason> counterfactual) {}

  private static final List<Given> GIVEN = new ArrayList<>();
  private static Present present;

  @BeforeAll
  static void adviseAndThenLearnMore() {
    World world = World.builtIn("seeds-1.0").orElseThrow().withKnownDebtors(60);
    present = Present.of(world, 1).orElseThrow();
    ReceiptWriter writer =
        new ReceiptWriter(present.context(), "de", SegmentRules.standard(), present.history());
    Advisor advisor = present.advisor(writer.facts()).explaining();
    for (DebtorAccount account : present.accounts()) {
      writer.begin();
      List<Recommendation> advice = advisor.advise(account, present.today());
      ReceiptBasis basis =
          writer.basis(
              new ReceiptWriter.Advised(account, present.today(), Optional.empty(), advice),
              Optional.of(present.model(writer.facts())),
              advisor);
      for (Recommendation one : advice) {
        GIVEN.add(
            new Given(
                new Receipt(GIVEN.size(), new RecordVersion("1"), one),
                basis,
                advisor.counterfactual(account, present.today(), one.item())));
      }
    }
    List<ItemHistory> paid = present.history().items().map(ReceiptAnswersTest::paidToday).toList();
    paid.forEach(present.history()::record);
  }

  @Test
  void saysTheSameWhateverBecameKnownSince() {
    assertThat(GIVEN).isNotEmpty();
    assertThat(GIVEN)
        .allSatisfy(
            given -> assertThat(answers(given).counterfactual()).isEqualTo(given.counterfactual()));
  }

  @Test
  void findsOneForSomeAndNoneForOthers() {
    assertThat(GIVEN.stream().map(Given::counterfactual).filter(Optional::isPresent)).isNotEmpty();
    assertThat(GIVEN.stream().map(Given::counterfactual).filter(Optional::isEmpty)).isNotEmpty();
  }

  @Test
  void comesOutTheSameToTheBit() {
    assertThat(GIVEN).allSatisfy(given -> assertThat(answers(given).comeOutTheSame()).isTrue());
  }

  @Test
  void answersNothingWithoutTheModelThatItNames() {
    Given given = GIVEN.get(0);
    KeptModels gone =
        sha256 -> {
          throw new IllegalArgumentException("rests on a model that is gone");
        };
    ReceiptAnswers answers = ReceiptAnswers.of(given.receipt(), given.basis(), gone).orElseThrow();

    assertThatThrownBy(answers::counterfactual).hasMessage("rests on a model that is gone");
    assertThat(ReceiptAnswers.of(given.receipt(), ReceiptBasis.NONE, gone)).isEmpty();
  }

  private static ReceiptAnswers answers(Given given) {
    return ReceiptAnswers.of(given.receipt(), given.basis(), KeptModels.only(present.trained()))
        .orElseThrow();
  }

  private static ItemHistory paidToday(ItemHistory item) {
    Clearing clearing =
        new Clearing(
            item.netDueDate().isAfter(present.today()) ? item.netDueDate() : present.today(),
            Clearing.Kind.PAYMENT);
    return new ItemHistory(
        item.ref(),
        item.debtor(),
        item.amount(),
        item.documentDate(),
        item.netDueDate(),
        item.recordedOn(),
        Optional.of(new ItemHistory.RecordedClearing(clearing, item.documentDate())),
        item.notices(),
        item.complaints());
  }
}
