package io.mahnwerk.scoring.learned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.mahnwerk.core.model.BusinessCalendar;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.ItemHistory;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.scoring.AccountOutlook;
import io.mahnwerk.scoring.Fixtures;
import io.mahnwerk.scoring.PlannedNotice;
import io.mahnwerk.scoring.PlantedWorld;
import io.mahnwerk.scoring.SegmentRules;
import io.mahnwerk.scoring.features.DayCalendar;
import io.mahnwerk.scoring.features.PaymentHistory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainedModelTest {
  private static final BusinessCalendar CALENDAR = PlantedWorld.CALENDAR;
  private static final SegmentRules RULES = SegmentRules.standard();
  private static final TrainingSettings SMALL = new TrainingSettings(3, 30, 4, 400_000, 7);

  private static List<ItemHistory> items;
  private static PaymentHistory history;
  private static TrainedModel model;

  @TempDir private Path folder;

  @BeforeAll
  static void train() {
    items = items(90, 0.5);
    history = history(items);
    model = trainer().train(history, PlantedWorld.END).orElseThrow();
  }

  @Test
  void loadsWhatItSaved() throws IOException {
    model.save(folder);

    TrainedModel loaded = TrainedModel.load(folder);

    assertThat(loaded.sha256()).isEqualTo(model.sha256()).hasSize(64);
    assertThat(loaded.figures()).isEqualTo(model.figures());
    assertThat(loaded.provenance()).isEqualTo(model.provenance());
    assertThat(loaded.foreseesComplaints()).isTrue();
    assertThat(unpaid(loaded)).containsExactly(unpaid(model));
  }

  @Test
  void refusesAModelThatWasChanged() throws IOException {
    model.save(folder);
    Path file = folder.resolve("payment.json");
    String text = Files.readString(file);
    Files.writeString(file, text.replaceFirst("0", "1"));

    assertThatIOException()
        .isThrownBy(() -> TrainedModel.load(folder))
        .withMessage(folder + " was changed after it was saved: its SHA-256 differs");
  }

  @Test
  void refusesAModelOfOtherFeatures() throws IOException {
    model.save(folder);
    Path file = folder.resolve("model.json");
    String text = Files.readString(file);
    Files.writeString(file, text.replace(model.provenance().features(), "0123456789abcdef"));

    assertThatIOException()
        .isThrownBy(() -> TrainedModel.load(folder))
        .withMessageContaining("was trained with feature schema 0123456789abcdef");
  }

  @Test
  void refusesAModelOfAVersionThatKnewNoKinds() throws IOException {
    model.save(folder);
    Path file = folder.resolve("model.json");
    Files.writeString(file, Files.readString(file).replace("\"kinds\"", "\"others\""));

    assertThatIOException()
        .isThrownBy(() -> TrainedModel.load(folder))
        .withMessage(
            file
                + " is of an earlier version, without words of kinds or calibration: train a new"
                + " model");
  }

  @Test
  void refusesAModelOfAnotherXgboost() throws IOException {
    byte[] newer =
        new String(model.paymentBytes(), StandardCharsets.UTF_8)
            .replace("\"version\":[3,0,4]", "\"version\":[3,4,0]")
            .getBytes(StandardCharsets.UTF_8);
    TrainedModel.Basis basis =
        new TrainedModel.Basis(model.schema(), RULES.version(), model.response(), model.kinds());
    TrainedModel.of(basis, model.figures(), newer, Optional.empty()).save(folder);

    assertThatIOException()
        .isThrownBy(() -> TrainedModel.load(folder))
        .withMessageContaining("was written by XGBoost [3, 4, 0] but [3, 0, 4] is needed");
  }

  @Test
  void refusesOtherSegmentRulesThanItWasTrainedWith() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LearnedPaymentModel(model, history, CALENDAR, SegmentRules.NONE))
        .withMessageStartingWith("The model was trained with segment rules");
  }

  @Test
  void isTheSameForTheSameHistory() {
    List<ItemHistory> shuffled = new ArrayList<>(items);
    Collections.shuffle(shuffled, new Random(1));

    TrainedModel again = trainer().train(history(shuffled), PlantedWorld.END).orElseThrow();

    assertThat(again.sha256()).isEqualTo(model.sha256());
  }

  @Test
  void learnsNothingFromFactsRecordedLater() {
    LocalDate upTo = PlantedWorld.END.minusDays(200);
    List<ItemHistory> cut =
        items.stream()
            .filter(i -> i.recordedOn().isBefore(upTo))
            .map(
                i ->
                    new ItemHistory(
                        i.ref(),
                        i.debtor(),
                        i.amount(),
                        i.documentDate(),
                        i.netDueDate(),
                        i.recordedOn(),
                        i.cleared().filter(c -> c.recordedOn().isBefore(upTo)),
                        i.notices().stream().filter(n -> n.recordedOn().isBefore(upTo)).toList(),
                        i.complaints().stream()
                            .filter(c -> c.recordedOn().isBefore(upTo))
                            .toList()))
            .toList();

    TrainedModel then = trainer().train(history(cut), upTo).orElseThrow();
    TrainedModel hindsight = trainer().train(history, upTo).orElseThrow();

    assertThat(hindsight.sha256()).isEqualTo(then.sha256());
  }

  @Test
  void looksOutFromADayWithTheSameBitsWhateverWasRecordedLater() {
    LocalDate day = PlantedWorld.END.minusDays(120);
    PaymentHistory truncated =
        history(
            items.stream()
                .filter(i -> i.recordedOn().isBefore(day))
                .map(i -> i.before(day))
                .toList());
    List<PlannedNotice> path = List.of(new PlannedNotice(new DunningLevel(1), day.plusDays(9)));
    for (int number = 0; number < 90; number++) {
      Debtor debtor = Fixtures.debtor(PlantedWorld.Payer.of(number, 1));
      OpenItem open = Fixtures.invoice(number, day.minusDays(2), "900.00");
      DebtorAccount account = new DebtorAccount(debtor, List.of(open));
      AccountOutlook then =
          new LearnedPaymentModel(model, truncated, CALENDAR, RULES).outlook(account, day);
      AccountOutlook hindsight =
          new LearnedPaymentModel(model, history, CALENDAR, RULES).outlook(account, day);

      assertThat(hindsight.features(open)).isEqualTo(then.features(open));
      assertThat(hindsight.segment()).isEqualTo(then.segment());
      assertThat(hindsight.unpaid(open, path, 90)).isEqualTo(then.unpaid(open, path, 90));
      assertThat(hindsight.complaint(open, path.get(0)))
          .isEqualTo(then.complaint(open, path.get(0)));
    }
  }

  @Test
  void saysSoWhereNoComplaintIsRecorded() {
    List<ItemHistory> silent = items.stream().map(TrainedModelTest::withoutComplaints).toList();
    PaymentHistory history = history(silent);

    TrainedModel model = trainer().train(history, PlantedWorld.END).orElseThrow();
    AccountOutlook outlook = outlook(model, history);

    assertThat(model.foreseesComplaints()).isFalse();
    assertThat(model.figures().complaints()).isZero();
    assertThat(outlook.complaint(item(), notice(7))).isZero();
  }

  @Test
  void trainsNothingFromAHandfulOfPayments() {
    assertThat(trainer().train(history(items.subList(0, 60)), PlantedWorld.END)).isEmpty();
  }

  @Test
  void doesNotKnowTimingFromAFixedSchedule() {
    PaymentHistory fixed = history(items(90, 0));
    TrainedModel scheduled = trainer().train(fixed, PlantedWorld.END).orElseThrow();

    assertThat(scheduled.figures().randomisedNotices()).isZero();
    assertThat(new LearnedPaymentModel(scheduled, fixed, CALENDAR, RULES).knowsTiming()).isFalse();
    assertThat(new LearnedPaymentModel(model, history, CALENDAR, RULES).knowsTiming()).isTrue();
  }

  @Test
  void neverRisesAndStaysAProbability() {
    double[] unpaid = unpaid(model);

    assertThat(unpaid).hasSize(181);
    assertThat(unpaid[0]).isEqualTo(1);
    for (int k = 1; k < unpaid.length; k++) {
      assertThat(unpaid[k]).isBetween(0.0, unpaid[k - 1]);
    }
  }

  @Test
  void sharesTheDaysBeforeTheNotice() {
    AccountOutlook outlook = outlook(model, history);
    double[] without = outlook.unpaid(item(), List.of(), 100);
    double[] with = outlook.unpaid(item(), List.of(notice(12)), 100);

    int notice = 13;
    for (int k = 0; k <= notice; k++) {
      assertThat(with[k]).isEqualTo(without[k]);
    }
    assertThat(with[40]).isNotEqualTo(without[40]);
  }

  private static double[] unpaid(TrainedModel model) {
    return outlook(model, history).unpaid(item(), List.of(notice(7), notice(30)), 180);
  }

  private static PlannedNotice notice(int offset) {
    return new PlannedNotice(new DunningLevel(1), PlantedWorld.END.plusDays(offset));
  }

  private static OpenItem item() {
    return Fixtures.invoice(6, PlantedWorld.END, "2500.00");
  }

  private static AccountOutlook outlook(TrainedModel model, PaymentHistory history) {
    Debtor debtor = Fixtures.debtor(PlantedWorld.Payer.of(6, 1));
    return new LearnedPaymentModel(model, history, CALENDAR, RULES)
        .outlook(new DebtorAccount(debtor, List.of(item())), PlantedWorld.END.minusDays(1));
  }

  private static HazardTrainer trainer() {
    return new HazardTrainer(CALENDAR, RULES, SMALL);
  }

  private static PaymentHistory history(List<ItemHistory> items) {
    PaymentHistory history = new PaymentHistory(new DayCalendar(CALENDAR));
    IntStream.range(0, 90)
        .forEach(n -> history.record(Fixtures.debtor(PlantedWorld.Payer.of(n, 1))));
    items.forEach(history::record);
    return history;
  }

  private static List<ItemHistory> items(int debtors, double explored) {
    PlantedWorld world = new PlantedWorld();
    return IntStream.range(0, debtors)
        .mapToObj(n -> PlantedWorld.Payer.of(n, 1))
        .flatMap(p -> PlantedWorld.receivables(p, PlantedWorld.START, PlantedWorld.END, 1).stream())
        .map(r -> world.record(r, explored))
        .toList();
  }

  private static ItemHistory withoutComplaints(ItemHistory i) {
    return new ItemHistory(
        i.ref(),
        i.debtor(),
        i.amount(),
        i.documentDate(),
        i.netDueDate(),
        i.recordedOn(),
        i.cleared(),
        i.notices(),
        List.of());
  }
}
