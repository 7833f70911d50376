package io.mahnwerk.app.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.app.demo.Stage;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.DebtorDunning;
import io.mahnwerk.core.model.DocumentKind;
import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.core.model.Money;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.Recommendation;
import io.mahnwerk.core.model.RecordVersion;
import io.mahnwerk.core.spi.ErpConnectorProvider;
import io.mahnwerk.mocks.erp.SimulatedErpProvider;
import io.mahnwerk.mocks.world.World;
import io.mahnwerk.scoring.AdvicePolicy;
import io.mahnwerk.scoring.Advisor;
import io.mahnwerk.scoring.ReactionChart;
import io.mahnwerk.scoring.SegmentRules;
import io.mahnwerk.scoring.learned.HazardTrainer;
import io.mahnwerk.scoring.learned.LearnedPaymentModel;
import io.mahnwerk.scoring.learned.TrainingSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The six kinds of debtors that the field tells of, each found again by a model that was told
 * nothing of them: on which days it would have such debtors dunned, and what it expects a notice to
 * bring on each day.
 */
class SixPatternsTest {
  /** Its month ends, and its quarter starts, when an item is well past its first native day. */
  private static final LocalDate DUE = LocalDate.of(2025, 6, 6);

  private static final LocalDate AS_OF = DUE.plusDays(1);
  private static final int MONTH_END = 20;
  private static final int QUARTER = 25;

  private static Scene scene;
  private static Scene.Past past;
  private static LearnedPaymentModel model;

  @BeforeAll
  static void learn(@TempDir Path folder) throws IOException {
    String all = World.builtIn("seeds-1.0").orElseThrow().toYaml();
    String fewer = all.replaceFirst("debtors: 800", "debtors: 320");
    assertThat(fewer).isNotEqualTo(all);
    World world = World.load(Files.writeString(folder.resolve("world.yaml"), fewer));
    scene = Scene.of(dunning(), world, new Scene.Question(3, 1, 0.25), false);
    past = scene.past(day -> {});
    SegmentRules rules = SegmentRules.standard();
    model =
        new HazardTrainer(scene.stage().calendar(), rules, TrainingSettings.DEFAULT)
            .train(past.chronicle().history(), scene.stage().timeline().switchedOn())
            .map(
                trained ->
                    new LearnedPaymentModel(
                        trained, past.chronicle().history(), scene.stage().calendar(), rules))
            .orElseThrow();
  }

  @Test
  void corporatesAnswerBetweenTheFifthAndTheTenthDayOnly() {
    assertThat(dunnedOn("KONZERN", day -> day >= 5 && day <= 10)).isGreaterThan(0.8);
    assertThat(gain("KONZERN", 7)).isGreaterThan(gain("KONZERN", 18) + 0.3);
  }

  @Test
  void familyFirmsAreNotDunnedEarly() {
    assertThat(dunnedOn("FAMILIE", day -> day >= 14)).isGreaterThan(0.8);
    assertThat(gain("FAMILIE", 18)).isGreaterThan(gain("FAMILIE", 7) + 0.1);
    assertThat(complaint("FAMILIE", 7)).isGreaterThan(complaint("FAMILIE", 18) + 0.1);
  }

  @Test
  void startUpsAreDunnedShortlyBeforeTheMonthEnds() {
    assertThat(dunnedOn("STARTUP", day -> day >= MONTH_END - 9 && day <= MONTH_END - 2))
        .isGreaterThan(0.8);
    assertThat(gain("STARTUP", MONTH_END - 6)).isGreaterThan(gain("STARTUP", 5) + 0.2);
  }

  @Test
  void craftFirmsAreLeftAloneUntilTheirWorkIsDone() {
    assertThat(dunnedOn("HANDWERK", day -> day < 14)).isLessThan(0.2);
    assertThat(gain("HANDWERK", 7)).isLessThan(0.15);
  }

  @Test
  void softwareFirmsAreDunnedAroundTheQuarter() {
    assertThat(dunnedOn("SAAS", day -> day >= QUARTER - 7 && day <= QUARTER + 4))
        .isGreaterThan(0.8);
    assertThat(gain("SAAS", QUARTER - 4)).isGreaterThan(gain("SAAS", 7) + 0.1);
  }

  @Test
  void municipalUtilitiesAnswerMostAroundTheEighthDay() {
    assertThat(dunnedOn("STADTWERK", day -> day >= 5 && day <= 11)).isGreaterThan(0.8);
    // The world's own 83 % on this day, drawn towards what other days and debtors do.
    assertThat(gain("STADTWERK", 7)).isGreaterThan(0.45);
    assertThat(gain("STADTWERK", 7)).isGreaterThan(gain("STADTWERK", 18) + 0.3);
  }

  /** The share of such debtors whose next notice is recommended on such a day past due. */
  private static double dunnedOn(String archetype, LongPredicate days) {
    Advisor advisor =
        new Advisor(
            scene.stage().context(), AdvicePolicy.modelWithPrior(model, SegmentRules.standard()));
    List<DebtorAccount> accounts = accounts(archetype);
    long on =
        accounts.stream()
            .flatMap(account -> advisor.advise(account, AS_OF).stream())
            .map(SixPatternsTest::recommended)
            .filter(day -> day.isPresent() && days.test(ChronoUnit.DAYS.between(DUE, day.get())))
            .count();
    return on / (double) accounts.size();
  }

  private static Optional<LocalDate> recommended(Recommendation advice) {
    return advice
        .decision()
        .match(dun -> Optional.of(dun.day()), wait -> Optional.empty(), leave -> Optional.empty());
  }

  private static double gain(String archetype, int day) {
    return points(archetype, day).stream()
        .mapToDouble(ReactionChart.Point::gain)
        .average()
        .orElseThrow();
  }

  private static double complaint(String archetype, int day) {
    return points(archetype, day).stream()
        .mapToDouble(ReactionChart.Point::complaint)
        .average()
        .orElseThrow();
  }

  private static List<ReactionChart.Point> points(String archetype, int day) {
    List<LocalDate> one = List.of(DUE.plusDays(day));
    return accounts(archetype).stream()
        .map(a -> ReactionChart.of(model, a, a.items().get(0), AS_OF, one))
        .flatMap(chart -> chart.points().stream())
        .toList();
  }

  /** Steered debtors of the kind, each with one item that fell due yesterday. */
  private static List<DebtorAccount> accounts(String archetype) {
    Stage stage = scene.stage();
    List<DebtorAccount> accounts = new ArrayList<>();
    for (String number : stage.steered()) {
      if (scene.isKnown(number) && stage.archetype(number).equals(archetype)) {
        Debtor debtor = past.books().ledger().debtor(number);
        DebtorDunning opened = DebtorDunning.under(stage.erp().openedProcedure());
        accounts.add(
            new DebtorAccount(debtor.with(opened, debtor.version()), List.of(item(debtor))));
      }
    }
    assertThat(accounts).as(archetype).hasSizeGreaterThan(15);
    return accounts;
  }

  private static OpenItem item(Debtor debtor) {
    OpenItemRef ref =
        new OpenItemRef(
            debtor.ref().connection(), debtor.ref().companyCode(), "open-" + debtor.ref().number());
    return new OpenItem(
        ref,
        debtor.ref(),
        "1",
        DocumentKind.INVOICE,
        Money.of("EUR", "2500.00"),
        DUE.minusDays(14),
        DUE.minusDays(14),
        DUE,
        Optional.empty(),
        "",
        false,
        DunningState.UNTOUCHED,
        new RecordVersion("1"));
  }

  private static Scene.Dunning dunning() {
    for (SimulatedErpProvider erp : ServiceLoader.load(SimulatedErpProvider.class)) {
      for (ErpConnectorProvider connector : ServiceLoader.load(ErpConnectorProvider.class)) {
        if (connector.erpId().equals(erp.erpId())) {
          return new Scene.Dunning(new Stage.Erp(erp, Map.of()), connector.nativeRun());
        }
      }
    }
    throw new IllegalStateException("There is no ERP whose dunning run could be simulated");
  }
}
